package dev.sibridge.history;

import dev.sibridge.account.Account;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.history.poll.PollLog;
import dev.sibridge.memory.MemoryShortage;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The history of runs. */
@Repository
public class Runs {

    private final JdbcClient jdbc;
    private final Clock clock;

    public Runs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that an export was found. Returns the run's id. */
    public long add(long poll, Account account, ProjectInfo export, String settings, Purpose purpose) {
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO run (poll_id, account, tenant, message_id, project_id, co_number, project, client,"
                        + " project_number, progress, published_at, settings, mode, retry_of, started_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(poll, account.name(), account.tenant(), export.messageId(), export.id(),
                        export.isChangeOrder() ? export.coNumber().strip() : null, export.name(), export.client(),
                        export.number(), export.progress(), export.publishedOnUnixTimeMs(), settings,
                        purpose.mode().name(), purpose.retryOf(export), clock.millis())
                .update(id, "id");
        return id.getKey().longValue();
    }

    /**
     * Notes that there is nothing to take over.
     *
     * @param cause        why, in a word for programs
     * @param reason       the same for people
     * @param acknowledges whether the message is acknowledged all the same
     */
    public void skip(long id, String cause, String reason, boolean acknowledges) {
        jdbc.sql("UPDATE run SET cause = ?, skip_reason = ?, acknowledges = ? WHERE id = ?")
                .params(cause, reason, acknowledges, id).update();
    }

    /** Notes that a newer export of the project does the work, and acknowledges this one's message with its own. */
    public void supersede(long id, long newer) {
        jdbc.sql("UPDATE run SET superseded_by = ? WHERE id = ?").params(newer, id).update();
        String reason = "A newer export of the same project supersedes this one.";
        skip(id, Run.SUPERSEDED, reason, false);
        finish(id, Outcome.SKIPPED, reason);
    }

    public Run get(long id) {
        return jdbc.sql("SELECT * FROM run WHERE id = ?").params(id).query(Runs::run).single();
    }

    /** The runs of a poll, in the order in which their exports were listed. */
    public List<Run> ofPoll(long poll) {
        return jdbc.sql("SELECT * FROM run WHERE poll_id = ? ORDER BY id").params(poll).query(Runs::run).list();
    }

    /** The runs of that name in the account's last poll that knew all of SI's queue. */
    public List<Run> ofLastPoll(Account account, String project) {
        return jdbc.sql("SELECT * FROM run WHERE poll_id = " + PollLog.LAST_COMPLETE + " AND project = ? ORDER BY id")
                .params(account.name(), project).query(Runs::run).list();
    }

    /** The messages that are acknowledged with a run's own. */
    public List<String> messagesSupersededBy(long id) {
        return jdbc.sql("SELECT message_id FROM run WHERE superseded_by = ? AND message_id IS NOT NULL"
                        + " ORDER BY id").params(id)
                .query(String.class).list();
    }

    /**
     * The last run of this very export under the same settings, if that was refused or failed for a reason that will
     * not pass by itself. One for which the memory did not suffice is tried again with more of it.
     */
    public Optional<Run> lastingEndOf(Account account, ProjectInfo export, String settings) {
        return jdbc.sql("SELECT * FROM run WHERE id = (SELECT MAX(id) FROM run WHERE account = ? AND tenant = ?"
                        + " AND project_id = ? AND message_id = ? AND published_at = ? AND settings = ?"
                        + " AND mode <> 'PREVIEW' AND outcome <> 'skipped') AND (outcome = 'refused' OR lasting)"
                        + " AND (memory IS NULL OR memory >= ?)")
                .params(account.name(), account.tenant(), export.id(), export.messageId(),
                        export.publishedOnUnixTimeMs(), settings, MemoryShortage.memory())
                .query(Runs::run).optional();
    }

    /**
     * Notes what the payload says, before anything of it is written.
     *
     * @return whether Manage holds all of it already
     */
    public boolean read(SyncRun run, Run export, String fingerprint, String settings) {
        String coNumber = Objects.toString(export.coNumber(), "");
        String ofProject = " WHERE account = ? AND tenant = ? AND project_id = ? AND COALESCE(co_number, '') = ?"
                + " AND written";
        boolean unchanged = jdbc.sql("SELECT COUNT(*) FROM run" + ofProject + " AND fingerprint = ? AND settings = ?")
                .params(run.account().name(), run.account().tenant(), export.projectId(), coNumber, fingerprint,
                        settings)
                .query(Long.class).single() > 0;
        if (run.isPreview()) {
            return unchanged;
        }
        if (!unchanged) {
            // Runs need not read in the order of their ids: each may have waited in a process of its own.
            jdbc.sql("UPDATE run SET written = FALSE" + ofProject)
                    .params(run.account().name(), run.account().tenant(), export.projectId(), coNumber).update();
        }
        jdbc.sql("UPDATE run SET fingerprint = ?, written = ? WHERE id = ?").params(fingerprint, unchanged, run.id())
                .update();
        return unchanged;
    }

    /**
     * How a project, or a change order of it, fared last; without runs that another one made needless, or that wait.
     *
     * @param coNumber null for the project
     */
    public Optional<Run> lastEndOf(String account, String projectId, String coNumber) {
        return jdbc.sql("SELECT * FROM run WHERE account = ? AND project_id = ? AND COALESCE(co_number, '') = ?"
                        + " AND mode <> 'PREVIEW' AND outcome IS NOT NULL"
                        + " AND (outcome <> 'skipped' OR (acknowledges AND skip_reason IS NOT NULL))"
                        + " ORDER BY id DESC LIMIT 1")
                .params(account, projectId, Objects.requireNonNullElse(coNumber, "")).query(Runs::run).optional();
    }

    /** Whether SI has exported a change order's project since it exported the change order. */
    public boolean hasProjectSince(Run changeOrder) {
        return jdbc.sql("SELECT COUNT(*) FROM run WHERE account = ? AND project_id = ? AND co_number IS NULL"
                        + " AND published_at >= ?")
                .params(changeOrder.account(), changeOrder.projectId(), changeOrder.publishedAt())
                .query(Long.class).single() > 0;
    }

    /** Notes that Manage now holds what this run read; only the acknowledgement is left. */
    public void written(SyncRun run) {
        jdbc.sql("UPDATE run SET written = TRUE WHERE id = ?").params(run.id()).update();
    }

    /** Notes what a preview shows, as JSON. */
    public void plan(long id, String plan) {
        jdbc.sql("UPDATE run SET plan = ? WHERE id = ?").params(plan, id).update();
    }

    /** What a preview showed, as JSON; empty when it came to nothing. */
    public Optional<String> planOf(long id) {
        return jdbc.sql("SELECT plan FROM run WHERE id = ? AND plan IS NOT NULL").params(id).query(String.class)
                .optional();
    }

    /** Ends a run that did no work. */
    public void finish(long id, Outcome outcome, String messages) {
        jdbc.sql("UPDATE run SET outcome = ?, messages = ? WHERE id = ?").params(outcome.label(), messages, id)
                .update();
    }

    /** Ends a run as an earlier one of the same export ended. */
    void endAgain(long id, Run before) {
        if (before.outcome() == Outcome.FAILED) {
            long memory = jdbc.sql("SELECT COALESCE(memory, 0) FROM run WHERE id = ?").params(before.id())
                    .query(Long.class).single();
            lastsWith(id, memory);
        }
        finish(id, before.outcome(), before.messages());
    }

    /** Notes that the reason for which a run fails will not pass by itself. */
    public void lasts(long id) {
        lastsWith(id, 0);
    }

    /** The same; {@code memory} is how much of it, in bytes, did not suffice, or 0 when that was not the reason. */
    void lastsWith(long id, long memory) {
        jdbc.sql("UPDATE run SET lasting = TRUE, memory = NULLIF(?, 0) WHERE id = ?").params(memory, id).update();
    }

    /** Notes that a mail leads to a run. */
    public void told(long id) {
        jdbc.sql("UPDATE run SET told = TRUE WHERE id = ?").params(id).update();
    }

    /** Notes what a project comes to. */
    public void totals(long id, Totals totals) {
        jdbc.sql("UPDATE run SET si_total = ?, lines_total = ?, misc_total = ?, opportunity_total = ?,"
                        + " project_total = ? WHERE id = ?")
                .params(totals.si(), totals.lines(), totals.misc(), totals.opportunity(), totals.project(), id)
                .update();
    }

    /** What a project comes to; nothing when the run did not get so far. */
    public Optional<Totals> totals(long id) {
        return jdbc.sql("SELECT * FROM run WHERE id = ? AND lines_total IS NOT NULL").params(id)
                .query((row, number) -> new Totals(row.getBigDecimal("si_total"), row.getBigDecimal("lines_total"),
                        row.getBigDecimal("misc_total"), row.getBigDecimal("opportunity_total"),
                        row.getBigDecimal("project_total")))
                .optional();
    }

    public Optional<Run> find(long id) {
        return jdbc.sql("SELECT * FROM run WHERE id = ?").params(id).query(Runs::run).optional();
    }

    /** Ends a run with what it did, at that time. */
    public void finish(SyncRun run, Outcome outcome, String stage, String messages, long endedAt) {
        jdbc.sql("UPDATE run SET outcome = ?, messages = ?, stage = ?, ms = ? - started_at, calls = ?, created = ?,"
                        + " updated = ?, removed = ? WHERE id = ?")
                .params(outcome.label(), messages, stage, endedAt, run.calls(), run.log().count(Action.CREATE),
                        run.log().count(Action.UPDATE), run.log().removed(), run.id())
                .update();
    }

    /** Notes when the work began: an export may have waited in the queue. */
    public void begin(long id) {
        jdbc.sql("UPDATE run SET started_at = ?, begun = TRUE WHERE id = ?").params(clock.millis(), id).update();
    }

    static Run run(ResultSet row, int number) throws SQLException {
        return new Run(row.getLong("id"), row.getLong("poll_id"), row.getString("account"),
                row.getString("message_id"), row.getString("project_id"), row.getString("co_number"),
                row.getString("project"), row.getString("client"), row.getLong("published_at"),
                Outcome.of(row.getString("outcome")), row.getString("skip_reason"), row.getBoolean("acknowledges"),
                row.getLong("ms"), row.getInt("calls"), row.getInt("created"), row.getInt("updated"),
                row.getInt("removed"), row.getLong("started_at"), row.getString("messages"), row.getString("stage"),
                row.getString("cause"), row.getBigDecimal("si_total"), row.getBigDecimal("lines_total"),
                Mode.valueOf(row.getString("mode")), row.getObject("retry_of", Long.class));
    }
}
