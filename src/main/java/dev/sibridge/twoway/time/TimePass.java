package dev.sibridge.twoway.time;

import dev.sibridge.pm.Tool;
import dev.sibridge.twoway.manage.ManageCalls;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.MappedTime;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.pass.Pass.Counts;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.time.TimePlan.Change;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One pass over the time of a paired project, after the pass over the project itself. */
public final class TimePass {

    private final TimeStore store;
    private final ToolTime tool;
    private final ManageTime manage;
    private final Mappings mappings;
    private final MappedTime mapped;
    private final Guard guard;
    private final Clock clock;
    private final Duration settle;

    /**
     * @param toolDirectory   what the tool has, as it was read last
     * @param manageDirectory the same of Manage
     * @param guard           how many entries may be deleted in Manage without asking a person
     * @param settle          how long Manage may still be at a write that it did not answer
     */
    public TimePass(TimeStore store, Tool tool, ManageCalls calls, Mappings mappings, Directory toolDirectory,
            Directory manageDirectory, Guard guard, Clock clock, Duration settle) {
        this.store = store;
        this.tool = new ToolTime(tool);
        this.manage = new ManageTime(calls);
        this.mappings = mappings;
        this.mapped = new MappedTime(mappings, toolDirectory, manageDirectory);
        this.guard = guard;
        this.clock = clock;
        this.settle = settle;
    }

    /**
     * What came of it.
     *
     * @param counts   what was written, by side
     * @param events   for the project's log, in order
     * @param unsent   how many entries are not in Manage as they are in the tool, by the reason
     * @param heldBack so many entries would be deleted in Manage that a person is asked first; nothing was written
     * @param stopped  why not everything was done; null when it was. The next pass goes on
     */
    public record Result(Map<Side, Counts> counts, List<Event> events, Map<Unsent, Integer> unsent, int heldBack,
            SideException stopped) {

        static Result nothing() {
            return stopped(null);
        }

        static Result stopped(SideException why) {
            return new Result(Map.of(Side.TOOL, new Counts(), Side.MANAGE, new Counts()), List.of(), Map.of(), 0, why);
        }
    }

    /**
     * Brings the tool's time to Manage, and how far Manage is with it to the tool. Nothing is done unless the dealer
     * has turned it on and the tool has time entries.
     *
     * @param project by which it is remembered
     * @param pairs   of the project, as they are remembered after its own pass
     */
    public Result run(long project, Collection<Pair> pairs) {
        Optional<String> there = pairs.stream().filter(pair -> pair.kind() == Kind.PROJECT && isWhole(pair))
                .map(pair -> pair.on(Side.TOOL).id()).findFirst();
        try {
            return there.isEmpty() || !mappings.time().enabled() || !tool.isThere() ? Result.nothing()
                    : run(project, there.get(), tickets(pairs));
        } catch (SideException e) {
            return Result.stopped(e);
        }
    }

    private static boolean isWhole(Pair pair) {
        return pair.on(Side.TOOL) != null && pair.on(Side.MANAGE) != null;
    }

    private static Map<String, String> tickets(Collection<Pair> pairs) {
        Map<String, String> tickets = new HashMap<>();
        pairs.stream().filter(pair -> pair.kind() == Kind.TASK && isWhole(pair))
                .forEach(pair -> tickets.put(pair.on(Side.TOOL).id(), pair.on(Side.MANAGE).id()));
        return tickets;
    }

    private Result run(long project, String toolProject, Map<String, String> tickets) {
        List<TimeRow> rows = store.of(project);
        TimePlan plan = TimePlanner.of(new TimeSituation(rows, tool.of(toolProject), inManage(rows, tickets),
                new TimeTwins(tickets, mapped), tool.canChange(), guard, clock.instant(), settle));
        TimeWriter writer = new TimeWriter(store, tool, manage, clock, project, rows);
        SideException stopped = null;
        try {
            for (Change change : plan.changes()) {
                writer.apply(change);
            }
        } catch (SideException e) {
            stopped = e;
        }
        return new Result(writer.counts(), writer.events(), unsent(plan, writer), plan.heldBack(), stopped);
    }

    /** All entries on the tickets that matter, and twins that people have moved elsewhere. */
    private List<TimeEntry> inManage(List<TimeRow> rows, Map<String, String> tickets) {
        Set<String> asked = new LinkedHashSet<>(tickets.values());
        rows.stream().filter(row -> row.claimed() != null).map(row -> row.inManage(TimeField.TASK))
                .filter(Objects::nonNull).forEach(ticket -> asked.add((String) ticket));
        List<TimeEntry> entries = new ArrayList<>(manage.onTickets(asked));
        Set<String> seen = entries.stream().map(TimeEntry::id).collect(Collectors.toSet());
        entries.addAll(manage.byId(rows.stream().map(TimeRow::manageId).filter(id -> id != null && !seen.contains(id))
                .toList()));
        return entries;
    }

    private static Map<Unsent, Integer> unsent(TimePlan plan, TimeWriter writer) {
        Map<Unsent, Integer> unsent = new EnumMap<>(Unsent.class);
        unsent.putAll(plan.unsent());
        if (writer.refused() > 0) {
            unsent.put(Unsent.REFUSED, writer.refused());
        }
        return unsent;
    }
}
