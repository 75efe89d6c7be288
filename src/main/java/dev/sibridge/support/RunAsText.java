package dev.sibridge.support;

import dev.sibridge.history.RunDetails;
import dev.sibridge.history.RunProblems;
import dev.sibridge.history.search.FoundRun;
import dev.sibridge.history.search.RunFilter;
import dev.sibridge.history.search.RunSearch;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What the support needs to know of a run. Of the records, how many of which kind: never what they say. */
@Component
@ConditionalOnWebApplication
class RunAsText {

    private static final int EARLIER_RUNS = 20;
    private static final int MOST_PROBLEMS = 200;
    private static final int LONGEST_LOG = 100_000;

    private final RunDetails details;
    private final RunProblems problems;
    private final RunSearch search;
    private final RunLogs logs;

    RunAsText(RunDetails details, RunProblems problems, RunSearch search, RunLogs logs) {
        this.details = details;
        this.problems = problems;
        this.search = search;
        this.logs = logs;
    }

    String history(FoundRun run) {
        StringBuilder text = new StringBuilder(summary(run));
        text.append("\nSteps\n");
        details.steps(run.id()).forEach(step -> text.append("  ").append(step.name()).append(": ")
                .append(step.state().label()).append('\n'));
        section(text, "Messages", run.messages() == null ? List.of() : run.messages().lines().toList());
        section(text, "Problems", problems.of(run.id()).stream().limit(MOST_PROBLEMS)
                .map(problem -> problem.code() + " (" + problem.kind() + "), field "
                        + problem.field() + ": " + problem.message()).toList());
        section(text, "Records written", details.counts(run.id()));
        section(text, "Runs of the project, the newest first", earlier(run));
        return text.toString();
    }

    /** The last lines; a sentence when there is none. */
    String log(long run) {
        List<String> lines = logs.of(run);
        if (lines.isEmpty()) {
            return "No line of the log is left. Lines are kept in memory until SI Bridge stops.\n";
        }
        String text = String.join("\n", lines) + "\n";
        return text.length() <= LONGEST_LOG ? text : "…" + text.substring(text.length() - LONGEST_LOG);
    }

    private static String summary(FoundRun run) {
        return "Run " + run.id() + " of poll " + run.pollId() + ", account " + run.account() + "\n"
                + "  outcome: " + outcome(run) + ", for: " + run.mode() + "\n"
                + "  project in SI: " + run.projectId() + (run.coNumber() == null ? ""
                : ", change order " + run.coNumber()) + "\n"
                + "  began: " + Instant.ofEpochMilli(run.startedAt()) + ", took " + run.ms() + " ms, " + run.calls()
                + " calls\n"
                + "  created " + run.created() + ", updated " + run.updated() + ", removed " + run.removed() + "\n";
    }

    private List<String> earlier(FoundRun run) {
        return run.projectId() == null ? List.of() : search.page(RunFilter.ALL.withProjectId(run.projectId())
                .withAccount(run.account()), 0, EARLIER_RUNS).stream()
                .filter(other -> other.id() <= run.id())
                .map(other -> other.id() + ": " + outcome(other) + ", " + Instant.ofEpochMilli(other.startedAt()))
                .toList();
    }

    private static String outcome(FoundRun run) {
        return run.outcome() == null ? "under way" : run.outcome().label();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append('\n');
            lines.forEach(line -> text.append("  ").append(line).append('\n'));
        }
    }
}
