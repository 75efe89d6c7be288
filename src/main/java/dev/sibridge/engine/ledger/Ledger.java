package dev.sibridge.engine.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Account;
import dev.sibridge.engine.ledger.LedgerEntry.State;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The memory of what was written where: per account, tenant, record type and source key the id in Manage, the body as
 * sent and how far it came.
 *
 * <p>{@link LedgerClaims} claims a row before it is written. A create whose outcome nobody knows stays claimed; the
 * next run looks for it in Manage before it decides.
 */
@Component
public class Ledger {

    /** With the id in Manage, the time and the row. */
    static final String DONE = "UPDATE ledger_state SET state = 'DONE', remote_id = ?, updated_at = ?"
            + " WHERE ledger_id = ?";
    /** With the body and the row. */
    static final String WRITTEN = "UPDATE ledger SET body = ?, held = NULL WHERE id = ?";
    private static final int BATCH = 500;
    private static final String OF_TYPE = "WHERE account = :account AND tenant = :tenant AND record_type = :type";
    private static final String BELOW = OF_TYPE + " AND source_key > :after AND source_key < :to";
    /** H2 would go through everything of the type otherwise, for each key and for each page. */
    private static final String BY_KEY = "USE INDEX (ledger_source_key) ";
    private static final String COLUMNS = "SELECT id, record_type, source_key, state, remote_id, body, held,"
            + " origin, adopted, updated_at FROM ledger ";
    private static final String STATE = "JOIN ledger_state ON ledger_id = id ";

    private final JdbcClient jdbc;
    private final LedgerJson json;
    private final LedgerRows rows;
    private final Clock clock;

    public Ledger(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = new LedgerJson(json);
        this.rows = new LedgerRows(this.json);
        this.clock = clock;
    }

    /** Whether Manage holds a record for all we remember, or may hold it. */
    public boolean mayHold(Account account, RecordRef ref) {
        LedgerEntry entry = find(account, List.of(ref)).get(ref);
        return entry != null && (entry.isKnown() || entry.isUnknown());
    }

    /** What is known of these records; those never heard of are absent. */
    public Map<RecordRef, LedgerEntry> find(Account account, Collection<RecordRef> refs) {
        Map<RecordRef, LedgerEntry> found = new HashMap<>();
        refs.stream().collect(Collectors.groupingBy(RecordRef::type)).forEach((type, sameType) -> {
            List<String> keys = sameType.stream().map(RecordRef::key).toList();
            for (int from = 0; from < keys.size(); from += BATCH) {
                jdbc.sql(COLUMNS + BY_KEY + STATE + OF_TYPE + " AND source_key IN (:keys)")
                        .param("account", account.name()).param("tenant", account.tenant()).param("type", type.name())
                        .param("keys", keys.subList(from, Math.min(from + BATCH, keys.size())))
                        .query(rows).list().forEach(entry -> found.put(entry.ref(), entry));
            }
        });
        return found;
    }

    /** A source key in the letters in which it is remembered, capital or small; the key itself when it is not. */
    public String asRemembered(Account account, RecordType type, String key) {
        RecordRef asItIs = new RecordRef(type, key);
        // Only what is new costs a look at all of them.
        return find(account, List.of(asItIs)).containsKey(asItIs) ? key : jdbc.sql("SELECT source_key FROM ledger"
                        + " WHERE account = ? AND tenant = ? AND record_type = ? AND LOWER(source_key) = LOWER(?)"
                        + " ORDER BY id LIMIT 1")
                .params(account.name(), account.tenant(), type.name(), key).query(String.class).optional().orElse(key);
    }

    /**
     * Everything of a type whose source key begins so: which records these are, in the order in which they came.
     *
     * @param keyPrefix not empty
     */
    public List<RecordRef> below(Account account, RecordType type, String keyPrefix) {
        return jdbc.sql("SELECT source_key FROM ledger " + BELOW + " ORDER BY id")
                .params(new KeyRange(account, type, keyPrefix).all())
                .query(String.class).list().stream().map(key -> new RecordRef(type, key)).toList();
    }

    /** Whether anything of a type has a source key that begins so. */
    public boolean hasBelow(Account account, RecordType type, String keyPrefix) {
        return !jdbc.sql("SELECT id FROM ledger " + BY_KEY + BELOW + " LIMIT 1")
                .params(new KeyRange(account, type, keyPrefix).all()).query(Long.class).list().isEmpty();
    }

    /**
     * All that is known of such records, in the order of their keys. A large project has 100,000 lines: no more than a
     * few hundred are read at a time.
     */
    public Stream<LedgerEntry> allBelow(Account account, RecordType type, String keyPrefix) {
        UnaryOperator<List<LedgerEntry>> more = page -> jdbc.sql(COLUMNS + BY_KEY + STATE + BELOW
                        + " ORDER BY source_key LIMIT " + BATCH)
                .params(new KeyRange(account, type, keyPrefix).after(page.isEmpty() ? keyPrefix
                        : page.get(page.size() - 1).ref().key()))
                .query(rows).list();
        return Stream.iterate(more.apply(List.of()), page -> !page.isEmpty(), more).flatMap(List::stream);
    }

    /**
     * The row that came last of a type; 0 when there is none. It grows with each record that anybody begins to make.
     */
    public long last(Account account, RecordType type) {
        return jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM ledger WHERE account = ? AND tenant = ? AND record_type = ?")
                .params(account.name(), account.tenant(), type.name()).query(Long.class).single();
    }

    /** Everything of a type that is one of these records in Manage: several when SI has one more than once. */
    public List<LedgerEntry> holders(Account account, RecordType type, Collection<Long> remoteIds) {
        List<Long> ids = List.copyOf(remoteIds);
        List<LedgerEntry> holders = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            holders.addAll(jdbc.sql(COLUMNS + STATE + OF_TYPE + " AND remote_id IN (:ids) ORDER BY id")
                    .param("account", account.name()).param("tenant", account.tenant()).param("type", type.name())
                    .param("ids", ids.subList(from, Math.min(from + BATCH, ids.size())))
                    .query(rows).list());
        }
        return holders;
    }

    /**
     * Notes that a record is about to be created.
     *
     * @param row  null when it was never heard of
     * @param body as it will be sent
     * @return its row
     */
    @Transactional
    public long planCreate(Account account, long run, RecordRef ref, Long row, Object body, Object origin) {
        if (row == null) {
            return insert(account, run, ref, State.PLANNED, null, body, origin);
        }
        jdbc.sql("UPDATE ledger SET body = ?, held = NULL, origin = ? WHERE id = ?")
                .params(json.write(body), json.write(origin), row).update();
        jdbc.sql("UPDATE ledger_state SET state = 'PLANNED', remote_id = NULL, adopted = FALSE, run_id = ?,"
                        + " updated_at = ? WHERE ledger_id = ?")
                .params(run, clock.millis(), row).update();
        return row;
    }

    /** Notes that a record is about to be changed or removed. Its body stays the base until that is done. */
    public void planChange(long run, long row) {
        jdbc.sql("UPDATE ledger_state SET state = 'PLANNED', run_id = ?, updated_at = ? WHERE ledger_id = ?")
                .params(run, clock.millis(), row).update();
    }

    /**
     * Notes that Manage already holds a record.
     *
     * @param row  null when it was never heard of
     * @param ours whether it came there by us
     * @return its row
     */
    @Transactional
    public long adopt(Account account, long run, RecordRef ref, Long row, long remoteId, Object body, boolean ours) {
        long id = row != null ? row : insert(account, run, ref, State.DONE, remoteId, body, null);
        jdbc.sql("UPDATE ledger_state SET adopted = ? WHERE ledger_id = ?").params(!ours, id).update();
        done(id, remoteId, body);
        return id;
    }

    /** Notes a record that Manage holds by a key of ours though nothing was remembered of it. */
    @Transactional
    public void recall(Account account, long run, RecordRef ref, long remoteId, Object body, Object origin) {
        insert(account, run, ref, State.RECALLED, remoteId, body, origin);
    }

    /** Notes that Manage confirmed a write. */
    @Transactional
    public void done(long id, long remoteId, Object body) {
        jdbc.sql(WRITTEN).params(json.write(body), id).update();
        jdbc.sql(DONE).params(remoteId, clock.millis(), id).update();
    }

    /** Notes that Manage made a copy of what somebody else made a moment before. */
    public void copied(long id, long remoteId) {
        jdbc.sql("UPDATE ledger_state SET state = 'COPIED', remote_id = ?, updated_at = ? WHERE ledger_id = ?")
                .params(remoteId, clock.millis(), id).update();
    }

    /**
     * Notes that Manage holds other values than we wrote last.
     *
     * @param body the whole record as Manage holds it
     */
    public void holds(long id, Object body) {
        jdbc.sql("UPDATE ledger SET held = ? WHERE id = ?").params(json.write(body), id).update();
    }

    /** Notes what a record's rows or locations are now. */
    public void remember(long id, Object origin) {
        jdbc.sql("UPDATE ledger SET origin = ? WHERE id = ?").params(json.write(origin), id).update();
    }

    /** Notes that nothing more is tried with a record until SI says something else than {@code body}. */
    @Transactional
    public void leave(long id, Object body) {
        jdbc.sql("UPDATE ledger SET body = ? WHERE id = ?").params(json.write(body), id).update();
        jdbc.sql("UPDATE ledger_state SET state = 'LEFT', updated_at = ? WHERE ledger_id = ?")
                .params(clock.millis(), id).update();
    }

    /** Lets a write without an answer, which seems to lie ahead, count from now: the clock was set back since. */
    public void settleFromNow(long id) {
        jdbc.sql("UPDATE ledger_state SET updated_at = ? WHERE ledger_id = ?").params(clock.millis(), id).update();
    }

    /** Forgets a record that neither SI nor Manage holds. */
    @Transactional
    public void forget(long id) {
        jdbc.sql("DELETE FROM ledger_state WHERE ledger_id = ?").params(id).update();
        jdbc.sql("DELETE FROM ledger WHERE id = ?").params(id).update();
    }

    private long insert(Account account, long run, RecordRef ref, State state, Long remoteId, Object body,
            Object origin) {
        KeyHolder row = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO ledger (account, tenant, record_type, source_key, body, origin, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(account.name(), account.tenant(), ref.type().name(), ref.key(), json.write(body),
                        json.write(origin), clock.millis())
                .update(row, "id");
        long id = row.getKey().longValue();
        jdbc.sql("INSERT INTO ledger_state (ledger_id, state, remote_id, run_id, updated_at) VALUES (?, ?, ?, ?, ?)")
                .params(id, state.name(), remoteId, run, clock.millis()).update();
        return id;
    }
}
