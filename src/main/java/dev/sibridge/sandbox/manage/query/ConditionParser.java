package dev.sibridge.sandbox.manage.query;

import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.query.Condition.Comparison;
import dev.sibridge.sandbox.manage.query.Condition.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The grammar of conditions, by recursive descent:
 *
 * <pre>
 * or         = and { OR and }
 * and        = operand { AND operand }
 * operand    = "(" or ")" | path [ not ] operator value
 * operator   = = != &lt; &lt;= &gt; &gt;= contains like in
 * value      = "text" | 'text' | [date-time] | number | true | false | null | "(" value { "," value } ")"
 * </pre>
 */
public final class ConditionParser {

    private static final Set<String> WORD_OPERATORS = Set.of("contains", "like", "in");

    private final List<Token> tokens;
    private final boolean inAllowed;
    private int at;

    private ConditionParser(List<Token> tokens, boolean inAllowed) {
        this.tokens = tokens;
        this.inAllowed = inAllowed;
    }

    /** @param inAllowed whether {@code in} may stand there: only in {@code conditions} */
    public static Condition parse(String text, boolean inAllowed) {
        ConditionParser parser = new ConditionParser(Tokens.of(text), inAllowed);
        Condition condition = parser.or();
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.expected("AND, OR or the end");
        }
        return condition;
    }

    private Condition or() {
        List<Condition> parts = new ArrayList<>(List.of(and()));
        while (peek().isWord("or")) {
            at++;
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
    }

    private Condition and() {
        List<Condition> parts = new ArrayList<>(List.of(operand()));
        while (peek().isWord("and")) {
            at++;
            parts.add(operand());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
    }

    private Condition operand() {
        if (peek().kind() != Token.Kind.OPEN) {
            return comparison();
        }
        at++;
        Condition inner = or();
        take(Token.Kind.CLOSE, "')'");
        return inner;
    }

    private Condition comparison() {
        String path = take(Token.Kind.WORD, "a member").text();
        boolean negated = peek().isWord("not");
        if (negated) {
            at++;
        }
        String operator = operator();
        List<Literal> literals = operator.equals("in") ? list() : List.of(literal());
        return new Comparison(path, operator, negated, literals);
    }

    private String operator() {
        Token token = peek();
        String text = token.text().toLowerCase(Locale.ROOT);
        if (token.kind() != Token.Kind.OPERATOR && !WORD_OPERATORS.contains(text)) {
            throw expected("an operator");
        }
        if (text.equals("in") && !inAllowed) {
            throw ApiException.condition("The operator in is only supported in conditions.");
        }
        at++;
        return text;
    }

    private List<Literal> list() {
        take(Token.Kind.OPEN, "'('");
        List<Literal> literals = new ArrayList<>(List.of(literal()));
        while (peek().kind() == Token.Kind.COMMA) {
            at++;
            literals.add(literal());
        }
        take(Token.Kind.CLOSE, "')'");
        return literals;
    }

    private Literal literal() {
        Token token = peek();
        Literal.Kind kind = switch (token.kind()) {
            case STRING -> Literal.Kind.STRING;
            case NUMBER -> Literal.Kind.NUMBER;
            case DATETIME -> Literal.Kind.DATETIME;
            case WORD -> word(token);
            default -> throw expected("a value");
        };
        at++;
        return new Literal(kind, token.text());
    }

    private Literal.Kind word(Token token) {
        if (token.isWord("null")) {
            return Literal.Kind.NULL;
        }
        if (token.isWord("true") || token.isWord("false")) {
            return Literal.Kind.BOOLEAN;
        }
        throw expected("a value (texts stand in quotes)");
    }

    private Token take(Token.Kind kind, String what) {
        if (peek().kind() != kind) {
            throw expected(what);
        }
        return tokens.get(at++);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private ApiException expected(String what) {
        Token token = peek();
        String found = token.kind() == Token.Kind.END ? "the end" : "'" + token.text() + "'";
        return ApiException.condition("Expected " + what + " but found " + found + " at position " + token.at() + ".");
    }
}
