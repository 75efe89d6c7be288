package dev.sibridge.sandbox.manage.query;

/**
 * A piece of a condition.
 *
 * @param text of a string: without quotes and escapes; of a date-time: without brackets
 * @param at   where it starts, from 0
 */
record Token(Kind kind, String text, int at) {

    enum Kind { WORD, STRING, NUMBER, DATETIME, OPERATOR, OPEN, CLOSE, COMMA, END }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
