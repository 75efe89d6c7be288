package dev.sibridge.twoway.run;

import dev.sibridge.account.Account;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.Tool.Changes;
import dev.sibridge.pm.ToolException;
import dev.sibridge.twoway.manage.ManageChanges;
import dev.sibridge.twoway.manage.ManageChanges.ManageProject;
import dev.sibridge.twoway.mapping.Mappings.Board;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.twoway.store.TwoWayAccounts.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Asks both sides what has changed, and wakes the projects that it belongs to. The place up to which they were asked is
 * kept last: what is interrupted before is found again.
 */
@Component
public class ChangeSearch {

    /** What Manage's clock, and changes that are still being written, may hide from the last search. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private final PairedProjects projects;
    private final Pairs pairs;
    private final TwoWayAccounts accounts;

    public ChangeSearch(PairedProjects projects, Pairs pairs, TwoWayAccounts accounts) {
        this.projects = projects;
        this.pairs = pairs;
        this.accounts = accounts;
    }

    /** Wakes every project for a sweep, else those that have changed; new ones are paired where that is wanted. */
    void wakeWhatHasChanged(AccountPass pass) {
        Account account = pass.account();
        Progress progress = accounts.of(account);
        boolean all = pass.wanted().sweep() || progress.manageSince() == null;
        if (pass.wanted().dryRun()) {
            return;
        }
        Map<Long, Set<String>> touched = new HashMap<>();
        if (all) {
            List<String> pairing = pass.connection().boards(Board::pairNew);
            projects.of(account).forEach(project -> touched.put(project.id(), null));
            pairNew(pass, pairing.isEmpty() ? List.of()
                    : ManageChanges.onBoards(pass.connection().manage(), pairing));
        } else {
            ManageChanges changes = ManageChanges.since(pass.connection().manage(),
                    progress.manageSince().minus(OVERLAP), pass.connection().boards(board -> true));
            inManage(account, changes, touched);
            pairNew(pass, changes.projects());
        }
        String cursor = inTool(pass, progress.toolCursor(), touched);
        touched.forEach(projects::wake);
        accounts.asked(account, pass.began(), cursor);
        if (pass.wanted().sweep()) {
            accounts.swept(account, pass.began());
        }
    }

    private void inManage(Account account, ManageChanges changes, Map<Long, Set<String>> touched) {
        Map<String, Long> ids = new HashMap<>();
        projects.of(account).stream().filter(project -> project.manageId() != null)
                .forEach(project -> ids.put(project.manageId().toString(), project.id()));
        changes.projects().forEach(project -> touch(touched, ids.get(project.id()), null));
        changes.tickets().forEach(ticket -> touch(touched, ids.get(ticket.project()), ticket.ticket()));
        changes.scheduled().forEach(ticket -> pairs.projectsOf(Kind.TASK, Side.MANAGE, ticket).stream()
                .filter(ids::containsValue).forEach(project -> touch(touched, project, ticket)));
    }

    private static void touch(Map<Long, Set<String>> touched, Long project, String ticket) {
        // Null means all of its tickets already.
        if (project != null && (!touched.containsKey(project) || touched.get(project) != null)) {
            Set<String> tickets = touched.computeIfAbsent(project, first -> new TreeSet<>());
            if (ticket != null) {
                tickets.add(ticket);
            }
        }
    }

    /** Returns where the tool is asked the next time; null when it cannot be asked. */
    private String inTool(AccountPass pass, String cursor, Map<Long, Set<String>> touched) {
        Tool tool = pass.connection().tool();
        if (tool.capabilities().changes() == Capabilities.Changes.NONE) {
            projects.of(pass.account()).forEach(project -> touch(touched, project.id(), null));
            return null;
        }
        Changes changes;
        try {
            changes = tool.changes(cursor);
        } catch (ToolException e) {
            if (e.kind() != ToolException.Kind.GONE) {
                throw e;
            }
            // The tool does not know the place any more: whatever has changed, everything is looked at.
            projects.of(pass.account()).forEach(project -> touched.put(project.id(), null));
            return tool.changes(null).cursor();
        }
        Stream.concat(changes.changed().stream(), changes.gone().stream()).map(Changes.Seen::projectId)
                .filter(id -> id != null).distinct()
                .map(id -> projects.on(pass.account(), Side.TOOL, id).map(PairedProject::id))
                .flatMap(Optional::stream).forEach(project -> {
                    if (!touched.containsKey(project)) {
                        touch(touched, project, null);
                    }
                });
        return changes.cursor();
    }

    private void pairNew(AccountPass pass, List<ManageProject> candidates) {
        Set<String> pairing = new TreeSet<>(pass.connection().mappings().boards().stream().filter(Board::pairNew)
                .map(Board::board).toList());
        candidates.stream().filter(project -> pairing.contains(project.board()) && !project.closed())
                .filter(project -> projects.on(pass.account(), Side.MANAGE, project.id()).isEmpty())
                .forEach(project -> projects.begin(pass.account(), Side.MANAGE, project.id(), project.name(), null));
    }

    /** When the last sweep is so long ago that the next one is due. */
    public boolean isSweepDue(Account account, Instant now) {
        Instant last = accounts.of(account).lastSweep();
        return last == null || !last.plus(account.twoWay().sweep()).isAfter(now);
    }
}
