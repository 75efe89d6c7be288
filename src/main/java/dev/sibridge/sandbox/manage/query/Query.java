package dev.sibridge.sandbox.manage.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Member;
import dev.sibridge.sandbox.manage.model.Table;
import dev.sibridge.sandbox.manage.records.Renderer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Selects and orders the records of a list call. */
public final class Query {

    private final Manage manage;
    private final Entity entity;
    private final Renderer renderer;

    public Query(Manage manage, Entity entity, Renderer renderer) {
        this.manage = manage;
        this.entity = entity;
        this.renderer = renderer;
    }

    /** @param afterId only records with a greater id; 0 for all */
    public List<ObjectNode> select(Criteria criteria, int parentId, int afterId) {
        Filter filter = filter(criteria.conditions());
        return select(criteria, filter, source(filter.candidates(), parentId, afterId));
    }

    /** Of these records, which are in no table, those that are asked for. */
    public List<ObjectNode> select(Criteria criteria, List<ObjectNode> rows) {
        return select(criteria, filter(criteria.conditions()), rows.stream());
    }

    private List<ObjectNode> select(Criteria criteria, Filter filter, Stream<ObjectNode> source) {
        Predicate<ObjectNode> test = filter.test();
        if (isGiven(criteria.childConditions())) {
            test = test.and(new ChildFilter(manage, entity, renderer).children(criteria.childConditions()));
        }
        if (isGiven(criteria.customFieldConditions())) {
            test = test.and(new ChildFilter(manage, entity, renderer).customFields(criteria.customFieldConditions()));
        }
        Comparator<ObjectNode> order = order(criteria.orderBy());
        Stream<ObjectNode> rows = source.filter(test);
        return order == null ? rows.toList() : rows.sorted(order).toList();
    }

    private Filter filter(String conditions) {
        if (!isGiven(conditions)) {
            return new Filter(row -> true, null);
        }
        return Filter.bind(ConditionParser.parse(conditions, true), path -> Attribute.of(manage, entity, path));
    }

    private Stream<ObjectNode> source(Candidates candidates, int parentId, int afterId) {
        Table table = manage.store().table(entity);
        if (candidates != null) {
            return candidates.ids().get().stream().filter(id -> id > afterId).map(table::get).filter(Objects::nonNull)
                    .filter(row -> parentId == 0 || isIn(row, parentId));
        }
        Collection<ObjectNode> rows = parentId == 0 ? table.after(afterId)
                : table.select(entity.definition().parentMember(), parentId);
        return rows.stream().filter(row -> row.get("id").asInt() > afterId);
    }

    private boolean isIn(ObjectNode row, int parentId) {
        JsonNode parent = row.get(entity.definition().parentMember());
        return !Json.isNull(parent) && (parent.isObject() ? Json.id(parent) : parent.asInt()) == parentId;
    }

    private Comparator<ObjectNode> order(String orderBy) {
        if (!isGiven(orderBy)) {
            return null;
        }
        List<Comparator<ObjectNode>> orders = new ArrayList<>();
        for (String term : orderBy.split(",")) {
            String[] words = term.trim().split("\\s+");
            String direction = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "asc";
            if (words.length > 2 || !direction.equals("asc") && !direction.equals("desc")) {
                throw ApiException.condition("Unexpected '" + term.trim() + "' in orderBy.");
            }
            Attribute attribute = Attribute.of(manage, entity, words[0]);
            if (attribute.member().kind() == Member.Kind.REFERENCE) {
                throw ApiException.condition(words[0] + " is a reference; name a member of it.");
            }
            Comparator<ObjectNode> order = Comparator.comparing(row -> attribute.reader().apply(row), Query::compare);
            orders.add(direction.equals("asc") ? order : order.reversed());
        }
        return orders.stream().reduce(Comparator::thenComparing).orElse(null);
    }

    private static int compare(JsonNode left, JsonNode right) {
        if (Json.isNull(left) || Json.isNull(right)) {
            return Boolean.compare(!Json.isNull(left), !Json.isNull(right));
        }
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return Keys.of(left.asText()).compareTo(Keys.of(right.asText()));
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    /** What a caller asked for; any of it may be null. */
    public record Criteria(String conditions, String childConditions, String customFieldConditions, String orderBy) {

        public static Criteria of(Call call) {
            return new Criteria(call.parameter("conditions"), call.parameter("childconditions"),
                    call.parameter("customfieldconditions"), call.parameter("orderby"));
        }

        /** From the body of a search. */
        public static Criteria of(JsonNode body) {
            return new Criteria(text(body, "conditions"), text(body, "childconditions"),
                    text(body, "customfieldconditions"), text(body, "orderBy"));
        }

        private static String text(JsonNode body, String name) {
            return body.path(name).asText(null);
        }
    }
}
