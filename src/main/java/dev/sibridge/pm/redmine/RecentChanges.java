package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool.Changes;
import dev.sibridge.pm.Tool.Changes.Seen;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.redmine.site.Site;
import dev.sibridge.pm.redmine.wire.Values;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What has changed lately: issues and projects, which have a time of change. Phases, time entries, corrected notes and
 * whatever is gone are not told; only reading everything shows them.
 *
 * <p>Redmine keeps times in its server's time zone, so an hour is there twice when the clocks go back. Whatever has
 * changed in the last 65 minutes before the cursor is looked at again therefore, and told twice: the time has whole
 * seconds, and something may have changed again in the same one.
 */
final class RecentChanges {

    private static final Duration OVERLAP = Duration.ofMinutes(65);
    private static final int MOST_TOLD = 2;
    private static final String UPDATED = "updated_on";

    private final Site site;
    private Map<String, Integer> told = new HashMap<>();

    RecentChanges(Site site) {
        this.site = site;
    }

    /** @param cursor the newest time of change that was met; null for none */
    synchronized Changes since(String cursor) {
        return cursor == null ? new Changes(newest(Instant.EPOCH, Stream.concat(lastIssue().stream(),
                projects().stream())).toString(), List.of(), List.of()) : since(instant(cursor));
    }

    private Changes since(Instant cursor) {
        Instant from = cursor.minus(OVERLAP);
        List<JsonNode> projects = recent(projects(), from);
        List<JsonNode> issues = recent(site.pages().issues(Map.of(UPDATED, ">=" + from)), from);
        Map<String, Integer> now = new HashMap<>();
        List<Seen> changed = new ArrayList<>();
        projects.stream().filter(project -> isNews("project", project, now)).forEach(project ->
                changed.add(new Seen(Entity.PROJECT, Values.id(project), Values.id(project))));
        issues.stream().filter(issue -> isNews("issue", issue, now)).forEach(issue -> addIssue(changed, issue));
        told = now;
        return new Changes(newest(cursor, Stream.concat(projects.stream(), issues.stream())).toString(), changed,
                List.of());
    }

    private boolean isNews(String kind, JsonNode row, Map<String, Integer> now) {
        String version = kind + " " + Values.id(row) + " " + row.path(UPDATED).asText();
        int times = told.getOrDefault(version, 0) + 1;
        now.put(version, times);
        return times <= MOST_TOLD;
    }

    private void addIssue(List<Seen> changed, JsonNode issue) {
        String tracker = issue.at("/tracker/name").asText();
        boolean isStep = tracker.equals(site.choices().stepTracker());
        if (isStep || tracker.equals(site.choices().taskTracker())) {
            changed.add(new Seen(isStep ? Entity.STEP : Entity.TASK, Values.id(issue),
                    issue.at("/project/id").asText()));
        }
    }

    private List<JsonNode> projects() {
        return site.pages().all("/projects.json", "projects", Map.of("status", "1|5"));
    }

    private List<JsonNode> lastIssue() {
        JsonNode answer = site.http().read("/issues.json", Map.of("status_id", "*", "sort", UPDATED + ":desc",
                "limit", "1"));
        List<JsonNode> rows = new ArrayList<>();
        answer.path("issues").forEach(rows::add);
        site.http().prove();
        return rows;
    }

    // Redmine ignores filters that it does not know.
    private static List<JsonNode> recent(List<JsonNode> rows, Instant from) {
        return rows.stream().filter(row -> !updated(row).isBefore(from)).toList();
    }

    private static Instant newest(Instant least, Stream<JsonNode> rows) {
        return rows.map(RecentChanges::updated).reduce(least, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static Instant updated(JsonNode row) {
        Instant updated = Values.instant(row, UPDATED);
        if (updated == null) {
            throw new ToolException(Kind.ODD, "A record has no \"updated_on\".", List.of());
        }
        return updated;
    }

    private static Instant instant(String cursor) {
        try {
            return Instant.parse(cursor);
        } catch (DateTimeException e) {
            throw new ToolException(Kind.GONE, "The cursor is none of Redmine's.", List.of());
        }
    }
}
