package dev.sibridge.once;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.history.poll.Poll.State;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What {@code --once} prints at its end: a line for each export, then one for all. */
@Component
class Summary {

    private final Runs runs;
    private final ObjectMapper json;

    Summary(Runs runs, ObjectMapper json) {
        this.runs = runs;
        this.json = json;
    }

    /** Returns whether all is well: no export failed or was refused, no poll failed. */
    boolean print(List<Poll> polls, long ms, PrintStream out) {
        List<Run> all = polls.stream().flatMap(poll -> runs.ofPoll(poll.id()).stream()).toList();
        all.forEach(run -> runs.planOf(run.id()).ifPresent(plan -> printPlan(plan, out)));
        all.forEach(run -> out.println(line(run)));
        out.printf(Locale.ROOT, "poll found=%d synced=%d unchanged=%d refused=%d failed=%d skipped=%d calls=%d ms=%d%n",
                polls.stream().mapToInt(Poll::found).sum(),
                count(all, Outcome.SYNCED) + count(all, Outcome.PLANNED), count(all, Outcome.UNCHANGED),
                count(all, Outcome.REFUSED),
                count(all, Outcome.FAILED), count(all, Outcome.SKIPPED),
                polls.stream().mapToInt(Poll::calls).sum(), ms);
        return count(all, Outcome.REFUSED) + count(all, Outcome.FAILED) == 0
                && polls.stream().noneMatch(poll -> poll.state() == State.FAILED);
    }

    private void printPlan(String plan, PrintStream out) {
        try {
            json.readTree(plan).forEach(out::println);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The plan is not JSON", e);
        }
    }

    private String line(Run run) {
        return String.format(Locale.ROOT, "run %d %s %s created=%d updated=%d removed=%d calls=%d ms=%d", run.id(),
                outcome(run).label(), quoted(run.project()), run.created(), run.updated(), run.removed(),
                run.calls(), run.ms());
    }

    private String quoted(String name) {
        try {
            return json.writeValueAsString(name == null ? "" : name);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The text cannot be written as JSON", e);
        }
    }

    // A run whose end nobody could note, because the database was away, has failed.
    private static Outcome outcome(Run run) {
        return run.outcome() == null ? Outcome.FAILED : run.outcome();
    }

    private static long count(List<Run> runs, Outcome outcome) {
        return runs.stream().filter(run -> outcome(run) == outcome).count();
    }
}
