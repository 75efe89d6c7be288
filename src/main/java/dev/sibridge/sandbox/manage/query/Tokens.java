package dev.sibridge.sandbox.manage.query;

import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.records.Converter;
import java.util.ArrayList;
import java.util.List;

/** Cuts a condition into tokens. */
final class Tokens {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        Tokens tokens = new Tokens(text);
        while (tokens.skipBlanks()) {
            tokens.next();
        }
        tokens.tokens.add(new Token(Token.Kind.END, "", text.length()));
        return tokens.tokens;
    }

    private boolean skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private void next() {
        char c = text.charAt(at);
        switch (c) {
            case '(' -> add(Token.Kind.OPEN, 1);
            case ')' -> add(Token.Kind.CLOSE, 1);
            case ',' -> add(Token.Kind.COMMA, 1);
            case '"', '\'' -> string(c);
            case '[' -> datetime();
            case '=' -> add(Token.Kind.OPERATOR, 1);
            case '<', '>' -> add(Token.Kind.OPERATOR, text.startsWith("=", at + 1) ? 2 : 1);
            case '!' -> notEqual();
            default -> wordOrNumber(c);
        }
    }

    private void add(Token.Kind kind, int length) {
        tokens.add(new Token(kind, text.substring(at, at + length), at));
        at += length;
    }

    private void notEqual() {
        if (!text.startsWith("!=", at)) {
            throw ApiException.condition("Unexpected '!' at position " + at + ".");
        }
        add(Token.Kind.OPERATOR, 2);
    }

    private void string(char quote) {
        StringBuilder value = new StringBuilder();
        int i = at + 1;
        for (; i < text.length() && text.charAt(i) != quote; i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            value.append(text.charAt(i));
        }
        if (i >= text.length()) {
            throw ApiException.condition("The string that starts at position " + at + " does not end.");
        }
        tokens.add(new Token(Token.Kind.STRING, value.toString(), at));
        at = i + 1;
    }

    private void datetime() {
        int end = text.indexOf(']', at);
        String value = end < 0 ? "" : text.substring(at + 1, end);
        if (!Converter.DATETIME.matcher(value).matches()) {
            throw ApiException.condition("A date-time has the form [yyyy-MM-ddTHH:mm:ssZ], at position " + at + ".");
        }
        tokens.add(new Token(Token.Kind.DATETIME, value, at));
        at = end + 1;
    }

    private void wordOrNumber(char first) {
        int end = at;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            throw ApiException.condition("Unexpected '" + first + "' at position " + at + ".");
        }
        boolean number = text.substring(at, end).matches("[-+]?\\d+(\\.\\d+)?");
        add(number ? Token.Kind.NUMBER : Token.Kind.WORD, end - at);
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '/' || c == '.' || c == '-' || c == '+';
    }
}
