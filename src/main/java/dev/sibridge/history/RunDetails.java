package dev.sibridge.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.engine.model.RunLog;
import dev.sibridge.engine.model.RunLog.Applied;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What runs did: their steps, warnings and records. */
@Repository
public class RunDetails {

    private static final int BATCH = 200;
    private static final int WORTH_A_TRANSACTION = 500;
    private static final TypeReference<List<RunStep>> STEPS = new TypeReference<>() {
    };
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {
    };

    private static final String RECORDS = "SELECT record_type, remote_id, action, source_key, title, url, fields"
            + " FROM run_record WHERE run_id = :run";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;

    public RunDetails(JdbcTemplate jdbc, PlatformTransactionManager transactions, ObjectMapper json) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
    }

    /**
     * Notes what a run did before it ends.
     *
     * @param stage  where it ended; null before the first step
     * @param errors why it ended there; empty when all is well
     */
    void save(SyncRun run, Outcome outcome, String stage, List<String> errors) {
        client.sql("UPDATE run SET steps = ?, warnings = ? WHERE id = ?")
                .params(write(RunStep.of(run, outcome, stage, errors)), write(run.log().warnings()), run.id()).update();
        if (!run.isPreview()) {
            add(run, run.log().applied());
        }
    }

    /**
     * Notes what a run has written so far, once it is much, so that a large one need not keep all of it in memory. A
     * preview writes nothing.
     */
    public void noteProgress(SyncRun run) {
        RunLog log = run.log();
        // Several waves may be over at once.
        synchronized (log) {
            if (!run.isPreview() && log.kept() >= WORTH_A_TRANSACTION) {
                List<Applied> written = log.applied();
                transaction.executeWithoutResult(all -> add(run, written));
                log.noted(written.size());
            }
        }
    }

    /** Notes how far a run is, for whoever watches it. */
    public void noteSteps(SyncRun run) {
        if (!run.isPreview()) {
            // Several steps may end at once: the last word is the newest.
            synchronized (run.log()) {
                client.sql("UPDATE run SET steps = ? WHERE id = ? AND outcome IS NULL")
                        .params(write(RunStep.now(run)), run.id()).update();
            }
        }
    }

    private void add(SyncRun run, List<Applied> written) {
        ManagePage page = new ManagePage(run.account().connectwise());
        jdbc.batchUpdate("INSERT INTO run_record (run_id, record_type, remote_id, action, source_key, title, url,"
                + " fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", written, BATCH, (row, done) -> {
                    row.setLong(1, run.id());
                    row.setString(2, done.step().ref().type().name());
                    row.setLong(3, done.remoteId());
                    row.setString(4, done.step().action().name());
                    row.setString(5, done.step().ref().key());
                    row.setString(6, done.step().title());
                    row.setString(7, page.after(done.step(), done.remoteId()));
                    row.setString(8, write(PlannedChange.of(run.id(), done.step()).fields()));
                });
    }

    /** Notes that a run came as far as an earlier one. */
    void sameSteps(long run, Run before) {
        String steps = client.sql("SELECT COALESCE(steps, '') FROM run WHERE id = ?").params(before.id())
                .query(String.class).single();
        client.sql("UPDATE run SET stage = ?, steps = NULLIF(?, '') WHERE id = ?")
                .params(before.stage(), steps, run).update();
    }

    /** The four steps of a run. */
    public List<RunStep> steps(long run) {
        return client.sql("SELECT steps, outcome FROM run WHERE id = ? AND steps IS NOT NULL").params(run)
                .query((row, number) -> steps(row.getString("steps"), row.getString("outcome") != null)).optional()
                .orElseGet(RunStep::none);
    }

    /** The steps as the history keeps them; null for a run that came to none. */
    public List<RunStep> steps(String kept, boolean over) {
        return kept == null ? RunStep.none()
                : read(kept, STEPS).stream().map(step -> over ? step.over() : step).toList();
    }

    /** What a run warned of. */
    public List<String> warnings(long run) {
        return client.sql("SELECT warnings FROM run WHERE id = ? AND warnings IS NOT NULL").params(run)
                .query(String.class).optional().map(warnings -> read(warnings, TEXTS)).orElseGet(List::of);
    }

    /** What a run wrote, in the order in which Manage answered. */
    public List<WrittenRecord> records(long run) {
        return client.sql(RECORDS + " ORDER BY id").param("run", run).query(RunDetails::record).list();
    }

    /** Those of some types. */
    public List<WrittenRecord> records(long run, Set<RecordType> types) {
        return client.sql(RECORDS + " AND record_type IN (:types) ORDER BY id").param("run", run)
                .param("types", types.stream().map(RecordType::name).toList()).query(RunDetails::record).list();
    }

    /** Some of them; {@code page} is from 0. */
    public List<WrittenRecord> records(long run, int page, int size) {
        return client.sql(RECORDS + " ORDER BY id LIMIT " + size + " OFFSET " + (long) page * size).param("run", run)
                .query(RunDetails::record).list();
    }

    private static WrittenRecord record(ResultSet row, int number) throws SQLException {
        return new WrittenRecord(RecordType.valueOf(row.getString("record_type")), row.getLong("remote_id"),
                Action.valueOf(row.getString("action")), row.getString("source_key"), row.getString("title"),
                row.getString("url"), row.getString("fields") == null ? "{}" : row.getString("fields"));
    }

    /** How many records a run wrote. */
    public int countOf(long run) {
        return client.sql("SELECT COUNT(*) FROM run_record WHERE run_id = ?").params(run).query(Integer.class)
                .single();
    }

    /** How many records of which type a run wrote in which way, a line each. */
    public List<String> counts(long run) {
        return client.sql("SELECT action, record_type, COUNT(*) AS number FROM run_record WHERE run_id = ?"
                        + " GROUP BY action, record_type ORDER BY action, record_type").params(run)
                .query((row, number) -> Action.valueOf(row.getString("action")).past() + " "
                        + RecordType.valueOf(row.getString("record_type")).label() + ": " + row.getLong("number"))
                .list();
    }

    private String write(Object details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The details of the run cannot be written as JSON", e);
        }
    }

    private <T> T read(String details, TypeReference<T> type) {
        try {
            return json.readValue(details, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The history contains details that are not JSON", e);
        }
    }
}
