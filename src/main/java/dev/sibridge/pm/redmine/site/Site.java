package dev.sibridge.pm.redmine.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolHttp;
import dev.sibridge.pm.redmine.wire.CustomFields;
import dev.sibridge.pm.redmine.wire.Pages;
import dev.sibridge.pm.redmine.wire.RedmineHttp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Redmine: how it is asked, and how it is set up, as it was read last. */
public final class Site {

    private final RedmineHttp http;
    private final Pages pages;
    private final RedmineChoices choices;
    private final Map<String, List<JsonNode>> lists = new HashMap<>();
    private CustomFields custom;

    public Site(ToolHttp http, RedmineChoices choices) {
        this.http = new RedmineHttp(http);
        this.pages = new Pages(this.http);
        this.choices = choices;
    }

    public RedmineHttp http() {
        return http;
    }

    public Pages pages() {
        return pages;
    }

    public RedmineChoices choices() {
        return choices;
    }

    /** An administrator may have changed something: everything is read again when it is needed. */
    public synchronized void forget() {
        lists.clear();
        custom = null;
    }

    public synchronized CustomFields custom() {
        if (custom == null) {
            custom = new CustomFields(list("/custom_fields.json", "custom_fields"));
        }
        return custom;
    }

    public List<JsonNode> statuses() {
        return list("/issue_statuses.json", "issue_statuses");
    }

    public List<JsonNode> trackers() {
        return list("/trackers.json", "trackers");
    }

    /** The tracker of a name; empty when Redmine has none. */
    public Optional<JsonNode> tracker(String name) {
        return trackers().stream().filter(tracker -> tracker.path("name").asText().equals(name)).findFirst();
    }

    /** A list that administrators change and nobody else. */
    public synchronized List<JsonNode> list(String path, String name) {
        return lists.computeIfAbsent(path, unread -> pages.whole(path, name));
    }

    public static ToolException refused(String message, String... reasons) {
        return new ToolException(Kind.REFUSED, message + ".", List.of(reasons));
    }
}
