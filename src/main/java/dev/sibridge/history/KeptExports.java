package dev.sibridge.history;

import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.dtools.reading.PayloadCopy;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The exports that runs have read, as D-Tools sent them. What is read again in the same words is kept once. */
@Repository
public class KeptExports {

    private static final String TOO_LARGE = "It was not kept: even compressed, it is larger than "
            + (PayloadCopy.MOST >> 20) + " MB.";
    private static final String NO_ROOM = "It was not kept: the database did not accept it (max_allowed_packet,"
            + " disk?).";

    private final JdbcClient jdbc;
    private final Clock clock;

    public KeptExports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A kept export.
     *
     * @param run        the run that read it first
     * @param bytes      how large it is
     * @param compressed in the form of gzip
     */
    public record KeptExport(long run, long bytes, byte[] compressed) {
    }

    /** Keeps what a run has read, or notes why not. */
    public void keep(SyncRun run, String projectId, String fingerprint, PayloadCopy copy) {
        Optional<Long> earlier = jdbc.sql("SELECT MAX(run_id) FROM kept_export WHERE account = ? AND project_id = ?"
                        + " AND fingerprint = ?")
                .params(run.account().name(), projectId, fingerprint).query(Long.class).optional();
        Optional<byte[]> content = copy.compressed();
        if (earlier.isPresent()) {
            jdbc.sql("UPDATE kept_export SET kept_at = ? WHERE run_id = ?").params(clock.millis(), earlier.get())
                    .update();
            refer(run.id(), earlier.get());
        } else if (content.isEmpty()) {
            note(run.id(), TOO_LARGE);
        } else {
            insert(run, projectId, fingerprint, copy.size(), content.get());
        }
    }

    private void insert(SyncRun run, String projectId, String fingerprint, long bytes, byte[] content) {
        try {
            jdbc.sql("INSERT INTO kept_export (run_id, account, project_id, fingerprint, bytes, content, kept_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(run.id(), run.account().name(), projectId, fingerprint, bytes, content, clock.millis())
                    .update();
            refer(run.id(), run.id());
        } catch (DataAccessException e) {
            // Nothing depends on it; a database that is away stops the run at its next step.
            note(run.id(), NO_ROOM);
        }
    }

    /** The export that a run has read. */
    public Optional<KeptExport> find(long run) {
        return jdbc.sql("SELECT kept_export.run_id, bytes, content FROM run"
                        + " JOIN kept_export ON kept_export.run_id = run.export_run WHERE run.id = ?")
                .params(run).query((row, number) -> new KeptExport(row.getLong("run_id"), row.getLong("bytes"),
                        row.getBytes("content"))).optional();
    }

    /** The run whose copy says what this one has read; empty when there is none, or none any more. */
    public Optional<Long> keptBy(long run) {
        return jdbc.sql("SELECT kept_export.run_id FROM run JOIN kept_export ON kept_export.run_id = run.export_run"
                + " WHERE run.id = ?").params(run).query(Long.class).optional();
    }

    /** Why the export of a run is not there. */
    public String reasonForNone(long run) {
        return jdbc.sql("SELECT COALESCE(export_note, CASE WHEN export_run IS NULL THEN"
                        + " 'The run did not read an export that could be kept.'"
                        + " ELSE 'It is no longer kept.' END) FROM run WHERE id = ?")
                .params(run).query(String.class).single();
    }

    private void refer(long run, long holder) {
        jdbc.sql("UPDATE run SET export_run = ? WHERE id = ?").params(holder, run).update();
    }

    private void note(long run, String reason) {
        jdbc.sql("UPDATE run SET export_note = ? WHERE id = ?").params(reason, run).update();
    }
}
