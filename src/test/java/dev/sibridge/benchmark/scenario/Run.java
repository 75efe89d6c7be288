package dev.sibridge.benchmark.scenario;

import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;
import dev.sibridge.benchmark.calls.Call;
import dev.sibridge.benchmark.calls.CallGraph;
import dev.sibridge.benchmark.calls.Schedule;
import java.util.List;

/**
 * What a poll did.
 *
 * @param calls  to Manage, all of the poll
 * @param inRuns how many of them the product counts as its runs' own: without what every poll asks before
 */
record Run(List<Call> calls, int inRuns) {

    /** From the first call to the answer of the last, in milliseconds. */
    double wall() {
        long first = calls.get(0).arrived();
        return (calls.stream().mapToLong(Call::answered).max().orElseThrow() - first) / 1000.0;
    }

    CallGraph graph() {
        return new CallGraph(calls);
    }

    private double bound(Lab lab) {
        return Schedule.rounds(graph().before(), lab.options().concurrency()) * lab.options().latency();
    }

    private double meanTime() {
        return calls.stream().mapToLong(call -> call.answered() - call.arrived()).average().orElse(0) / 1000;
    }

    void report(Lab lab, Results results, String scenario, String job, long least) {
        Results.Job figures = results.of(scenario, job)
                .with("writes", calls.stream().filter(call -> !call.isRead()).count())
                .with("before runs", calls.size() - inRuns)
                .with("calls", inRuns)
                .with("least", least);
        if (least > 0) {
            figures.with("calls ÷ least", (double) inRuns / least);
        }
        if (inRuns > 0) {
            double bound = bound(lab);
            figures.with("wall ms", wall()).with("bound ms", bound).with("wall ÷ bound", wall() / bound)
                    .with("ms each", meanTime());
        }
    }
}
