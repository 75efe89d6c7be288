package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.Site;
import dev.sibridge.pm.redmine.wire.Custom;
import dev.sibridge.pm.redmine.wire.RedmineHttp.Look;
import dev.sibridge.pm.redmine.wire.RedmineHttp.Look.State;
import dev.sibridge.pm.redmine.wire.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records that Redmine keeps at an address of their own: made, changed and deleted one by one, and read back. */
abstract class Editable implements Records {

    private final Site site;
    private final Entity entity;
    private final String list;
    private final String root;
    private final Custom markField;

    /**
     * @param list where the records stand in Redmine's paths
     * @param root what one is called in Redmine's bodies
     */
    Editable(Site site, Entity entity, String list, String root, Custom markField) {
        this.site = site;
        this.entity = entity;
        this.list = list;
        this.root = root;
        this.markField = markField;
    }

    /** What Redmine shows, as the port has it. */
    abstract ToolRecord record(JsonNode item);

    /**
     * Adds a value to what is sent.
     *
     * @param item what Redmine shows now; null when the record is made
     */
    abstract void put(ObjectNode body, String field, JsonNode value, JsonNode item);

    /** A value as Redmine can hold it; {@code now} is null when the record is made. */
    JsonNode fit(String field, JsonNode value, ToolRecord now) {
        return value;
    }

    /**
     * Whether Redmine says beforehand that it will not take a value. That is not sent then: Redmine would note a time
     * of change all the same.
     *
     * @param item what Redmine shows now
     */
    boolean isForbidden(String field, JsonNode value, JsonNode item) {
        return false;
    }

    /** What must be so before Redmine takes the values. */
    void prepare(String projectId, Map<String, JsonNode> wanted) {
    }

    /** What else is asked for when a record is read. */
    Map<String, String> details() {
        return Map.of();
    }

    final Entity entity() {
        return entity;
    }

    final Site site() {
        return site;
    }

    final String path(String id) {
        return "/" + list + "/" + id + ".json";
    }

    final String markOf(JsonNode item) {
        return site.custom().value(item, markField);
    }

    final Look look(String id) {
        return Values.isId(id) ? site.http().look(path(id), details()) : new Look(State.GONE, null);
    }

    @Override
    public Optional<ToolRecord> get(String id) {
        Look look = look(id);
        return switch (look.state()) {
            case HERE -> Optional.of(same(record(look.body().path(root)), id));
            case ARCHIVED -> Optional.of(Differences.unreadable(entity, id));
            case GONE -> Optional.empty();
        };
    }

    private ToolRecord same(ToolRecord record, String id) {
        if (!record.id().equals(id)) {
            throw new ToolException(Kind.ODD, "The " + Differences.name(record) + " came though " + id
                    + " was asked for.", List.of());
        }
        return record;
    }

    @Override
    public ToolRecord update(String id, Map<String, JsonNode> fields) {
        Differences.check(entity, fields(), fields);
        Look look = look(id);
        checkIsHere(look, id);
        ToolRecord now = same(record(look.body().path(root)), id);
        Map<String, JsonNode> wanted = Differences.of(now, fitted(fields, now));
        if (wanted.isEmpty()) {
            return now;
        }
        return Differences.confirmed(written(now, look.body().path(root), wanted), wanted);
    }

    private ToolRecord written(ToolRecord now, JsonNode item, Map<String, JsonNode> wanted) {
        Map<String, JsonNode> possible = new HashMap<>(wanted);
        possible.entrySet().removeIf(one -> isForbidden(one.getKey(), one.getValue(), item));
        if (possible.isEmpty()) {
            return now;
        }
        prepare(now.projectId(), possible);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode changes = body.putObject(root);
        possible.forEach((field, value) -> put(changes, field, value, item));
        site.http().put(path(now.id()), body);
        return get(now.id()).orElseThrow(() -> gone(now.id()));
    }

    final Map<String, JsonNode> fitted(Map<String, JsonNode> fields, ToolRecord now) {
        Map<String, JsonNode> fitted = new HashMap<>();
        fields.forEach((field, value) -> fitted.put(field, fit(field, value, now)));
        return fitted;
    }

    /**
     * Makes a record.
     *
     * @param path   where
     * @param first  what is sent besides the fields
     * @param fields those that can be sent at once
     */
    final JsonNode post(String path, ObjectNode first, String mark, Map<String, JsonNode> fields) {
        fields.forEach((field, value) -> {
            // A new record is empty anyway, and what must not be empty Redmine fills.
            if (!Values.isEmpty(value)) {
                put(first, field, value, null);
            }
        });
        if (mark != null) {
            site.custom().put(first, markField, JsonNodeFactory.instance.textNode(mark));
        }
        return site.http().post(path, JsonNodeFactory.instance.objectNode().set(root, first)).path(root);
    }

    /**
     * Sends once more what Redmine did not take when it made the record, as it may take it now. If it does not, the
     * record is there nevertheless: what is returned shows how.
     */
    final ToolRecord completed(JsonNode item, Map<String, JsonNode> wanted) {
        ToolRecord made = record(item);
        Map<String, JsonNode> missing = Differences.of(made, wanted);
        if (missing.isEmpty()) {
            return made;
        }
        try {
            return written(made, item, missing);
        } catch (ToolException e) {
            if (e.kind() != Kind.REFUSED) {
                throw e;
            }
            return get(made.id()).orElseThrow(() -> gone(made.id()));
        }
    }

    /** Which of these was made with the mark; without a mark, which shows all that was sent and no mark. */
    final Optional<ToolRecord> madeAmong(List<ToolRecord> all, String mark, Map<String, JsonNode> fields) {
        if (mark != null && site.custom().has(markField)) {
            return all.stream().filter(one -> mark.equals(one.mark())).findFirst();
        }
        return all.stream().filter(one -> one.mark() == null && Differences.of(one, fitted(fields, one)).isEmpty())
                .findFirst();
    }

    @Override
    public void delete(String id) {
        if (Values.isId(id)) {
            site.http().delete(path(id), deletion());
            if (look(id).isHere()) {
                throw Site.refused("Redmine answered that it has deleted the " + entity.wireName() + " " + id
                        + ", but it is there");
            }
        }
    }

    Map<String, String> deletion() {
        return Map.of();
    }

    @Override
    public void mark(String id, String mark) {
        Look look = look(id);
        checkIsHere(look, id);
        if (mark.equals(markOf(look.body().path(root)))) {
            return;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        site.custom().put(body.putObject(root), markField, JsonNodeFactory.instance.textNode(mark));
        if (site.custom().has(markField)) {
            site.http().put(path(id), body);
        }
        String now = get(id).orElseThrow(() -> gone(id)).mark();
        if (!mark.equals(now)) {
            throw Site.refused("Redmine has not written the mark on the " + entity.wireName() + " " + id,
                    markField.fieldName() + ": Redmine holds " + now);
        }
    }

    private void checkIsHere(Look look, String id) {
        if (look.state() == State.ARCHIVED) {
            throw Site.refused("The " + entity.wireName() + " " + id + " is in an archived project");
        }
        if (!look.isHere()) {
            throw gone(id);
        }
    }

    final ToolException gone(String id) {
        return new ToolException(Kind.GONE, "There is no " + entity.wireName() + " " + id + " in Redmine.", List.of());
    }
}
