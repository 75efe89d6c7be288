package dev.sibridge.si.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Account;
import dev.sibridge.text.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The exports that wait for a person. */
@Repository
public class Waiting {

    // Every poll lists all of SI's queue, so that the last one that could knows of all that wait.
    private static final String LAST_LISTED = "SELECT * FROM run WHERE account = ? AND tenant = ?"
            + " AND waiting IS NOT NULL"
            + " AND poll_id = (SELECT MAX(id) FROM poll WHERE account = ? AND state = 'done' AND listed)";
    private static final String NOT_DONE_SINCE = " AND NOT EXISTS (SELECT 1 FROM run later"
            + " WHERE later.account = run.account AND later.tenant = run.tenant"
            + " AND later.project_id = run.project_id AND later.id > run.id AND later.poll_id > run.poll_id"
            + " AND later.outcome IS NOT NULL AND (later.outcome <> 'skipped' OR later.acknowledges)"
            + " AND later.waiting IS NULL AND later.superseded_by IS NULL"
            + " AND COALESCE(later.co_number, '') = COALESCE(run.co_number, ''))";
    private static final String NOT_RELEASED = " AND NOT EXISTS (SELECT 1 FROM link"
            + " WHERE link.account = run.account AND link.tenant = run.tenant"
            + " AND link.project_id = LOWER(TRIM(run.project_id)) AND link.decided_at >= run.started_at)";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ClientCompanies companies;

    public Waiting(JdbcClient jdbc, ObjectMapper json, ClientCompanies companies) {
        this.jdbc = jdbc;
        this.json = json;
        this.companies = companies;
    }

    /**
     * Notes that a run's export waits; its message is not acknowledged.
     *
     * @return whether that is news: it did not wait for the same reason before
     */
    public boolean add(long run, Hold hold) {
        String said = write(hold);
        boolean known = jdbc.sql("SELECT earlier.waiting FROM run JOIN run earlier ON earlier.account = run.account"
                        + " AND earlier.tenant = run.tenant AND earlier.project_id = run.project_id"
                        + " AND earlier.message_id = run.message_id AND earlier.id < run.id"
                        + " WHERE run.id = ? ORDER BY earlier.id DESC LIMIT 1")
                .params(run).query(String.class).optional().filter(said::equals).isPresent();
        jdbc.sql("UPDATE run SET waiting = ?, acknowledges = FALSE WHERE id = ?").params(said, run).update();
        return !known;
    }

    /**
     * What a poll found that only a person can know, by the run that asks it. Exports that wait for the cut-over are
     * none of these: whoever starts with us knows of them.
     */
    public Map<Long, Hold> questionsOf(long poll) {
        Map<Long, Hold> questions = new LinkedHashMap<>();
        jdbc.sql("SELECT id, waiting FROM run WHERE poll_id = ? AND begun AND waiting IS NOT NULL"
                        + " AND outcome IS NOT NULL AND mode <> 'PREVIEW' ORDER BY id").params(poll)
                .query(row -> {
                    questions.put(row.getLong("id"), read(row.getString("waiting")));
                });
        return questions;
    }

    /** Those of an account that nobody has released yet, in the order in which SI lists them. */
    public List<WaitingExport> of(Account account) {
        return jdbc.sql(LAST_LISTED + NOT_DONE_SINCE + NOT_RELEASED + " ORDER BY id")
                .params(account.name(), account.tenant(), account.name()).query(this::export).list().stream()
                .filter(export -> !isAnswered(account, export)).toList();
    }

    // An answer about a client releases all exports that waited for it.
    private boolean isAnswered(Account account, WaitingExport export) {
        return export.hold().client() != null && companies.find(account, export.hold().client())
                .filter(answer -> answer.at() >= export.since()).isPresent();
    }

    /** The one of a project, though somebody has released it a moment ago. */
    public Optional<WaitingExport> find(Account account, String projectId) {
        return jdbc.sql(LAST_LISTED + NOT_DONE_SINCE + " ORDER BY id")
                .params(account.name(), account.tenant(), account.name()).query(this::export).list().stream()
                .filter(export -> Text.fold(export.projectId()).equals(Text.fold(projectId))).findFirst();
    }

    private WaitingExport export(ResultSet row, int number) throws SQLException {
        return new WaitingExport(row.getString("account"), row.getString("project_id"), row.getString("co_number"),
                row.getString("project"), row.getString("client"), row.getLong("published_at"),
                row.getLong("started_at"), read(row.getString("waiting")));
    }

    private String write(Hold hold) {
        try {
            return json.writeValueAsString(hold);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A hold can be written", e);
        }
    }

    private Hold read(String hold) {
        try {
            return json.readValue(hold, Hold.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The history holds a hold that is no JSON", e);
        }
    }
}
