package dev.sibridge.history.search;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A filter as the condition of a statement. What it does not say is left out: the database then chooses its index. */
final class Conditions {

    private final StringBuilder sql = new StringBuilder("id > 0");
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Conditions() {
    }

    static Conditions of(RunFilter filter) {
        Conditions all = new Conditions();
        all.add("outcome = :outcome", "outcome", filter.outcome() == null ? null : filter.outcome().label());
        all.add("account = :account", "account", filter.account());
        all.add("poll_id = :poll", "poll", filter.poll());
        all.add("project_id = :project", "project", filter.projectId());
        all.add("started_at >= :from", "from", filter.from());
        all.add("started_at < :until", "until", filter.until());
        all.add("(LOWER(project) LIKE :text ESCAPE '!' OR LOWER(client) LIKE :text ESCAPE '!'"
                + " OR LOWER(project_number) LIKE :text ESCAPE '!')", "text", part(filter.text()));
        return all;
    }

    String sql() {
        return sql.toString();
    }

    StatementSpec bind(StatementSpec statement) {
        return statement.params(values);
    }

    private void add(String condition, String name, Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            values.put(name, value);
        }
    }

    private static String part(String text) {
        return text == null ? null : "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
