package dev.sibridge.pm.redmine;

import static dev.sibridge.pm.redmine.NoteDraft.AUTHOR;
import static dev.sibridge.pm.redmine.NoteDraft.CATEGORY;
import static dev.sibridge.pm.redmine.NoteDraft.FIELDS;
import static dev.sibridge.pm.redmine.NoteDraft.PRIVATE;
import static dev.sibridge.pm.redmine.NoteDraft.PUBLIC;
import static dev.sibridge.pm.redmine.NoteDraft.TASK;
import static dev.sibridge.pm.redmine.NoteDraft.TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.Authors;
import dev.sibridge.pm.redmine.site.Site;
import dev.sibridge.pm.redmine.wire.RedmineHttp.Look;
import dev.sibridge.pm.redmine.wire.RedmineHttp.Look.State;
import dev.sibridge.pm.redmine.wire.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Notes: the texts in the history of tasks. An entry of the history has no address of its own, so a note's id is its
 * task's and its own, as {@code 12-34}. It has no place for a mark. Notes of steps are nobody's but Redmine's.
 */
final class Notes implements Records {

    private final Site site;
    private final Tasks tasks;

    Notes(Site site, Tasks tasks) {
        this.site = site;
        this.tasks = tasks;
    }

    // Not the project: Redmine has notes of tasks only.
    @Override
    public Set<String> fields() {
        return tasks.fields().isEmpty() ? Set.of() : Set.of(TASK, TEXT, AUTHOR, CATEGORY);
    }

    // Redmine lists no notes, but it can tell which tasks have any. If it cannot, it tells all.
    @Override
    public List<ToolRecord> list(String projectId) {
        List<ToolRecord> all = new ArrayList<>();
        for (ToolRecord task : tasks.search(projectId, Map.of("notes", "*"))) {
            Look look = issue(task.id());
            if (look.isHere()) {
                all.addAll(notes(look.body().path("issue")));
            }
        }
        return all;
    }

    @Override
    public Optional<ToolRecord> get(String id) {
        Look look = id.matches("[0-9]+-[0-9]+") ? issue(id.substring(0, id.indexOf('-'))) : new Look(State.GONE, null);
        return switch (look.state()) {
            case HERE -> notes(look.body().path("issue")).stream().filter(note -> note.id().equals(id)).findFirst();
            case ARCHIVED -> Optional.of(Differences.unreadable(Entity.NOTE, id));
            case GONE -> Optional.empty();
        };
    }

    private Look issue(String id) {
        return Values.isId(id) ? site.http().look("/issues/" + id + ".json", Map.of("include", "journals"))
                : new Look(State.GONE, null);
    }

    private static List<ToolRecord> notes(JsonNode issue) {
        return StreamSupport.stream(issue.path("journals").spliterator(), false)
                .filter(entry -> !entry.path("notes").asText("").isBlank()).map(entry -> note(issue, entry)).toList();
    }

    private static ToolRecord note(JsonNode issue, JsonNode entry) {
        return new ToolRecord(Entity.NOTE, Values.id(issue) + "-" + Values.id(entry), null,
                Values.instant(entry, "created_on"), Values.instant(entry, "updated_on"), null,
                issue.at("/project/id").asText(), false, null, Map.of(
                        "projectId", Values.reference(issue.path("project")), TASK, text(Values.id(issue)),
                        TEXT, Values.text(entry.path("notes")), AUTHOR, Values.reference(entry.path("user")),
                        CATEGORY, text(entry.path("private_notes").asBoolean() ? PRIVATE : PUBLIC)));
    }

    /**
     * Writes a note in the name of its author.
     *
     * @throws ToolException of the kind {@code REFUSED} when it would stand there in another's name, or be seen by
     *         more people than it is for; it is not there then. Of the kind {@code ODD} when it could not be taken back
     */
    @Override
    public ToolRecord create(String key, String mark, Map<String, JsonNode> fields) {
        NoteDraft draft = draft(fields);
        JsonNode issue = issueOf(draft);
        Optional<String> login = draft.isByOurselves() ? Optional.empty() : Optional.of(new Authors(site).login(
                draft.author().asText(), issue.at("/project/id").asText(), draft.isPrivate()));
        List<String> before = notes(issue).stream().map(ToolRecord::id).toList();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("issue").put("notes", draft.text().asText()).put("private_notes", draft.isPrivate());
        send(login.orElse(null), Values.id(issue), body);
        return written(draft, Values.id(issue), before);
    }

    private void send(String login, String issueId, ObjectNode body) {
        try {
            site.http().putAs(login, "/issues/" + issueId + ".json", body);
        } catch (ToolException e) {
            // For administrators this would be a matter of the project, for others it is one of their rights.
            if (login != null && (e.kind() == Kind.RIGHT || e.kind() == Kind.GONE || e.kind() == Kind.REFUSED)) {
                throw Site.refused("Redmine does not take the note in its author's name",
                        AUTHOR + ": may not write in the task");
            }
            throw e;
        }
    }

    private ToolRecord written(NoteDraft draft, String issueId, List<String> before) {
        Predicate<ToolRecord> isNew = note -> !before.contains(note.id()) && draft.hasTextOf(note);
        List<ToolRecord> found = all(issueId).stream().filter(isNew).toList();
        Optional<ToolRecord> right = found.stream().filter(draft::isAs).findFirst();
        if (right.isPresent()) {
            return right.get();
        }
        // Somebody else may have written the same at the same moment, but nobody else would in our name.
        found.stream().filter(draft::isOurs).filter(note -> !isTakenBack(note.id())).findFirst().ifPresent(note -> {
            throw new ToolException(Kind.ODD, "The note " + note.id() + " stands in Redmine otherwise than it was "
                    + "sent, maybe for everybody to see, and could not be taken back.", List.of());
        });
        throw Site.refused("Redmine has not written the note as it was sent; it is not there now", AUTHOR + " or "
                + CATEGORY + ": not taken");
    }

    private List<ToolRecord> all(String issueId) {
        Look look = issue(issueId);
        return look.isHere() ? notes(look.body().path("issue")) : List.of();
    }

    private boolean isTakenBack(String id) {
        change(id, JsonNodeFactory.instance.objectNode().put("notes", ""));
        return get(id).isEmpty();
    }

    private void change(String id, ObjectNode journal) {
        site.http().put("/journals/" + id.substring(id.indexOf('-') + 1) + ".json",
                JsonNodeFactory.instance.objectNode().set("journal", journal));
    }

    // Of several that are alike the newest: the caller knows which of them it has met before.
    @Override
    public Optional<ToolRecord> made(String key, String mark, Map<String, JsonNode> fields) {
        NoteDraft draft = draft(fields);
        return notes(issueOf(draft)).stream().filter(draft::isAs).reduce((one, next) -> next);
    }

    @Override
    public ToolRecord update(String id, Map<String, JsonNode> fields) {
        Differences.check(Entity.NOTE, FIELDS, fields);
        ToolRecord now = get(id).orElseThrow(() -> gone(id));
        Map<String, JsonNode> wanted = Differences.of(now, fields);
        if (wanted.isEmpty()) {
            return now;
        }
        ObjectNode journal = JsonNodeFactory.instance.objectNode();
        wanted.forEach((field, value) -> {
            switch (field) {
                case TEXT -> journal.put("notes", NoteDraft.requiredText(value).asText());
                case CATEGORY -> journal.put("private_notes", NoteDraft.isPrivate(value));
                default -> throw Site.refused("A note stays where and whose it is", field + ": cannot be changed");
            }
        });
        if (journal.has("private_notes") && !journal.path("private_notes").asBoolean()) {
            throw Site.refused("A private note is not made public", CATEGORY + ": Redmine holds \"" + PRIVATE + "\"");
        }
        change(id, journal);
        return Differences.confirmed(get(id).orElseThrow(() -> gone(id)), wanted);
    }

    private static ToolException gone(String id) {
        return new ToolException(Kind.GONE, "There is no note " + id + " in Redmine.", List.of());
    }

    @Override
    public void delete(String id) {
        if (get(id).isPresent() && !isTakenBack(id)) {
            throw Site.refused("Redmine answered that it has deleted the note " + id + ", but it is there");
        }
    }

    /** Nothing: there is no place for it. */
    @Override
    public void mark(String id, String mark) {
        // A note's twin is found by its text and its author.
    }

    private JsonNode issueOf(NoteDraft draft) {
        Look look = issue(draft.task().asText());
        if (!look.isHere()) {
            throw Site.refused("The note's task is not there", TASK + ": is gone, or in an archived project");
        }
        return look.body().path("issue");
    }

    private NoteDraft draft(Map<String, JsonNode> fields) {
        return NoteDraft.of(fields, Values.id(site.http().me()));
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}
