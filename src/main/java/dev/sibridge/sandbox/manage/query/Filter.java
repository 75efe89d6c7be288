package dev.sibridge.sandbox.manage.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Member;
import dev.sibridge.sandbox.manage.query.Condition.And;
import dev.sibridge.sandbox.manage.query.Condition.Comparison;
import dev.sibridge.sandbox.manage.query.Condition.Literal;
import dev.sibridge.sandbox.manage.query.Condition.Or;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A condition bound to the members it names.
 *
 * @param test       whether a record meets it; as in SQL a member without value meets no comparison but that with null
 * @param candidates where to look for them, or null if that takes a scan
 */
public record Filter(Predicate<ObjectNode> test, Candidates candidates) {

    /** Binds a condition; names that are not recognized and values of the wrong type are refused. */
    public static Filter bind(Condition condition, Function<String, Attribute> names) {
        if (condition instanceof And and) {
            return all(and.parts().stream().map(part -> bind(part, names)).toList());
        }
        if (condition instanceof Or or) {
            return any(or.parts().stream().map(part -> bind(part, names)).toList());
        }
        Comparison comparison = (Comparison) condition;
        return compare(comparison, names.apply(comparison.path()));
    }

    private static Filter all(List<Filter> parts) {
        Candidates fewest = null;
        for (Filter part : parts) {
            if (part.candidates != null && (fewest == null || part.candidates.size() < fewest.size())) {
                fewest = part.candidates;
            }
        }
        return new Filter(row -> parts.stream().allMatch(part -> part.test.test(row)), fewest);
    }

    private static Filter any(List<Filter> parts) {
        boolean indexed = parts.stream().allMatch(part -> part.candidates != null);
        Candidates union = indexed ? Candidates.union(parts.stream().map(Filter::candidates).toList()) : null;
        return new Filter(row -> parts.stream().anyMatch(part -> part.test.test(row)), union);
    }

    private static Filter compare(Comparison comparison, Attribute attribute) {
        comparison.literals().forEach(literal -> check(comparison, attribute.member(), literal));
        Predicate<JsonNode> test = switch (comparison.operator()) {
            case "=" -> isNull(comparison) ? Json::isNull : equalTo(comparison.literals().get(0));
            case "!=" -> isNull(comparison) ? value -> !Json.isNull(value)
                    : notNull(equalTo(comparison.literals().get(0)).negate());
            case "in" -> oneOf(comparison.literals());
            case "like" -> matching(Like.pattern(comparison.literals().get(0).text()));
            case "contains" -> matching(Like.pattern("%" + comparison.literals().get(0).text() + "%"));
            default -> ordered(comparison.operator(), comparison.literals().get(0));
        };
        Predicate<JsonNode> whole = comparison.negated() ? notNull(test.negate()) : test;
        return new Filter(row -> whole.test(attribute.reader().apply(row)), candidates(comparison, attribute));
    }

    private static Candidates candidates(Comparison comparison, Attribute attribute) {
        boolean exact = comparison.operator().equals("=") || comparison.operator().equals("in");
        if (!exact || comparison.negated() || isNull(comparison)) {
            return null;
        }
        if (attribute.candidates() == null) {
            return ids(comparison, attribute);
        }
        return Candidates.union(comparison.literals().stream().filter(literal -> !literal.isNull())
                .map(literal -> attribute.candidates().apply(key(literal))).toList());
    }

    private static Candidates ids(Comparison comparison, Attribute attribute) {
        if (!attribute.member().name().equals("id") || !comparison.path().equals("id")) {
            return null;
        }
        Set<Integer> ids = new TreeSet<>();
        comparison.literals().forEach(literal -> ids.add(new BigDecimal(literal.text()).intValue()));
        return Candidates.of(ids);
    }

    private static boolean isNull(Comparison comparison) {
        return comparison.literals().get(0).isNull();
    }

    private static Predicate<JsonNode> notNull(Predicate<JsonNode> test) {
        return value -> !Json.isNull(value) && test.test(value);
    }

    private static Predicate<JsonNode> equalTo(Literal literal) {
        Object key = key(literal);
        return value -> key.equals(Keys.of(value));
    }

    private static Predicate<JsonNode> oneOf(List<Literal> literals) {
        List<Object> keys = literals.stream().map(Filter::key).toList();
        return value -> !Json.isNull(value) && keys.contains(Keys.of(value));
    }

    private static Predicate<JsonNode> matching(Pattern pattern) {
        return notNull(value -> pattern.matcher(value.asText()).matches());
    }

    private static Predicate<JsonNode> ordered(String operator, Literal literal) {
        return notNull(value -> {
            int order = compare(value, key(literal));
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        });
    }

    /** Date-times have one form, so that they sort as texts. */
    private static int compare(JsonNode value, Object key) {
        if (key instanceof BigDecimal number) {
            return value.decimalValue().compareTo(number);
        }
        return Keys.of(value.asText()).compareTo(String.valueOf(key));
    }

    private static Object key(Literal literal) {
        return switch (literal.kind()) {
            case NUMBER -> new BigDecimal(literal.text()).stripTrailingZeros();
            case BOOLEAN -> Boolean.parseBoolean(literal.text());
            default -> Keys.of(literal.text());
        };
    }

    private static void check(Comparison comparison, Member member, Literal literal) {
        String operator = comparison.operator();
        if (literal.isNull()) {
            require(operator.equals("=") || operator.equals("!="), "null can only be compared with = and !=.");
            return;
        }
        require(member.kind() != Member.Kind.REFERENCE, comparison.path() + " is a reference; name a member of it.");
        boolean pattern = operator.equals("like") || operator.equals("contains");
        require(!pattern || isText(member), "The operator " + operator + " is only for texts: " + comparison.path());
        require(fits(member.kind(), literal.kind()), "The value " + literal.text() + " is not valid for "
                + comparison.path() + ".");
        boolean enumeration = member.kind() == Member.Kind.ENUM && !pattern;
        require(!enumeration || member.values().stream().anyMatch(literal.text()::equalsIgnoreCase),
                "Enum value supplied was invalid");
    }

    private static boolean isText(Member member) {
        return member.kind() == Member.Kind.STRING || member.kind() == Member.Kind.ENUM
                || member.kind() == Member.Kind.OBJECT;
    }

    private static boolean fits(Member.Kind member, Literal.Kind literal) {
        return switch (member) {
            case INTEGER, NUMBER -> literal == Literal.Kind.NUMBER;
            case BOOLEAN -> literal == Literal.Kind.BOOLEAN;
            case DATETIME -> literal == Literal.Kind.DATETIME;
            case OBJECT -> true;
            default -> literal == Literal.Kind.STRING;
        };
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw ApiException.condition(message);
        }
    }
}
