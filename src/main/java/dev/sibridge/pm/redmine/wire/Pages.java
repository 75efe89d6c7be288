package dev.sibridge.pm.redmine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Redmine's lists to their ends and proves that nothing is missing. Redmine counts rows from the beginning of a
 * list, so a row that is deleted while pages are read makes another one disappear from them.
 */
public final class Pages {

    /** As many rows as Redmine puts on a page at most. */
    private static final int PAGE = 100;
    /** More pages than any Redmine has: who goes on and on is broken. */
    private static final int MOST_PAGES = 10_000;
    private static final int MOST_ATTEMPTS = 3;

    private final RedmineHttp http;

    public Pages(RedmineHttp http) {
        this.http = http;
    }

    /**
     * Issues, by id: each page begins after the last id of the one before.
     *
     * @param query filters; one that Redmine does not know, or that is switched off, it ignores without a word
     */
    public List<JsonNode> issues(Map<String, String> query) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<String, String> next = new LinkedHashMap<>(query);
            // Redmine leaves out closed issues unless it is asked for them.
            next.put("status_id", "*");
            next.put("sort", "id");
            next.put("limit", String.valueOf(PAGE));
            if (!all.isEmpty()) {
                next.put("issue_id", ">=" + (idOf(last(all)) + 1));
            }
            JsonNode answer = http.read("/issues.json", next);
            List<JsonNode> rows = rows(answer, "issues");
            if (rows.stream().anyMatch(row -> !all.isEmpty() && idOf(row) <= idOf(last(all)))) {
                throw RedmineHttp.odd("GET /issues.json is not in the order that was asked for");
            }
            all.addAll(rows);
            if (rows.size() < Math.min(PAGE, total(answer))) {
                throw RedmineHttp.odd("GET /issues.json brought fewer records than it counts");
            }
            if (rows.size() == total(answer)) {
                http.prove();
                return all;
            }
        }
        throw RedmineHttp.odd("GET /issues.json has no end");
    }

    /**
     * Another list in pages. Each begins with the last row of the one before; if it does not, rows have come or gone,
     * and reading begins again.
     *
     * @param list the name of the list in the answer
     */
    public List<JsonNode> all(String path, String list, Map<String, String> query) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<List<JsonNode>> all = attempt(path, list, query);
            if (all.isPresent()) {
                http.prove();
                return all.get();
            }
        }
        throw new ToolException(Kind.PASSING, "GET " + path + " changes while it is read.", List.of());
    }

    private Optional<List<JsonNode>> attempt(String path, String list, Map<String, String> query) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<String, String> next = new LinkedHashMap<>(query);
            next.put("limit", String.valueOf(PAGE));
            next.put("offset", String.valueOf(Math.max(0, all.size() - 1)));
            JsonNode answer = http.read(path, next);
            List<JsonNode> rows = rows(answer, list);
            if (!all.isEmpty() && (rows.isEmpty() || idOf(rows.get(0)) != idOf(last(all)))) {
                return Optional.empty();
            }
            all.addAll(all.isEmpty() ? rows : rows.subList(1, rows.size()));
            if (all.size() >= total(answer)) {
                return distinct(all) == total(answer) ? Optional.of(all) : Optional.empty();
            }
            if (rows.size() < 2) {
                throw RedmineHttp.odd("GET " + path + " brought fewer records than it counts");
            }
        }
        throw RedmineHttp.odd("GET " + path + " has no end");
    }

    /** A list that Redmine answers whole. */
    public List<JsonNode> whole(String path, String list) {
        List<JsonNode> rows = rows(http.read(path, Map.of()), list);
        http.prove();
        return rows;
    }

    private static List<JsonNode> rows(JsonNode answer, String list) {
        if (!answer.path(list).isArray()) {
            throw RedmineHttp.odd("A list has no \"" + list + "\"");
        }
        List<JsonNode> rows = new ArrayList<>();
        answer.path(list).forEach(rows::add);
        return rows;
    }

    private static long total(JsonNode answer) {
        if (!answer.path("total_count").isIntegralNumber()) {
            throw RedmineHttp.odd("A list has no \"total_count\"");
        }
        return answer.path("total_count").asLong();
    }

    private static long distinct(List<JsonNode> rows) {
        return rows.stream().map(Pages::idOf).distinct().count();
    }

    private static JsonNode last(List<JsonNode> rows) {
        return rows.get(rows.size() - 1);
    }

    private static long idOf(JsonNode row) {
        return Long.parseLong(Values.id(row));
    }
}
