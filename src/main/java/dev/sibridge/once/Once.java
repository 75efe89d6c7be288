package dev.sibridge.once;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.alert.AlertPost;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.history.poll.Poll.State;
import dev.sibridge.si.poll.Polling;
import dev.sibridge.si.poll.Polls;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * One shot: polls every account once, waits for the last run, prints the summary. With {@code --dry-run} it shows what
 * it would write.
 */
@Component
public class Once {

    private static final String DRY_RUN = "dry-run";

    private static final Logger LOG = LoggerFactory.getLogger(Once.class);
    /** Longer than a mail server takes that is well. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ALL_WELL = 0;
    private static final int AN_EXPORT_FAILED = 1;

    private final Accounts accounts;
    private final Polling polling;
    private final Polls polls;
    private final Report report;
    private final Summary summary;
    private final AlertPost post;
    private final Purpose purpose;

    public Once(Accounts accounts, Polling polling, Polls polls, Report report, Summary summary, AlertPost post,
            Environment environment) {
        this.purpose = environment.containsProperty(DRY_RUN) ? Purpose.PREVIEW : Purpose.SYNC;
        this.accounts = accounts;
        this.polling = polling;
        this.polls = polls;
        this.report = report;
        this.summary = summary;
        this.post = post;
    }

    /** Polls and prints. Returns the exit code. */
    int work(PrintStream out) {
        if (!accounts.mistakes().isEmpty()) {
            accounts.mistakes().forEach(mistake -> LOG.error("Nothing was done: {}", mistake));
            return OneShots.NOTHING_DONE;
        }
        long begun = System.nanoTime();
        List<Poll> done = new ArrayList<>();
        for (Account account : accounts.all()) {
            done.add(polls.get(polls.whenDone(polling.poll(account, false, purpose)).join()));
        }
        if (!purpose.isPreview()) {
            post.send(PATIENCE);
        }
        report.print(done, System.err);
        boolean allWell = summary.print(done, (System.nanoTime() - begun) / 1_000_000, out);
        if (!purpose.isPreview()) {
            polling.tidyHistory();
        }
        if (done.stream().allMatch(poll -> poll.state() == State.FAILED)) {
            return OneShots.NOTHING_DONE;
        }
        return allWell ? ALL_WELL : AN_EXPORT_FAILED;
    }
}
