package dev.sibridge.benchmark.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;
import dev.sibridge.benchmark.calls.Call;
import dev.sibridge.benchmark.job.SampleProject;
import dev.sibridge.benchmark.process.Http;
import dev.sibridge.benchmark.process.Product;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/** A Manage that takes as many calls at once as it is sent, then two, then as many as before. */
public final class ChangingCapacity implements Scenario {

    public static final String NAME = "capacity";

    private static final int ROWS = 1500;
    private static final int FEW = 2;
    private static final long STAGE = 25_000;
    private static final long AT_MOST = 600_000;
    private static final long SECOND = 1_000_000;
    /** How long the product has to find out that something has changed. */
    private static final long GRACE = 10 * SECOND;

    @Override
    public void measure(Lab lab, Results results) {
        int many = lab.options().concurrency();
        try (Product product = lab.start()) {
            FirstSync.warmUp(lab, product);
            lab.sandbox().latency(lab.options().latency());
            lab.sandbox().capacity(many);
            lab.sandbox().export(new SampleProject(lab.tag(), ROWS).export());
            lab.sandbox().calls();
            Persistence work = new Persistence(product);
            long began = now();
            work.goOn(STAGE);
            lab.sandbox().capacity(FEW);
            long fewer = now();
            work.goOn(STAGE);
            lab.sandbox().capacity(many);
            long more = now();
            work.goOn(AT_MOST);
            List<Call> calls = lab.sandbox().calls();
            // Towards the end there is not enough left to do for all of the capacity.
            long ended = calls.get(calls.size() - 1).arrived() - 3 * SECOND;
            report(lab, results, "1: " + many + " at once", many, calls, began, fewer);
            report(lab, results, "2: " + FEW + " at once", FEW, calls, fewer, more);
            report(lab, results, "3: " + many + " at once again", many, calls, more, ended);
            long rejected = calls.stream().filter(Call::isRejected).count();
            results.of(NAME, "all").with("429 %", 100.0 * rejected / calls.size()).with("429", rejected)
                    .with("polls", work.polls);
            results.course("answered", LongStream.rangeClosed(0, (ended - began) / SECOND).mapToObj(second ->
                    (double) served(calls, began + second * SECOND, began + (second + 1) * SECOND)).toList());
            results.course("possible", LongStream.rangeClosed(0, (ended - began) / SECOND).mapToObj(second ->
                    perSecond(lab, began + second * SECOND >= fewer && began + second * SECOND < more ? FEW : many))
                    .toList());
        }
    }

    private static void report(Lab lab, Results results, String job, int capacity, List<Call> calls, long from,
            long to) {
        double seconds = (to - from - GRACE) / (double) SECOND;
        double perSecond = served(calls, from + GRACE, to) / seconds;
        double possible = perSecond(lab, capacity);
        results.of(NAME, job).with("seconds", seconds).with("calls/s", perSecond).with("possible", possible)
                .with("share", perSecond / possible)
                .with("429", calls.stream().filter(call -> call.arrived() >= from && call.arrived() < to)
                        .filter(Call::isRejected).count());
    }

    private static double perSecond(Lab lab, int capacity) {
        return capacity * 1000.0 / lab.options().latency();
    }

    private static long served(List<Call> calls, long from, long to) {
        return calls.stream().filter(call -> call.answered() >= from && call.answered() < to)
                .filter(call -> !call.isRejected()).count();
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Polls until the export is synced: one that has failed because of too many 429s goes on with the next poll. */
    private static final class Persistence {

        private final Product product;
        private String poll;
        private int polls;
        private boolean isDone;

        Persistence(Product product) {
            this.product = product;
            again();
        }

        private void again() {
            poll = product.begin();
            polls++;
        }

        /** Works for so many milliseconds, or until it is done. */
        void goOn(long ms) {
            long until = System.nanoTime() + ms * 1_000_000;
            while (!isDone && System.nanoTime() < until) {
                Http.pause(100);
                JsonNode outcomes = product.outcomes(poll);
                if (outcomes != null) {
                    isDone = outcomes.has("synced");
                    if (!isDone) {
                        again();
                    }
                }
            }
        }
    }
}
