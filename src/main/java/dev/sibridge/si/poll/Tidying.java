package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.database.LateNotes;
import dev.sibridge.history.tidy.Repetitions;
import dev.sibridge.si.flow.PollRun;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Keeps the history true. */
@Component
public class Tidying {

    private final LateNotes notes;
    private final Interrupted interrupted;
    private final Repetitions repetitions;

    public Tidying(LateNotes notes, Interrupted interrupted, Repetitions repetitions) {
        this.notes = notes;
        this.interrupted = interrupted;
        this.repetitions = repetitions;
    }

    /** What a poll finds done before it begins. A preview leaves all as it is. */
    public void beforePoll(@ExchangeProperty("account") Account account,
            @ExchangeProperty("poll") PollRun poll) {
        // What this process knows the end of was not interrupted.
        notes.catchUp();
        if (!poll.purpose().isPreview()) {
            interrupted.end();
            repetitions.drop(account);
        }
    }

    /** Writes down outcomes that the database has missed, then ends what no process is at work on any more. */
    public void endInterrupted() {
        notes.catchUp();
        interrupted.end();
    }
}
