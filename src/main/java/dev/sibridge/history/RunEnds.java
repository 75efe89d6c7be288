package dev.sibridge.history;

import dev.sibridge.database.LateNotes;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.failure.Problem;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes how runs end: all of it or nothing, and late if the database takes no writes. */
@Component
public class RunEnds {

    private final Runs runs;
    private final RunDetails details;
    private final RunProblems problems;
    private final LateNotes notes;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final List<Witness> witnesses;

    public RunEnds(Runs runs, RunDetails details, RunProblems problems, LateNotes notes,
            PlatformTransactionManager transactions, Clock clock, List<Witness> witnesses) {
        this.runs = runs;
        this.details = details;
        this.problems = problems;
        this.notes = notes;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.witnesses = witnesses;
    }

    /** Notes down something of its own when a run ends, together with the history or not at all. */
    public interface Witness {

        /** Called in the transaction that notes the end. */
        void ended(SyncRun run, RunEnd end);
    }

    /**
     * How a run ended.
     *
     * @param stage    where; null before the first step
     * @param messages for people, a line each
     * @param errors   those of them that say why it went wrong; empty when all is well
     * @param problems what keeps the export from Manage; empty for nothing
     * @param lasting  whether the reason will not pass by itself
     * @param memory   how much of it did not suffice, in bytes; 0 when that was not the reason
     */
    public record RunEnd(Outcome outcome, String stage, String messages, List<String> errors, List<Problem> problems,
            boolean lasting, long memory) {
    }

    /** Notes what a run did and how it ended. */
    public void note(SyncRun run, RunEnd end) {
        long at = clock.millis();
        notes.write(() -> transaction.executeWithoutResult(all -> {
            details.save(run, end.outcome(), end.stage(), end.errors());
            problems.wasNotInterrupted(run.id());
            if (!end.problems().isEmpty()) {
                problems.save(run.id(), end.problems());
            }
            if (end.lasting()) {
                runs.lastsWith(run.id(), end.memory());
            }
            runs.finish(run, end.outcome(), end.stage(), end.messages(), at);
            witnesses.forEach(witness -> witness.ended(run, end));
        }));
    }

    /** Notes that a run failed before it could begin. */
    public void neverBegan(long run, String message, List<Problem> why) {
        notes.write(() -> end(run, Outcome.FAILED, message, why));
    }

    /** Notes that an export is refused before any work on it. */
    public void refused(long run, String message, List<Problem> why) {
        end(run, Outcome.REFUSED, message, why);
    }

    private void end(long run, Outcome outcome, String message, List<Problem> why) {
        transaction.executeWithoutResult(all -> {
            problems.save(run, why);
            runs.finish(run, outcome, message);
        });
    }

    /** Ends a run as the last one of the same export ended: nothing that counts has changed since. */
    public void again(long run, Run before) {
        transaction.executeWithoutResult(all -> {
            problems.save(run, problems.of(before.id()));
            details.sameSteps(run, before);
            runs.endAgain(run, before);
        });
    }
}
