package dev.sibridge.pm.redmine.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolHttp;
import dev.sibridge.pm.redmine.site.Finding.Code;
import dev.sibridge.pm.redmine.wire.Custom;
import dev.sibridge.pm.redmine.wire.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What an administrator of a Redmine has yet to do by hand, since no part of its API does. What the API does not tell
 * is not checked: whether tasks are computed from their steps, and whether a workflow allows a status; a write that
 * runs into these is refused and says so.
 */
public final class RedmineSetup {

    private static final Set<String> TASK_NEEDS = Set.of("assigned_to_id", "fixed_version_id", "start_date", "due_date",
            "estimated_hours", "description");
    private static final Set<String> STEP_NEEDS = Set.of("parent_issue_id");
    private static final String NAME = "name";

    private final Site site;

    public RedmineSetup(ToolHttp http, RedmineChoices choices) {
        site = new Site(http, choices);
    }

    /**
     * What is missing or wrong, the most important first; nothing when everything is as it should be.
     *
     * @throws ToolException when Redmine does not answer, or answers something odd
     */
    public List<Finding> check() {
        site.forget();
        try {
            if (!site.http().me().path("admin").asBoolean()) {
                return List.of(Finding.blocking(Code.NO_ADMINISTRATOR, "", "The key must be an administrator's: "
                        + "Redmine shows people's mail addresses, custom fields and all projects to nobody else."));
            }
        } catch (ToolException e) {
            if (e.kind() == Kind.KEY) {
                return List.of(Finding.blocking(Code.KEY, "", "Redmine does not accept the key, or its REST web "
                        + "service is switched off (Administration, Settings, API)."));
            }
            throw e;
        }
        return Stream.of(trackers(), fields(), strangers(), lists(), openness(), role()).flatMap(List::stream).toList();
    }

    private List<Finding> trackers() {
        return Stream.concat(tracker(site.choices().taskTracker(), TASK_NEEDS).stream(),
                tracker(site.choices().stepTracker(), STEP_NEEDS).stream()).toList();
    }

    private List<Finding> tracker(String name, Set<String> needs) {
        if (site.tracker(name).isEmpty()) {
            return List.of(Finding.blocking(Code.TRACKER_MISSING, name, "There is no tracker called \"" + name
                    + "\". It must be there, be on for new projects, and have a workflow for every role."));
        }
        Set<String> missing = new TreeSet<>(needs);
        site.tracker(name).orElseThrow().path("enabled_standard_fields").forEach(on -> missing.remove(on.asText()));
        return missing.isEmpty() ? List.of() : List.of(Finding.of(Code.TRACKER_FIELDS, name, "In the tracker \"" + name
                + "\" these standard fields are off: " + String.join(", ", missing) + "."));
    }

    private List<Finding> fields() {
        List<Finding> findings = new ArrayList<>();
        for (Custom custom : Custom.values()) {
            JsonNode field = site.custom().named(custom);
            if (field.isMissingNode()) {
                findings.add(missing(custom));
            } else {
                wrong(custom, field, findings);
            }
        }
        return findings;
    }

    private static Finding missing(Custom custom) {
        String sentence = "There is no custom field \"" + custom.fieldName() + "\" of every " + called(custom)
                + " (format: " + formats(custom) + (custom.isMark() ? ", used as a filter" : "") + "). "
                + (custom.isMark() ? "Without it, a record whose creation was not answered cannot be found again."
                        : custom.isRequired() ? "Without it, statuses of projects cannot be mapped."
                        : "Without it, Redmine does not hold this.");
        return new Finding(Code.FIELD_MISSING, custom.name(), custom.isRequired(), sentence);
    }

    private void wrong(Custom custom, JsonNode field, List<Finding> findings) {
        String subject = custom.name();
        String which = "The custom field \"" + custom.fieldName() + "\" of every " + called(custom);
        if (!site.custom().has(custom)) {
            findings.add(new Finding(Code.FIELD_FORMAT, subject, custom.isRequired(), which + " must have the format "
                    + formats(custom) + " and hold one value only; it is not used as it is."));
        }
        if (custom.isMark() && !field.path("is_filter").asBoolean()) {
            findings.add(Finding.of(Code.FIELD_NOT_SEARCHABLE, subject, which
                    + " should be used as a filter; searching takes long otherwise."));
        }
        if (custom == Custom.TASK_MARK) {
            Set<String> on = StreamSupport.stream(field.path("trackers").spliterator(), false)
                    .map(tracker -> tracker.path(NAME).asText()).collect(Collectors.toSet());
            Stream.of(site.choices().taskTracker(), site.choices().stepTracker())
                    .filter(tracker -> site.tracker(tracker).isPresent() && !on.contains(tracker))
                    .forEach(tracker -> findings.add(Finding.blocking(Code.FIELD_TRACKERS, tracker, which
                            + " must be on for the tracker \"" + tracker + "\".")));
        }
    }

    // Of others, which we do not fill.
    private List<Finding> strangers() {
        Set<String> kinds = Stream.of(Custom.values()).map(Custom::of).collect(Collectors.toSet());
        Set<String> ours = Stream.of(Custom.values()).map(site.custom()::named).filter(field -> !field.isMissingNode())
                .map(Values::id).collect(Collectors.toSet());
        return site.custom().all().stream().filter(field -> field.path("is_required").asBoolean()
                        && field.path("default_value").asText("").isEmpty()
                        && kinds.contains(field.path("customized_type").asText())
                        && !ours.contains(Values.id(field)))
                .map(field -> Finding.of(Code.FIELD_REQUIRED, field.path(NAME).asText(), "The custom field \""
                        + field.path(NAME).asText() + "\" is required and has no default, so Redmine may refuse what "
                        + "is made without it.")).toList();
    }

    private static String called(Custom custom) {
        return custom.of().replace('_', ' ');
    }

    // As Redmine calls them where they are made.
    private static String formats(Custom custom) {
        return custom.formats().stream().map(format -> switch (format) {
            case "string" -> "text";
            case "bool" -> "boolean";
            default -> format;
        }).sorted().collect(Collectors.joining(" or "));
    }

    private List<Finding> lists() {
        List<Finding> findings = new ArrayList<>();
        for (boolean closed : new boolean[] {false, true}) {
            if (site.statuses().stream().noneMatch(status -> status.path("is_closed").asBoolean() == closed)) {
                findings.add(Finding.blocking(Code.STATUSES, closed ? "closed" : "open", "There is no status of issues "
                        + "that is " + (closed ? "closed" : "open") + "."));
            }
        }
        if (site.list("/enumerations/time_entry_activities.json", "time_entry_activities").stream()
                .noneMatch(activity -> activity.path("active").asBoolean(true))) {
            findings.add(Finding.of(Code.NO_ACTIVITY, "", "There is no active activity for tracking time, so time "
                    + "entries cannot be made."));
        }
        return findings;
    }

    // Asks with a key that nobody has: it takes the place of ours.
    private List<Finding> openness() {
        return site.http().isOpenTo("nobody") ? List.of(Finding.of(Code.OPEN_TO_ALL, "",
                "Redmine should require authentication (Administration, Settings, Authentication): whoever has no key "
                        + "may read public projects, and a key that is not valid any more seems to find nothing."))
                : List.of();
    }

    private List<Finding> role() {
        String name = site.choices().memberRole();
        if (name == null) {
            return List.of(Finding.of(Code.ROLE_MISSING, "", "No role is chosen for people who are given work, so only "
                    + "those who are members of a project already can be written there."));
        }
        List<JsonNode> roles = site.list("/roles.json", "roles").stream()
                .filter(role -> role.path(NAME).asText().equals(name)).toList();
        if (roles.isEmpty()) {
            return List.of(Finding.of(Code.ROLE_MISSING, name, "There is no role called \"" + name
                    + "\" for people who are given work."));
        }
        JsonNode role = site.http().read("/roles/" + Values.id(roles.get(0)) + ".json", Map.of()).path("role");
        Set<String> lacks = new TreeSet<>(Set.of("add_issue_notes", "log_time", "set_notes_private"));
        role.path("permissions").forEach(right -> lacks.remove(right.asText()));
        if (!role.path("assignable").asBoolean(true)) {
            lacks.add("issues can be assigned to this role");
        }
        return lacks.isEmpty() ? List.of() : List.of(Finding.of(Code.ROLE_RIGHTS, name, "The role \"" + name
                + "\" lacks rights, so Redmine may refuse what its people are to be named for: "
                + String.join(", ", lacks) + "."));
    }

    /** The same for one project, which has modules, trackers and custom fields of its own. */
    public List<Finding> check(String projectId) {
        JsonNode project = site.http().read("/projects/" + projectId + ".json",
                Map.of("include", "trackers,enabled_modules")).path("project");
        List<Finding> findings = new ArrayList<>();
        Stream.of("issue_tracking", "time_tracking").filter(module -> !has(project, "enabled_modules", module))
                .forEach(module -> findings.add(Finding.of(Code.MODULE_OFF, module, "In the project "
                        + project.path(NAME) + " the module \"" + module.replace('_', ' ') + "\" is off.")));
        Stream.of(site.choices().taskTracker(), site.choices().stepTracker())
                .filter(tracker -> !has(project, "trackers", tracker))
                .forEach(tracker -> findings.add(Finding.of(Code.TRACKER_MISSING, tracker, "In the project "
                        + project.path(NAME) + " the tracker \"" + tracker + "\" is off.")));
        if (isMarkOff(projectId)) {
            findings.add(Finding.of(Code.FIELD_MISSING, Custom.TASK_MARK.name(), "In the project " + project.path(NAME)
                    + " the custom field \"" + Custom.TASK_MARK.fieldName() + "\" is off; it should be for all "
                    + "projects."));
        }
        if (project.path("default_assignee").isObject()) {
            findings.add(Finding.of(Code.DEFAULT_ASSIGNEE, "", "In the project " + project.path(NAME)
                    + " new issues are assigned to somebody by default."));
        }
        return findings;
    }

    // Only issues show it: of a project Redmine tells the fields that are not for all projects.
    private boolean isMarkOff(String projectId) {
        JsonNode issues = site.tracker(site.choices().taskTracker()).isEmpty() ? MissingNode.getInstance()
                : site.http().read("/issues.json", Map.of("project_id", projectId, "subproject_id", "!*",
                        "status_id", "*", "limit", "1", "tracker_id", Values.id(site.tracker(
                                site.choices().taskTracker()).orElseThrow()))).path("issues");
        return !issues.path(0).isMissingNode() && !has(issues.path(0), "custom_fields", Custom.TASK_MARK.fieldName());
    }

    private static boolean has(JsonNode project, String list, String name) {
        return StreamSupport.stream(project.path(list).spliterator(), false)
                .anyMatch(item -> item.path(NAME).asText().equalsIgnoreCase(name));
    }
}
