package dev.sibridge.endtoend.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.endtoend.InProcess;
import dev.sibridge.endtoend.Mortal;
import dev.sibridge.endtoend.Snapshot;
import dev.sibridge.endtoend.TickingClock;
import dev.sibridge.endtoend.Trouble;
import dev.sibridge.endtoend.Vendors;
import dev.sibridge.endtoend.Verdict;
import dev.sibridge.endtoend.twoway.Mishap.Reach;
import dev.sibridge.sandbox.RequestLog;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.sandbox.SimulatedService;
import dev.sibridge.twoway.changes.ReadChanges;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Repeats a pass once for every call to either side and every mishap, each time from the same beginning, and holds the
 * end against that of an undisturbed pass.
 *
 * <p>A killed application makes no further pass: another one does, on the same database, that has seen nothing of it.
 * Passes are a little more than a minute apart, and a write without an answer may be under way for two.
 */
final class TwoWayMatrix implements AutoCloseable {

    private static final Duration BETWEEN_PASSES = Duration.ofSeconds(70);
    private static final int MOST_PASSES = 8;
    private static final int MOST_ATTEMPTS = 3;

    private final RunningSandbox sandbox = RunningSandbox.start();
    private final Vendors vendors = new Vendors(sandbox);
    private final Mortal mortal = new Mortal();
    private final TickingClock clock = new TickingClock();
    private final Path mappings = Path.of("target", "two-way-matrix-" + UUID.randomUUID() + ".yaml");
    private final InProcess victim;
    private final InProcess heir;
    /** How far our clock is ahead of the vendors' when a stage begins. */
    private Duration ahead = Duration.ZERO;

    TwoWayMatrix(String... more) {
        write(Patio.MAPPINGS);
        List<String> settings = new ArrayList<>(List.of("CONNECTWISE_TIMEOUT=" + Trouble.TIMEOUT + "ms",
                "camel.component.http.response-timeout=" + Trouble.TIMEOUT, "CONNECTWISE_CONCURRENCY=1",
                "bridge.retry-delay=2", "SYNC_UNKNOWN_SETTLE=2m", "TWO_WAY_GUARD=20;60%",
                InProcess.database(), "TWO_WAY_MAPPING_FILE=" + mappings.toUri(),
                "PM_TYPE=open", "PM_URL=" + vendors.url() + "/sandbox/pm", "PM_API_KEY=sandbox"));
        settings.addAll(List.of(more));
        String[] all = settings.toArray(String[]::new);
        victim = InProcess.start(vendors, clock, mortal, all);
        heir = InProcess.start(vendors, clock, new Mortal(), all);
    }

    private void write(String yaml) {
        try {
            Files.writeString(mappings, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Vendors vendors() {
        return vendors;
    }

    InProcess bridge() {
        return victim;
    }

    /** A call of the undisturbed pass: the nth to its side. */
    record Call(Side side, int nth, String what) {

        boolean isWrite() {
            return !what.startsWith("GET ");
        }
    }

    /**
     * One call of a stage that meets one mishap.
     *
     * @param meanwhile what people do after the disturbed pass
     * @param end       the stage that ends as this case is to end
     */
    record Case(Stage stage, Call call, Mishap mishap, Runnable meanwhile, Stage end) {

        @Override
        public String toString() {
            return stage.name + (end == stage ? "" : ", " + end.name) + ": " + call.side + " " + call.nth + ", "
                    + call.what + ": " + mishap;
        }
    }

    /** A pass, where it begins, and what comes of it undisturbed. */
    record Stage(String name, boolean sweep, Runnable begin, List<Call> calls, Snapshot end) {

        Stream<Case> cases() {
            return casesThen(() -> { }, this);
        }

        /** People do something after the disturbed pass, and it ends as another stage in which they have done it. */
        Stream<Case> casesThen(Runnable people, Stage other) {
            return calls.stream().flatMap(call -> Mishap.all().stream()
                    .filter(mishap -> call.isWrite() || !mishap.concernsWritesOnly())
                    .map(mishap -> new Case(this, call, mishap, people, other)));
        }
    }

    /** Everything back to the very beginning. */
    void startOver() {
        vendors.startEmpty();
        victim.forgetEverything();
        ahead = Duration.ZERO;
    }

    /** Makes a pass over what people have just done, undisturbed. The next stage begins where this one ends. */
    Stage stage(String name, boolean sweep, Runnable people) {
        people.run();
        Runnable begin = bookmark();
        begin.run();
        pass(victim, sweep);
        List<Call> calls = Stream.of(Side.values()).flatMap(side -> calls(side).stream()).toList();
        clock.advance(BETWEEN_PASSES);
        int passes = untilQuiet(victim);
        if (passes < 0) {
            throw new AssertionError(name + " does not come to an end: " + waiting(victim));
        }
        List<String> writes = sweep(victim);
        if (!writes.isEmpty()) {
            throw new AssertionError(name + " has left something: " + writes);
        }
        return new Stage(name, sweep, begin, calls, BothSides.of(vendors, victim));
    }

    /** What was done up to now is not found any more by asking what has changed lately; what is done from now on is. */
    void aQuarterOfAnHourGoesBy() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        // Manage's times have whole seconds.
        Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> Instant.now().isAfter(now.plusSeconds(1)));
        TwoWayAccounts accounts = victim.bean(TwoWayAccounts.class);
        accounts.asked(account(), now.plus(Duration.ofMinutes(15)), accounts.of(account()).toolCursor());
        ahead = Duration.ofMinutes(20);
    }

    private Runnable bookmark() {
        Runnable manage = vendors.bookmark();
        Runnable tool = vendors.tool().bookmark();
        Runnable memory = victim.bookmark();
        Duration then = ahead;
        return () -> {
            clock.set(then);
            manage.run();
            tool.run();
            memory.run();
            List.of(victim, heir).forEach(TwoWayMatrix::forgetWhatWasRead);
        };
    }

    /** As in a process that has just started. */
    private static void forgetWhatWasRead(InProcess bridge) {
        ReflectionTestUtils.setField(bridge.bean(ReadChanges.class), "accounts", new ConcurrentHashMap<>());
    }

    /** Lets a call meet its mishap, then makes as many passes as it takes. */
    Verdict run(Case one) {
        List<Runnable> late = new ArrayList<>();
        boolean came = untilItComes(() -> {
            late.clear();
            one.stage.begin.run();
            SimulatedService side = service(one.call.side);
            side.faults().add(one.mishap.at(one.call.nth), () -> {
                if (one.mishap.trouble().kills()) {
                    mortal.kill();
                } else if (one.mishap.reach() == Reach.ARRIVES_LATER) {
                    late.add(new LateRequest(sandbox.url(), one.call.side, last(side))::arrive);
                }
            });
            pass(victim, one.stage.sweep);
            victim.awaitRest();
            mortal.revive();
            return side.log().entries().stream().anyMatch(entry -> entry.fault() != null);
        });
        service(one.call.side).faults().clear();
        one.meanwhile.run();
        return toTheEnd(one.mishap.trouble().kills() ? heir : victim, one.end, came, late);
    }

    private static RequestLog.Entry last(SimulatedService side) {
        List<RequestLog.Entry> all = side.log().entries();
        return all.get(all.size() - 1);
    }

    // On a busy machine another call may fail before, and the one meant may not be made: that is another case.
    private static boolean untilItComes(BooleanSupplier attempt) {
        return IntStream.range(0, MOST_ATTEMPTS).anyMatch(i -> attempt.getAsBoolean());
    }

    private Verdict toTheEnd(InProcess bridge, Stage end, boolean came, List<Runnable> late) {
        clock.advance(BETWEEN_PASSES);
        if (!late.isEmpty()) {
            pass(bridge, false);
            late.forEach(Runnable::run);
            clock.advance(BETWEEN_PASSES);
        }
        int passes = untilQuiet(bridge);
        List<String> leftovers = new ArrayList<>(passes < 0 ? waiting(bridge) : List.of());
        sweep(bridge).forEach(write -> leftovers.add("only a sweep: " + write));
        Snapshot now = BothSides.of(vendors, bridge);
        List<String> surplus = now.surplusTo(end.end);
        List<String> violations = vendors.manage().log().stream().filter(call -> !call.violations().isEmpty())
                .map(RequestLog.Entry::toString).toList();
        return new Verdict(came, end.end.surplusTo(now), surplus, end.end.holds(surplus), leftovers, violations,
                passes);
    }

    /** Returns how many passes it took until one wrote nothing and nothing waits; -1 if it does not come to that. */
    private int untilQuiet(InProcess bridge) {
        for (int passes = 1; passes <= MOST_PASSES; passes++) {
            int before = writes().size();
            pass(bridge, false);
            if (writes().size() == before && waiting(bridge).isEmpty()) {
                return passes;
            }
            clock.advance(BETWEEN_PASSES);
        }
        return -1;
    }

    private List<String> sweep(InProcess bridge) {
        List<String> before = writes();
        pass(bridge, true);
        List<String> after = new ArrayList<>(writes());
        return after.subList(before.size(), after.size());
    }

    private List<String> writes() {
        return Stream.of(Side.values()).flatMap(side -> calls(side).stream()).filter(Call::isWrite)
                .map(call -> call.side + " " + call.what).toList();
    }

    private List<String> waiting(InProcess bridge) {
        List<String> waiting = new ArrayList<>();
        bridge.bean(PairedProjects.class).of(account()).stream().filter(project -> project.wokenAt() != null
                || project.state() != PairedProject.State.IDLE || project.importFrom() != null)
                .forEach(project -> waiting.add(project.toString()));
        waiting.addAll(bridge.bean(JdbcClient.class).sql("SELECT pair_key FROM two_way_pair WHERE making IS NOT NULL")
                .query(String.class).list());
        return waiting;
    }

    private void pass(InProcess bridge, boolean sweep) {
        try {
            bridge.bean(TwoWay.class).reconcile(account(bridge), new Wanted(sweep, null, false, false));
        } catch (RuntimeException e) {
            // It ended early, or was killed. Another one follows.
        }
    }

    private Account account() {
        return account(victim);
    }

    private static Account account(InProcess bridge) {
        return bridge.bean(Accounts.class).get("default");
    }

    private SimulatedService service(Side side) {
        return side == Side.TOOL ? vendors.tool().service() : vendors.manage().service();
    }

    private List<Call> calls(Side side) {
        List<RequestLog.Entry> log = service(side).log().entries();
        return IntStream.range(0, log.size()).mapToObj(i -> new Call(side, i + 1,
                log.get(i).method() + " " + log.get(i).path())).toList();
    }

    @Override
    public void close() {
        victim.close();
        heir.close();
        sandbox.close();
        try {
            Files.delete(mappings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
