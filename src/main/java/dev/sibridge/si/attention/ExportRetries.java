package dev.sibridge.si.attention;

import dev.sibridge.account.Account;
import dev.sibridge.attention.Affected;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.history.trouble.OpenRetries;
import dev.sibridge.si.poll.Polling;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Has exports tried again because a person asks for it, all at once in one poll. Asked twice is asked once. */
@Component
public class ExportRetries {

    /** Nobody sees what has become of a retry and wants another one within that time. */
    private static final Duration TWICE = Duration.ofSeconds(10);
    /** Until another request has read D-Tools' list. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Polling polling;
    private final Runs runs;
    private final OpenRetries open;
    private final Locks locks;
    private final Clock clock;

    public ExportRetries(Polling polling, Runs runs, OpenRetries open, Locks locks, Clock clock) {
        this.polling = polling;
        this.runs = runs;
        this.open = open;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * What became of the request.
     *
     * @param runs  that try the exports again, by their ids, be it that they were under way already
     * @param begun how many of them this request has begun
     * @param poll  that does; null when all were under way
     */
    public record Retried(List<Long> runs, int begun, Long poll) {
    }

    /** A poll of the account is running, or another request takes too long: nothing was begun. */
    public static final class PollRunningException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        PollRunningException(String message) {
            super(message);
        }
    }

    /** A poll was begun, but neither list nor preflight let it take any export. */
    public static final class NothingTakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final long poll;

        NothingTakenException(long poll) {
            super("Poll " + poll + " took no export");
            this.poll = poll;
        }

        /** Says why. */
        public long poll() {
            return poll;
        }
    }

    /**
     * Tries exports again as SI has them now.
     *
     * @param exports those without a project's id are left out: nobody knows which they are
     * @throws PollRunningException  when another poll of the account is running
     * @throws NothingTakenException when nothing could be begun
     */
    public Retried retry(Account account, List<Affected> exports) {
        // Of two requests at the same moment the second finds what the first has begun, in whichever process.
        return locks.take("retry " + account.name(), PATIENCE).map(lock -> {
            try (lock) {
                return retryNow(account, exports);
            }
        }).orElseThrow(() -> new PollRunningException("Another retry has not begun yet."));
    }

    private Retried retryNow(Account account, List<Affected> exports) {
        Map<String, Long> underWay = open.of(account, clock.millis() - TWICE.toMillis());
        List<Run> wanted = new ArrayList<>();
        List<Long> begunBefore = new ArrayList<>();
        exports.stream().filter(export -> export.projectId() != null).forEach(export -> {
            Optional<Run> last = runs.find(export.run());
            Long run = last.map(OpenRetries::key).map(underWay::get).orElse(null);
            if (run != null) {
                begunBefore.add(run);
            } else {
                last.ifPresent(wanted::add);
            }
        });
        if (wanted.isEmpty()) {
            return new Retried(begunBefore.stream().sorted().toList(), 0, null);
        }
        long poll = polling.take(account, Purpose.retry(wanted)).orElseThrow(() ->
                new PollRunningException("A poll is running."));
        List<Long> begun = runs.ofPoll(poll).stream().filter(run -> !run.isSuperseded()).map(Run::id).toList();
        if (begun.isEmpty()) {
            throw new NothingTakenException(poll);
        }
        return new Retried(Stream.concat(begunBefore.stream(), begun.stream()).sorted().toList(), begun.size(), poll);
    }
}
