package dev.sibridge.web.api;

import dev.sibridge.account.Account;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Runs;
import dev.sibridge.si.poll.Polling;

/** Takes one project by request. */
public final class OneProject {

    private OneProject() {
    }

    /**
     * Begins a run. Returns its id.
     *
     * @throws ConflictException when a poll is running, or either side does not let us begin
     */
    public static long take(Polling polling, Runs runs, Account account, Purpose purpose) {
        long poll = polling.take(account, purpose).orElseThrow(() ->
                new ConflictException("A poll is running; retry when it is done."));
        return runs.ofPoll(poll).stream().filter(run -> run.messages() == null).findFirst()
                .or(() -> runs.ofPoll(poll).stream().findFirst())
                .orElseThrow(() -> new ConflictException("It could not start; poll " + poll + " says why.")).id();
    }
}
