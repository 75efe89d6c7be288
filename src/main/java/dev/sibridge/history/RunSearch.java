package dev.sibridge.history;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds runs for people, page by page. */
@Repository
public class RunSearch {

    private final JdbcClient jdbc;

    public RunSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Runs, the newest first.
     *
     * @param outcome null for any
     * @param text    found in the project's or client's name, without regard to case; null for any
     * @param page    from 0
     */
    public List<Run> page(Outcome outcome, String text, int page, int size) {
        String part = " ORDER BY id DESC LIMIT " + size + " OFFSET " + (long) page * size;
        return filter("SELECT * FROM run", outcome, text, part).query(Runs::run).list();
    }

    /** How many there are over all pages. */
    public long count(Outcome outcome, String text) {
        return filter("SELECT COUNT(*) FROM run", outcome, text, "").query(Long.class).single();
    }

    private JdbcClient.StatementSpec filter(String select, Outcome outcome, String text, String end) {
        return jdbc.sql(select + " WHERE (:outcome IS NULL OR outcome = :outcome)"
                        + " AND (:text IS NULL OR LOWER(project) LIKE :text ESCAPE '!'"
                        + " OR LOWER(client) LIKE :text ESCAPE '!')"
                        + end)
                .param("outcome", outcome == null ? null : outcome.label())
                .param("text", text == null ? null
                        : "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
    }
}
