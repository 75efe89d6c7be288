package dev.sibridge.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.sandbox.RequestLog;
import dev.sibridge.sandbox.RunningSandbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Repeats an export once for every call and every trouble, each time from the same beginning, and holds the end against
 * that of the undisturbed run.
 *
 * <p>A killed application does not poll again: another one does, on the same database, that has seen nothing of it. A
 * few times that is one which starts only then.
 */
final class Matrix implements AutoCloseable {

    private static final int MOST_POLLS = 6;
    private static final int MOST_ATTEMPTS = 3;
    private static final int FRESH_START_EVERY = 24;

    private final RunningSandbox sandbox = RunningSandbox.start();
    private final Vendors vendors = new Vendors(sandbox);
    private final Mortal mortal = new Mortal();
    private final Supplier<InProcess> starting;
    private final InProcess victim;
    private final InProcess heir;
    private int kills;

    /** @param concurrency how many calls to Manage go at once; with 1 every call is always the same */
    Matrix(int concurrency) {
        String[] settings = {"CONNECTWISE_TIMEOUT=" + Trouble.TIMEOUT + "ms",
            "camel.component.http.response-timeout=" + Trouble.TIMEOUT, "CONNECTWISE_CONCURRENCY=" + concurrency,
            "bridge.retry-delay=2", InProcess.database()};
        starting = () -> InProcess.start(vendors, Clock.systemUTC(), settings);
        victim = InProcess.start(vendors, Clock.systemUTC(), mortal, settings);
        heir = starting.get();
        startOver();
        heir.poll();
        victim.poll();
    }

    /**
     * Runs every case of some stages.
     *
     * @param workers     how many work at once, each with vendors of its own
     * @param concurrency how many calls to Manage go at once
     * @param stages      plays the stages and names their cases, always the same
     */
    static Map<Case, Verdict> runAll(int workers, int concurrency, Function<Matrix, Stream<Case>> stages) {
        Map<Case, Verdict> verdicts = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            CompletableFuture.allOf(IntStream.range(0, workers).mapToObj(worker -> CompletableFuture.runAsync(() -> {
                try (Matrix matrix = new Matrix(concurrency)) {
                    List<Case> cases = stages.apply(matrix).toList();
                    for (int i = worker; i < cases.size(); i += workers) {
                        verdicts.put(cases.get(i), matrix.run(cases.get(i)));
                    }
                }
            }, threads)).toArray(CompletableFuture[]::new)).join();
        } finally {
            threads.shutdownNow();
        }
        return verdicts;
    }

    Vendors vendors() {
        return vendors;
    }

    /** A call of the undisturbed run: the nth of its vendor. */
    record Call(String vendor, int nth, String what) {

        boolean isWrite() {
            return !what.startsWith("GET ");
        }
    }

    /** One call of a stage that meets one trouble. */
    record Case(Stage stage, Call call, Trouble trouble) {

        @Override
        public String toString() {
            return stage.name + ": " + call.vendor + " " + call.nth + ", " + call.what + ": " + trouble;
        }
    }

    /** An export, where it begins, and what an undisturbed run makes of it. */
    record Stage(String name, Runnable begin, List<Call> calls, Snapshot end, Map<String, String> ledger) {

        Stream<Case> cases() {
            return calls.stream().flatMap(call -> Stream.of(Trouble.values())
                    .filter(trouble -> call.isWrite() || !trouble.concernsWritesOnly())
                    .map(trouble -> new Case(this, call, trouble)));
        }

        Stream<Case> casesOfWrites() {
            return cases().filter(one -> one.call.isWrite());
        }
    }

    /** Everything back to the very beginning. */
    void startOver() {
        vendors.startEmpty();
        victim.forgetEverything();
    }

    /** Takes an export through, undisturbed; the next stage begins where this one ended. */
    Stage stage(String name, ObjectNode export) {
        Runnable vendorsBack = vendors.bookmark();
        Runnable memoryBack = victim.bookmark();
        Runnable begin = () -> {
            vendorsBack.run();
            memoryBack.run();
            vendors.export(export);
        };
        begin.run();
        // What a machine that has just started does too slowly is no part of an undisturbed run.
        victim.poll();
        Run run = undisturbed(begin);
        if (run.outcome() != Outcome.SYNCED) {
            throw new AssertionError(name + ": " + run.messages());
        }
        List<Call> calls = new ArrayList<>(calls("dtools"));
        calls.addAll(calls("manage"));
        return new Stage(name, begin, calls, Snapshot.of(vendors), victim.ledger());
    }

    // On a busy machine an answer may come too late for the short time that a matrix waits.
    private Run undisturbed(Runnable begin) {
        Run run;
        int attempts = 0;
        do {
            begin.run();
            run = victim.pollOne();
        } while (run.outcome() != Outcome.SYNCED && ++attempts < MOST_ATTEMPTS);
        return run;
    }

    /** Lets a call meet its trouble, then polls as often as it takes. */
    Verdict run(Case one) {
        return run(one.stage, one.call, one.trouble, one.stage);
    }

    /** As {@link #run(Case)}, but the database is lost with the killed application. */
    Verdict runAndForget(Case one) {
        boolean came = kill(one.stage, one.call, one.trouble);
        victim.forgetEverything();
        return pollToTheEnd(heir, one.stage, came, false);
    }

    /** Lets something happen right after a call, in the midst of a stage that another one follows. */
    Verdict runWhile(Stage stage, Call call, Runnable happening, Stage followedBy) {
        stage.begin.run();
        vendors.fault(call.vendor, Trouble.none(call.nth), happening);
        victim.poll();
        return pollToTheEnd(victim, followedBy, came(call), true);
    }

    private Verdict run(Stage stage, Call call, Trouble trouble, Stage end) {
        if (!trouble.kills()) {
            boolean came = untilItComes(() -> {
                stage.begin.run();
                vendors.fault(call.vendor, trouble.at(call.nth), () -> { });
                victim.poll();
                return came(call);
            });
            return pollToTheEnd(victim, end, came, true);
        }
        boolean came = kill(stage, call, trouble);
        if (kills++ % FRESH_START_EVERY > 0) {
            return pollToTheEnd(heir, end, came, true);
        }
        try (InProcess fresh = starting.get()) {
            return pollToTheEnd(fresh, end, came, true);
        }
    }

    private boolean kill(Stage stage, Call call, Trouble trouble) {
        return untilItComes(() -> {
            stage.begin.run();
            vendors.fault(call.vendor, trouble.at(call.nth), mortal::kill);
            victim.pollToTheDeath();
            mortal.revive();
            return came(call);
        });
    }

    // On a busy machine another call may fail before, and the one meant may not be made: that is another case.
    private static boolean untilItComes(BooleanSupplier attempt) {
        return IntStream.range(0, MOST_ATTEMPTS).anyMatch(i -> attempt.getAsBoolean());
    }

    private boolean came(Call call) {
        return vendors.log(call.vendor).stream().anyMatch(entry -> entry.fault() != null);
    }

    private Verdict pollToTheEnd(InProcess bridge, Stage end, boolean came, boolean remembers) {
        int polls = 1;
        while (polls < MOST_POLLS && !vendors.waiting().isEmpty()) {
            bridge.poll();
            polls++;
        }
        return judge(end, remembers ? end.ledger : victim.ledger(), came, polls);
    }

    private Verdict judge(Stage stage, Map<String, String> wanted, boolean came, int polls) {
        Snapshot end = Snapshot.of(vendors);
        List<String> missing = stage.end.surplusTo(end);
        List<String> surplus = end.surplusTo(stage.end);
        List<String> leftovers = new ArrayList<>(vendors.waiting());
        Map<String, String> ledger = victim.ledger();
        ledger.entrySet().stream().filter(entry -> !entry.getValue().equals(wanted.get(entry.getKey())))
                .forEach(entry -> leftovers.add("remembered " + entry));
        wanted.entrySet().stream().filter(entry -> !entry.getValue().equals(ledger.get(entry.getKey())))
                .forEach(entry -> leftovers.add("should be remembered " + entry));
        List<String> violations = Stream.of("dtools", "manage").flatMap(vendor -> vendors.log(vendor).stream())
                .filter(call -> !call.violations().isEmpty()).map(RequestLog.Entry::toString).toList();
        return new Verdict(came, missing, surplus, stage.end.holds(surplus), leftovers, violations, polls);
    }

    private List<Call> calls(String vendor) {
        List<RequestLog.Entry> log = vendors.log(vendor);
        return IntStream.range(0, log.size()).mapToObj(i -> new Call(vendor, i + 1,
                log.get(i).method() + " " + log.get(i).path())).toList();
    }

    @Override
    public void close() {
        victim.close();
        heir.close();
        sandbox.close();
    }
}
