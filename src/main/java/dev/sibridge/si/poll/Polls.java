package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.database.LateNotes;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.failure.Failure;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.history.poll.Poll.State;
import dev.sibridge.history.poll.PollLog;
import dev.sibridge.memory.Unfinished;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.flow.PollRun;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The polls: one at a time for each account, done when the last of its runs is. */
@Component
public class Polls implements Unfinished {

    private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

    private static final int MOST_ATTEMPTS = 3;

    private final PollLog log;
    private final Clock clock;
    private final PollAlerts alerts;
    private final PollTroubles troubles;
    private final PollPause pause;
    private final LateNotes notes;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    /** What ended while the database took no writes, and says there that it goes on. */
    private final Map<Long, End> ended = new ConcurrentHashMap<>();

    public Polls(PollLog log, Clock clock, PollAlerts alerts, PollTroubles troubles, PollPause pause,
            LateNotes notes) {
        this.troubles = troubles;
        this.notes = notes;
        this.log = log;
        this.clock = clock;
        this.alerts = alerts;
        this.pause = pause;
    }

    /** A poll under way, runs of it that have not ended, and who waits for it. */
    private record Running(PollRun poll, Set<Long> open, CompletableFuture<Long> done) {

        long id() {
            return poll.getId();
        }

        /** Strikes a run off: true for the last one only, though several end at once. */
        synchronized boolean closesWith(long run) {
            return open.remove(run) && open.isEmpty();
        }
    }

    private record End(State state, String message) {
    }

    /**
     * Begins a poll, unless one of the account is running already; sets the property {@code poll} where nobody has
     * said what it is for.
     */
    public void begin(Exchange exchange) {
        Account account = exchange.getProperty("account", Account.class);
        PollRun poll = exchange.getProperty("poll", new PollRun(Purpose.SYNC, false), PollRun.class);
        exchange.setProperty("poll", poll);
        Running current = running.computeIfAbsent(account.name(), name -> {
            poll.begins(insert(account, poll.isAttended()));
            return new Running(poll, ConcurrentHashMap.newKeySet(), new CompletableFuture<>());
        });
        if (!poll.isBegun()) {
            poll.givesWayTo(current.id());
        }
    }

    /**
     * Notes what the list held: the poll is done when the runs that are still to come have ended.
     *
     * @param all whether that is all of SI's queue
     */
    public void listed(Account account, int found, List<Long> open, boolean all) {
        Running poll = running.get(account.name());
        log.listed(poll.id(), found, all);
        poll.open().addAll(open);
        if (open.isEmpty()) {
            finish(account.name(), State.DONE, null);
        }
    }

    /** Ends a poll that could not even list: the exchange's exception says why. */
    public void failed(@ExchangeProperty("account") Account account,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable trouble,
            @ExchangeProperty("poll") PollRun poll) {
        PollTrouble why = PollTrouble.of(trouble, poll.isListRead());
        why.failures().forEach(failure -> LOG.error("Nothing was written: {}", failure));
        LOG.atLevel(Failures.isForeseen(trouble) ? Level.DEBUG : Level.ERROR).setCause(trouble).log("The poll failed");
        finish(account.name(), State.FAILED, why);
    }

    /** Notes that a run has ended, whatever its outcome and though nobody could note that, unless it is tried again. */
    public void ended(@ExchangeProperty("run") ExportRun run) {
        if (run.share().isToBeTried()) {
            return;
        }
        List.copyOf(running.entrySet()).stream().filter(poll -> poll.getValue().closesWith(run.id()))
                .forEach(poll -> finish(poll.getKey(), State.DONE, null));
    }

    /** Becomes complete when the poll is done; at once when it is no longer running. */
    public CompletableFuture<Long> whenDone(long id) {
        return running.values().stream().filter(poll -> poll.id() == id).findFirst()
                .map(Running::done).orElseGet(() -> CompletableFuture.completedFuture(id));
    }

    /**
     * Waits until no poll is running that runs now. One that still does after that time is given up: whoever waits for
     * it need not any more.
     */
    @Override
    public void finishWithin(Duration patience) {
        List<Running> open = List.copyOf(running.values());
        CompletableFuture.allOf(open.stream().map(Running::done).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS).join();
        open.forEach(poll -> poll.done().complete(poll.id()));
    }

    /** Whether a poll goes on in this process. */
    public boolean isRunning(long id) {
        return running.values().stream().anyMatch(poll -> poll.id() == id);
    }

    public Poll get(long id) {
        return find(id).orElseThrow();
    }

    /** The poll of that id, if there is one. */
    public Optional<Poll> find(long id) {
        return log.find(id).map(this::asItEnded);
    }

    private Poll asItEnded(Poll poll) {
        End end = ended.get(poll.id());
        return end == null ? poll : poll.withState(end.state()).withMessage(end.message());
    }

    private long insert(Account account, boolean attended) {
        try {
            long id = log.begin(account, attended);
            notes.succeeded();
            return id;
        } catch (DataAccessException e) {
            notes.failed(e);
            throw e;
        }
    }

    private void finish(String account, State state, PollTrouble trouble) {
        Running poll = running.get(account);
        End end = new End(state, trouble == null ? null : trouble.failures().stream().map(Failure::toString)
                .collect(Collectors.joining("\n")));
        ended.put(poll.id(), end);
        long now = clock.millis();
        try {
            notes.write(() -> {
                log.end(poll.id(), end.state(), end.message(), poll.poll().calls(), now);
                ended.remove(poll.id());
                atLeastAtTheThirdAttempt(() -> tell(account, poll, trouble));
            });
        } finally {
            // Though the database is away: the account must be polled again when it is back.
            running.remove(account);
            poll.done().complete(poll.id());
        }
    }

    // Another process may tell of the same at the same moment; the database then sends one of them away.
    private static void atLeastAtTheThirdAttempt(Runnable telling) {
        for (int attempt = 1; ; attempt++) {
            try {
                telling.run();
                return;
            } catch (ConcurrencyFailureException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void tell(String account, Running poll, PollTrouble trouble) {
        if (trouble == null) {
            pause.end(account);
        }
        if (poll.poll().purpose().isPreview()) {
            return;
        }
        troubles.ended(account, poll.poll(), trouble);
        if (poll.poll().isAttended()) {
            return;
        }
        if (trouble == null) {
            alerts.done(account, poll.id());
            return;
        }
        if (trouble.kind() == AlertKind.KEYS_REFUSED) {
            pause.begin(account);
        }
        alerts.failed(account, trouble);
    }
}
