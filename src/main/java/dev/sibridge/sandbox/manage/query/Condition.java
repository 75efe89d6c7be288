package dev.sibridge.sandbox.manage.query;

import java.util.List;

/** A condition as written. */
sealed interface Condition {

    /** All of them. */
    record And(List<Condition> parts) implements Condition {
    }

    /** One of them. */
    record Or(List<Condition> parts) implements Condition {
    }

    /**
     * A member compared with one literal, or with several after {@code in}.
     *
     * @param operator in lower case
     */
    record Comparison(String path, String operator, boolean negated, List<Literal> literals) implements Condition {
    }

    /** A literal: its text, and what kind of literal it is. */
    record Literal(Kind kind, String text) {

        enum Kind { STRING, NUMBER, DATETIME, BOOLEAN, NULL }

        boolean isNull() {
            return kind == Kind.NULL;
        }
    }
}
