package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.Site;
import dev.sibridge.pm.redmine.wire.Custom;
import dev.sibridge.pm.redmine.wire.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What records refer to. Only Redmine's administrators make it, by hand; no part of Redmine's API does. */
final class Lookups implements Records {

    private static final int ACTIVE = 1;
    private static final int LOCKED = 3;
    private static final String NAME = "name";

    private final Entity entity;
    private final Set<String> fields;
    private final Supplier<List<ToolRecord>> all;

    private Lookups(Entity entity, Set<String> fields, Supplier<List<ToolRecord>> all) {
        this.entity = entity;
        this.fields = fields;
        this.all = all;
    }

    /** All kinds that Redmine always has. */
    static Lookups of(Site site, Entity entity) {
        return switch (entity) {
            case USER -> new Lookups(entity, Set.of(NAME, "mail", "login", "active"), () -> users(site));
            case RESOURCE_TYPE -> named(entity, () -> site.list("/enumerations/time_entry_activities.json",
                    "time_entry_activities"));
            case PRIORITY -> named(entity, () -> site.list("/enumerations/issue_priorities.json",
                    "issue_priorities"));
            case TASK_STATUS -> new Lookups(entity, Set.of(NAME, "closed"), () -> site.statuses().stream()
                    .map(status -> record(entity, Values.id(status), null, false, Map.of(
                            NAME, Values.text(status.path(NAME)), "closed", flag(status.path("is_closed")))))
                    .toList());
            case NOTE_CATEGORY -> texts(entity, () -> List.of(NoteDraft.PUBLIC, NoteDraft.PRIVATE));
            default -> throw new IllegalArgumentException(entity.wireName());
        };
    }

    /** The values of a custom field; a value is its own id. */
    static Lookups of(Site site, Entity entity, Custom custom) {
        return texts(entity, () -> site.custom().choices(custom));
    }

    /** Customers whose names are written into a custom field: those that a project has. */
    static Lookups customers(Supplier<List<ToolRecord>> projects) {
        return texts(Entity.CUSTOMER, () -> projects.get().stream().map(one -> one.fields().get("customerId"))
                .filter(customer -> !Values.isEmpty(customer)).map(JsonNode::asText).distinct().sorted().toList());
    }

    private static Lookups named(Entity entity, Supplier<List<JsonNode>> items) {
        return new Lookups(entity, Set.of(NAME), () -> items.get().stream().map(item -> record(entity,
                Values.id(item), null, !item.path("active").asBoolean(true),
                Map.of(NAME, Values.text(item.path(NAME))))).toList());
    }

    private static Lookups texts(Entity entity, Supplier<List<String>> texts) {
        return new Lookups(entity, Set.of(NAME), () -> texts.get().stream().map(text -> record(entity, text, null,
                false, Map.of(NAME, Values.text(text)))).toList());
    }

    // Redmine lists only one status of users at a time, and before 6.0 it does not say which.
    private static List<ToolRecord> users(Site site) {
        return Stream.of(ACTIVE, LOCKED).flatMap(status -> site.pages().all("/users.json", "users", Map.of(
                "status", String.valueOf(status), "sort", "created_on")).stream()
                .map(user -> user(user, status == ACTIVE))).toList();
    }

    private static ToolRecord user(JsonNode user, boolean active) {
        Map<String, JsonNode> held = new HashMap<>();
        held.put(NAME, Values.text((user.path("firstname").asText("") + " " + user.path("lastname").asText(""))
                .trim()));
        held.put("mail", Values.text(user.path("mail")));
        held.put("login", Values.text(user.path("login")));
        held.put("active", JsonNodeFactory.instance.booleanNode(active));
        return record(Entity.USER, Values.id(user), user, false, held);
    }

    private static JsonNode flag(JsonNode flag) {
        return JsonNodeFactory.instance.booleanNode(flag.asBoolean());
    }

    private static ToolRecord record(Entity entity, String id, JsonNode item, boolean archived,
            Map<String, JsonNode> fields) {
        return new ToolRecord(entity, id, null, item == null ? null : Values.instant(item, "created_on"),
                item == null ? null : Values.instant(item, "updated_on"), null, null, archived, null, fields);
    }

    @Override
    public Set<String> fields() {
        return fields;
    }

    @Override
    public List<ToolRecord> list(String projectId) {
        return all.get();
    }

    @Override
    public Optional<ToolRecord> get(String id) {
        return all.get().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public ToolRecord create(String key, String mark, Map<String, JsonNode> wanted) {
        throw byHand();
    }

    @Override
    public Optional<ToolRecord> made(String key, String mark, Map<String, JsonNode> wanted) {
        return Optional.empty();
    }

    @Override
    public ToolRecord update(String id, Map<String, JsonNode> wanted) {
        throw byHand();
    }

    @Override
    public void delete(String id) {
        throw byHand();
    }

    /** Nothing: there is no place for it. */
    @Override
    public void mark(String id, String mark) {
        // They are mapped, not paired.
    }

    private ToolException byHand() {
        return new ToolException(Kind.REFUSED, "Redmine's administrator makes every " + entity.wireName()
                + " by hand.", List.of());
    }
}
