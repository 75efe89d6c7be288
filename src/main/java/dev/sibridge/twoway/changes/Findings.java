package dev.sibridge.twoway.changes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.manage.ManageChanges.Changed;
import dev.sibridge.twoway.store.PairedProject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a search for changes in Manage has found, by project. A pass need not read it again, unless another pass has been
 * at work on the project since: then it may be older than what that one has written.
 */
public final class Findings {

    public static final Findings NONE = new Findings(List.of());

    /** A process that dies has no end of its turn; its lock does not end before that. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final long found = System.nanoTime();
    private final Map<Long, Long> turns = new HashMap<>();
    private final Map<Long, List<Changed>> records = new HashMap<>();
    private final Map<Long, Set<String>> versions = new HashMap<>();
    private final Set<Long> readAgain = new HashSet<>();

    /** @param before the projects as they were before Manage was asked */
    Findings(Collection<PairedProject> before) {
        before.forEach(project -> turns.put(project.id(), project.turns()));
    }

    /** @param again whether it was read before, and is to be read once more */
    void add(long project, String version, boolean again) {
        versions.computeIfAbsent(project, first -> new HashSet<>()).add(version);
        if (again) {
            readAgain.add(project);
        }
    }

    void add(long project, Changed changed, boolean again) {
        add(project, changed.version(), again);
        records.computeIfAbsent(project, first -> new ArrayList<>()).add(changed);
    }

    /** All that has woken a project. */
    public Set<String> versions(long project) {
        return versions.getOrDefault(project, Set.of());
    }

    /** Whether some of that was read by an earlier pass already. */
    public boolean isReadAgain(long project) {
        return readAgain.contains(project);
    }

    /** A ticket as it was found; empty when it was not, or is to be read again. */
    public Optional<JsonNode> ticket(PairedProject taken, String ticket) {
        boolean isAlone = turns.containsKey(taken.id()) && turns.get(taken.id()) == taken.turns()
                && System.nanoTime() - found < FRESH.toNanos();
        return !isAlone ? Optional.empty() : of(taken, ticket).filter(changed -> !changed.isOfSchedule())
                .map(Changed::record).findFirst();
    }

    /** Whether somebody was assigned to a ticket, or his assignment was changed. */
    public boolean isScheduled(PairedProject taken, String ticket) {
        return of(taken, ticket).anyMatch(Changed::isOfSchedule);
    }

    private Stream<Changed> of(PairedProject project, String ticket) {
        return records.getOrDefault(project.id(), List.of()).stream()
                .filter(changed -> changed.ticket().equals(ticket));
    }
}
