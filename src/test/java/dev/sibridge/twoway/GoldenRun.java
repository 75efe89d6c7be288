package dev.sibridge.twoway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.TestDatabase;
import dev.sibridge.twoway.GoldenExample.Both;
import dev.sibridge.twoway.GoldenExample.Edit;
import dev.sibridge.twoway.GoldenExample.JournalRow;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.MappedClosing;
import dev.sibridge.twoway.mapping.MappedTranslation;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.mapping.SideLimits;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Changes;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.Reconciliation;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Writes;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What really becomes of an example: whole passes between two sides in memory. */
final class GoldenRun {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final long PROJECT = 1;
    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);
    private static final SideLimits LIMITS = new SideLimits();
    private static final Clock NOON = Clock.fixed(Instant.parse("2027-01-04T12:00:00Z"), ZoneOffset.UTC);
    private static final Map<Field, Subject> NAMED = Map.of(Field.TASK_STATUS, Subject.TASK_STATUS,
            Field.TASK_PRIORITY, Subject.PRIORITY, Field.TASK_ASSIGNEES, Subject.PERSON);
    private static final Map<Side, Directory> DIRECTORIES = Map.of(
            Side.TOOL, directory("t", null, List.of("New", "In Progress", "Checking", "Stuck", "Done", "Dropped"),
                    List.of("High", "Urgent", "Normal"), List.of("Bob", "Kim")),
            Side.MANAGE, directory("m", "Projects", List.of("New", "In Progress", "Waiting", "Completed", "Cancelled"),
                    List.of("Priority 2", "Priority 3"), List.of("Bob", "Kim", "Subcontractor")));

    private final GoldenExample example;
    private final Pairs pairs = new Pairs(DATABASE.jdbc());
    private final Journal journal = new Journal(DATABASE.jdbc(), NOON);
    private final Map<Side, ExampleSide> sides = Map.of(Side.TOOL, new ExampleSide(), Side.MANAGE, new ExampleSide());
    private final List<String> log = new ArrayList<>();
    private int held;

    private GoldenRun(GoldenExample example) {
        this.example = example;
    }

    /** Plays an example. */
    static GoldenRun of(GoldenExample example) throws IOException {
        List.of("two_way_pair", "two_way_conflict", "two_way_write").forEach(table ->
                DATABASE.jdbc().sql("DELETE FROM " + table).update());
        GoldenRun run = new GoldenRun(example);
        run.begin();
        example.edits().forEach(run::edit);
        run.pass();
        if (example.take() != null) {
            run.journal.decide(run.journal.of(PROJECT).get(0).id(), side(example.take()), "kim");
            run.pass();
        }
        return run;
    }

    /** The same example with what really became of it. */
    GoldenExample outcome() {
        return new GoldenExample(example.title(), example.story(), example.rules(), example.before(), example.edits(),
                example.take(), new Both(told(Side.TOOL), told(Side.MANAGE)), rows(), List.copyOf(log), held);
    }

    /** How many changes one more pass would find. */
    int left() throws IOException {
        return plan(reconciliation()).plan().changes().size();
    }

    private void begin() {
        pair("project", Kind.PROJECT, Map.of(Field.PROJECT_NAME, "Patio"), Map.of(Field.PROJECT_NAME, "Patio"));
        IntStream.range(0, example.before().tool().size()).forEach(i -> pair("task " + i, Kind.TASK,
                values(Side.TOOL, example.before().tool().get(i)),
                values(Side.MANAGE, example.before().manage().get(i))));
    }

    private void pair(String key, Kind kind, Map<Field, Object> tool, Map<Field, Object> manage) {
        RecordId parent = kind == Kind.PROJECT ? null : new RecordId(Kind.PROJECT, "1");
        Sighting inTool = sides.get(Side.TOOL).make(kind, parent, tool);
        Sighting inManage = sides.get(Side.MANAGE).make(kind, parent, manage);
        Map<Field, Agreed> base = new EnumMap<>(Field.class);
        tool.forEach((field, value) -> base.put(field, new Agreed(value, manage.get(field))));
        pairs.save(PROJECT, new Pair(key, kind, Map.of(Side.TOOL, new Identity(inTool.id(), inTool.created()),
                Side.MANAGE, new Identity(inManage.id(), inManage.created())), base));
    }

    private void edit(Edit edit) {
        Side side = side(edit.side());
        int place = IntStream.range(0, example.before().on(edit.side()).size()).filter(i -> example.before()
                .on(edit.side()).get(i).get("name").asText().equals(edit.task())).findFirst().orElseThrow();
        RecordId record = pair("task " + place).recordId(side);
        if (edit.delete()) {
            sides.get(side).remove(record);
        } else {
            sides.get(side).edit(record, values(side, edit.set()),
                    LocalTime.parse(edit.at()).atDate(DAY).toInstant(ZoneOffset.UTC));
        }
    }

    private void pass() throws IOException {
        Reconciliation reconciliation = reconciliation();
        Pass pass = plan(reconciliation);
        held = pass.plan().held().size();
        reconciliation.carryOut(pass, new Changes(pairs, sides.get(Side.TOOL), sides.get(Side.MANAGE),
                new MappedClosing(translation(), LIMITS)::values));
        pass.plan().remarks().forEach(remark -> log.add(lower(remark.about()) + " " + lower(remark.side())));
        pass.events().forEach(event -> log.add(lower(event.what()) + " " + lower(event.side())));
    }

    private Pass plan(Reconciliation reconciliation) {
        return reconciliation.plan(PROJECT, sides.get(Side.TOOL).seen(), sides.get(Side.MANAGE).seen());
    }

    private Reconciliation reconciliation() throws IOException {
        return new Reconciliation(pairs, journal, new Writes(DATABASE.jdbc(), NOON), translation(), this::rule,
                new Guard(20, 10));
    }

    private static MappedTranslation translation() throws IOException {
        return new MappedTranslation(MappingDocument.read(GoldenExample.mappings()), DIRECTORIES.get(Side.TOOL),
                DIRECTORIES.get(Side.MANAGE), "Projects", LIMITS);
    }

    private Rule rule(Field field) {
        String chosen = example.rules().get(field.wireName());
        return Stream.of(Rule.values()).filter(rule -> rule.wireName().equals(chosen)).findFirst()
                .orElse(field.rule());
    }

    private List<Map<String, JsonNode>> told(Side side) {
        List<Map<String, JsonNode>> told = new ArrayList<>();
        for (int i = 0; i < example.before().tool().size(); i++) {
            RecordId record = pair("task " + i).recordId(side);
            told.add(record == null ? null : sides.get(side).find(record).map(one -> told(side, one)).orElse(null));
        }
        return told;
    }

    private Pair pair(String key) {
        return pairs.of(PROJECT).stream().map(Pairs.Remembered::pair).filter(pair -> pair.key().equals(key)).findFirst()
                .orElseThrow();
    }

    private List<JournalRow> rows() {
        return journal.of(PROJECT).stream().map(row -> new JournalRow(row.loss().field().wireName(),
                json(Side.TOOL, row.loss().field(), row.loss().tool()),
                json(Side.MANAGE, row.loss().field(), row.loss().manage()),
                row.loss().taken() == null ? "nobody" : lower(row.loss().taken()), row.by())).toList();
    }

    private static Map<Field, Object> values(Side side, Map<String, JsonNode> told) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        told.forEach((name, json) -> {
            Field field = Field.of(Kind.TASK).stream().filter(one -> one.wireName().equals(name)).findFirst()
                    .orElseThrow();
            values.put(field, field.type().value(ids(side, field, json)));
        });
        return values;
    }

    private static Map<String, JsonNode> told(Side side, Sighting record) {
        Map<String, JsonNode> told = new LinkedHashMap<>();
        record.values().forEach((field, value) -> told.put(field.wireName(), json(side, field, value)));
        return told;
    }

    private static JsonNode ids(Side side, Field field, JsonNode names) {
        return exchanged(field, names, name -> DIRECTORIES.get(side).named(NAMED.get(field), null, name).orElseThrow()
                .id());
    }

    private static JsonNode json(Side side, Field field, Object value) {
        return exchanged(field, field.type().json(value), id -> DIRECTORIES.get(side).byId(NAMED.get(field), id)
                .orElseThrow().name());
    }

    private static JsonNode exchanged(Field field, JsonNode json, UnaryOperator<String> other) {
        if (!NAMED.containsKey(field) || json.isNull()) {
            return json;
        }
        if (json.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            json.forEach(one -> all.add(other.apply(one.asText())));
            return all;
        }
        return JsonNodeFactory.instance.textNode(other.apply(json.asText()));
    }

    private static Side side(String name) {
        return Side.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static String lower(Object word) {
        return Objects.toString(word).toLowerCase(Locale.ROOT);
    }

    private static Directory directory(String ids, String board, List<String> statuses, List<String> priorities,
            List<String> people) {
        return new Directory(Map.of(
                Subject.TASK_STATUS, statuses.stream().map(name -> new Choice(ids + name, name, board, false, true,
                        null, null)).toList(),
                Subject.PRIORITY, priorities.stream().map(name -> Choice.of(ids + name, name)).toList(),
                Subject.PERSON, people.stream().map(name -> new Choice(ids + name, name, null, false, true, null,
                        name)).toList()));
    }
}
