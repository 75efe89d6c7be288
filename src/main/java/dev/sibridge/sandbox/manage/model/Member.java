package dev.sibridge.sandbox.manage.model;

import java.util.List;

/**
 * A member of an entity.
 *
 * @param max    the greatest length of a text, 0 without limit
 * @param values the values of an enum
 * @param type   the schema of a reference or an object
 * @param array  whether the member is an array of such values
 */
public record Member(String name, Kind kind, int max, List<String> values, String type, boolean array) {

    public enum Kind { STRING, INTEGER, NUMBER, BOOLEAN, DATETIME, UUID, ENUM, REFERENCE, OBJECT }

    /** Reads the short form of the table: {@code string(50)}, {@code int}, {@code A|B}, {@code [CompanyReference]}. */
    public static Member parse(String name, String form) {
        if (form.startsWith("[")) {
            Member element = parse(name, form.substring(1, form.length() - 1));
            return new Member(name, element.kind, element.max, element.values, element.type, true);
        }
        if (form.startsWith("string(")) {
            return of(name, Kind.STRING, Integer.parseInt(form.substring(7, form.length() - 1)), "string");
        }
        return switch (form) {
            case "string" -> of(name, Kind.STRING, 0, form);
            case "int" -> of(name, Kind.INTEGER, 0, form);
            case "number" -> of(name, Kind.NUMBER, 0, form);
            case "bool" -> of(name, Kind.BOOLEAN, 0, form);
            case "datetime" -> of(name, Kind.DATETIME, 0, form);
            case "uuid" -> of(name, Kind.UUID, 0, form);
            default -> named(name, form);
        };
    }

    private static Member named(String name, String form) {
        if (form.contains("|")) {
            return new Member(name, Kind.ENUM, 0, List.of(form.split("\\|")), "enum", false);
        }
        return of(name, form.endsWith("Reference") ? Kind.REFERENCE : Kind.OBJECT, 0, form);
    }

    private static Member of(String name, Kind kind, int max, String type) {
        return new Member(name, kind, max, List.of(), type, false);
    }

    public boolean isReference() {
        return kind == Kind.REFERENCE && !array;
    }

    public boolean isScalar() {
        return !array && kind != Kind.REFERENCE && kind != Kind.OBJECT;
    }
}
