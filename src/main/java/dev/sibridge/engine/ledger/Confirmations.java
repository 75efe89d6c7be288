package dev.sibridge.engine.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes that Manage has confirmed as they were sent, until the ledger is told: together with the run's next claim, so
 * that a write takes one transaction instead of two, or when the wave is over. If the process dies before, the next run
 * finds these records in Manage, as it does after an answer that was lost.
 */
@Component
public class Confirmations {

    private final Map<Long, Queue<Confirmation>> byRun = new ConcurrentHashMap<>();
    /** What somebody else is telling is told only when his transaction has ended. */
    private final Lock telling = new ReentrantLock();
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final LedgerJson json;
    private final Clock clock;

    public Confirmations(JdbcTemplate jdbc, PlatformTransactionManager transactions, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.json = new LedgerJson(json);
        this.clock = clock;
    }

    /** @param at milliseconds since 1970 UTC */
    private record Confirmation(long run, long row, long remoteId, String body, long at) {
    }

    /**
     * Takes a confirmation.
     *
     * @param row      of the ledger
     * @param remoteId the record's id in Manage
     * @param body     as it was written; null when it is as the create was planned
     */
    public void take(long run, long row, long remoteId, JsonNode body) {
        add(new Confirmation(run, row, remoteId, json.write(body), clock.millis()));
    }

    /** Tells the ledger of all that a run has confirmed. */
    public void tell(long run) {
        telling.lock();
        try {
            if (byRun.containsKey(run)) {
                tellWith(Set.of(run), () -> null);
                // Other waves of the run may have taken one meanwhile.
                byRun.computeIfPresent(run, (any, left) -> left.isEmpty() ? null : left);
            }
        } finally {
            telling.unlock();
        }
    }

    /** The same of several runs in one transaction with something else. Nothing is lost when that fails. */
    <T> T tellWith(Set<Long> runs, Supplier<T> other) {
        List<Confirmation> told = new ArrayList<>();
        telling.lock();
        try {
            return transaction.execute(all -> {
                runs.forEach(run -> poll(run, told));
                note(told.stream().filter(one -> one.body() != null).toList(), Ledger.WRITTEN,
                        one -> new Object[] {one.body(), one.row()});
                note(told, Ledger.DONE, one -> new Object[] {one.remoteId(), one.at(), one.row()});
                return other.get();
            });
        } catch (RuntimeException | Error e) {
            told.forEach(this::add);
            throw e;
        } finally {
            telling.unlock();
        }
    }

    private void note(List<Confirmation> some, String statement, Function<Confirmation, Object[]> values) {
        if (!some.isEmpty()) {
            jdbc.batchUpdate(statement, some.stream().map(values).toList());
        }
    }

    private void add(Confirmation one) {
        byRun.compute(one.run(), (run, others) -> {
            Queue<Confirmation> all = others == null ? new ConcurrentLinkedQueue<>() : others;
            all.add(one);
            return all;
        });
    }

    private void poll(long run, List<Confirmation> told) {
        Queue<Confirmation> all = byRun.getOrDefault(run, new ConcurrentLinkedQueue<>());
        for (Confirmation one = all.poll(); one != null; one = all.poll()) {
            told.add(one);
        }
    }
}
