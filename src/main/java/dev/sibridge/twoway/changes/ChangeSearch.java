package dev.sibridge.twoway.changes;

import dev.sibridge.account.Account;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.Tool.Changes;
import dev.sibridge.pm.ToolException;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.manage.ManageChanges;
import dev.sibridge.twoway.manage.ManageChanges.Changed;
import dev.sibridge.twoway.manage.ManageChanges.ManageProject;
import dev.sibridge.twoway.mapping.Mappings.Board;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.twoway.store.TwoWayAccounts.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /** How far the clocks of our own processes may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final PairedProjects projects;
    private final Pairs pairs;
    private final TwoWayAccounts accounts;
    private final ReadChanges read;
    private final ExportedPhases exported;

    public ChangeSearch(PairedProjects projects, Pairs pairs, TwoWayAccounts accounts, ReadChanges read,
            ExportedPhases exported) {
        this.projects = projects;
        this.pairs = pairs;
        this.accounts = accounts;
        this.read = read;
        this.exported = exported;
    }

    /**
     * Wakes every project for a sweep, else those that have changed; new ones are paired where that is wanted.
     *
     * @param began when the pass began that asks
     */
    public Findings wakeWhatHasChanged(Account account, Connection both, boolean sweep, Instant began) {
        Progress progress = accounts.of(account);
        Findings findings = Findings.NONE;
        Map<Long, Set<Touch>> touched = new HashMap<>();
        if (sweep || progress.manageSince() == null) {
            List<String> pairing = both.boards(Board::pairNew);
            projects.of(account).forEach(project -> touched.put(project.id(), null));
            pairNew(account, both, pairing.isEmpty() ? List.of() : ManageChanges.onBoards(both.manage(), pairing));
        } else {
            List<PairedProject> before = projects.of(account);
            ManageChanges changes = ManageChanges.since(both.manage(), progress.manageSince().minus(OVERLAP),
                    both.boards(board -> true));
            findings = inManage(account, before, changes, touched);
            exported.since(account, progress.manageSince().minus(SKEW)).forEach(written -> touch(touched,
                    written.project(), Touch.of(Side.MANAGE, Kind.PHASE, written.phase())));
            pairNew(account, both, changes.projects());
        }
        String cursor = inTool(account, both.tool(), progress.toolCursor(), touched);
        touched.forEach(projects::wake);
        accounts.asked(account, began, cursor);
        if (sweep) {
            accounts.swept(account, began);
        }
        return findings;
    }

    /** Of what passes have read already, nothing is made. */
    private Findings inManage(Account account, List<PairedProject> before, ManageChanges changes,
            Map<Long, Set<Touch>> touched) {
        Map<String, Long> ids = new HashMap<>();
        before.stream().filter(project -> project.manageId() != null)
                .forEach(project -> ids.put(project.manageId().toString(), project.id()));
        Findings findings = new Findings(before);
        read.keep(account, changes.versions());
        changes.projects().stream().filter(project -> ids.containsKey(project.id()))
                .filter(project -> !read.has(account, project.version())).forEach(project -> {
                    long id = ids.get(project.id());
                    findings.add(id, project.version(), read.isToBeReadAgain(account, project.version()));
                    touch(touched, id, Touch.of(Side.MANAGE, Kind.PROJECT, project.id()));
                });
        Stream.concat(changes.tickets().stream(), changes.scheduled().stream())
                .filter(changed -> !read.has(account, changed.version()))
                .forEach(changed -> of(changed, ids).forEach(id -> {
                    findings.add(id, changed, read.isToBeReadAgain(account, changed.version()));
                    touch(touched, id, Touch.ticket(changed.ticket()));
                }));
        return findings;
    }

    /** The projects that a change belongs to: the one that a ticket is in, and the one that it was in. */
    private List<Long> of(Changed changed, Map<String, Long> ids) {
        return Stream.concat(Stream.ofNullable(ids.get(changed.project())),
                pairs.projectsOf(Kind.TASK, Side.MANAGE, changed.ticket()).stream().filter(ids::containsValue))
                .distinct().toList();
    }

    /** @param touch null for something that is not paired, such as a time entry */
    private static void touch(Map<Long, Set<Touch>> touched, Long project, Touch touch) {
        // Null means all of it already.
        if (!touched.containsKey(project) || touched.get(project) != null) {
            Set<Touch> some = touched.computeIfAbsent(project, first -> new HashSet<>());
            if (touch != null) {
                some.add(touch);
            }
        }
    }

    /** Returns where the tool is asked the next time; null when it cannot be asked. */
    private String inTool(Account account, Tool tool, String cursor, Map<Long, Set<Touch>> touched) {
        if (tool.capabilities().changes() == Capabilities.Changes.NONE) {
            projects.of(account).forEach(project -> touch(touched, project.id(), Touch.unknown(Side.TOOL)));
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
            projects.of(account).forEach(project -> touched.put(project.id(), null));
            return tool.changes(null).cursor();
        }
        Stream.concat(changes.changed().stream(), changes.gone().stream()).filter(seen -> seen.projectId() != null)
                .distinct().forEach(seen -> projects.on(account, Side.TOOL, seen.projectId())
                        .ifPresent(project -> touch(touched, project.id(), touch(seen))));
        return changes.cursor();
    }

    /** Null for what is of no kind that is paired. */
    private static Touch touch(Changes.Seen seen) {
        return Stream.of(Kind.values()).filter(kind -> kind.name().equals(seen.entity().name())).findFirst()
                .map(kind -> Touch.of(Side.TOOL, kind, seen.id())).orElse(null);
    }

    private void pairNew(Account account, Connection both, List<ManageProject> candidates) {
        if (candidates.isEmpty() || isMakingProject(account)) {
            return;
        }
        Set<String> pairing = new TreeSet<>(both.mappings().boards().stream().filter(Board::pairNew)
                .map(Board::board).toList());
        candidates.stream().filter(project -> pairing.contains(project.board()) && !project.closed())
                .forEach(project -> projects.pairNew(account, project.id(), project.name()));
    }

    /** Whether nobody knows yet which of Manage's projects one is that was made there: any new one may be it. */
    private boolean isMakingProject(Account account) {
        return projects.of(account).stream().filter(project -> project.manageId() == null)
                .flatMap(project -> pairs.of(project.id()).stream())
                .anyMatch(one -> one.pair().kind() == Kind.PROJECT);
    }

    /** When the last sweep is so long ago that the next one is due. */
    public boolean isSweepDue(Account account, Instant now) {
        Instant last = accounts.of(account).lastSweep();
        return last == null || !last.plus(account.twoWay().sweep()).isAfter(now);
    }
}
