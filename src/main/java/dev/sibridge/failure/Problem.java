package dev.sibridge.failure;

import dev.sibridge.failure.Failure.Kind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What keeps an export from Manage: one thing, mostly to be mended in SI.
 *
 * @param kind    what follows from it
 * @param code    stable, for programs: of a refusal {@code missing}, {@code contradictory}, {@code collision},
 *                {@code limit}, {@code unreadable}, {@code inactive}, {@code currency}, and {@code more} for those that
 *                were not listed; of anything else the {@link Failure}'s
 * @param message what is wrong, in a user's words
 * @param row     the row by product and location; null when the project as a whole is meant
 * @param field   SI's name of the member; null when there is no single one
 * @param todo    what to do
 * @param subject what it is about, for programs: two problems of one code and subject are the same one
 */
public record Problem(Kind kind, String code, String message, String row, String field, String todo, String subject) {

    // What earlier releases kept has neither kind nor subject.
    public Problem {
        kind = Objects.requireNonNullElse(kind, Kind.EXPORT);
        todo = Objects.requireNonNullElse(todo, "");
        subject = Objects.requireNonNullElse(subject, "");
    }

    /** One that is about a row or a field of the export. */
    public Problem(String code, String message, String row, String field, String todo) {
        this(code, message, row, field, todo, subject(row, field));
    }

    /** One of the export that is about something else. */
    public Problem(String code, String message, String row, String field, String todo, String subject) {
        this(Kind.EXPORT, code, message, row, field, todo, subject);
    }

    /**
     * What it is about wherever it occurs: the field rather than the row, as one mistake may be in many rows and many
     * exports.
     */
    public String about() {
        return field != null && subject.equals(subject(row, field)) ? field : subject;
    }

    private static String subject(String row, String field) {
        return Stream.of(row, field).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    /** What makes several the same as others, in whatever words. */
    public static String identity(List<Problem> problems) {
        return Failure.identity(problems.stream().map(Problem::failure).toList());
    }

    /** The same as a failure. */
    public Failure failure() {
        return new Failure(kind, code, subject, (row == null ? "" : row + ": ") + message, todo);
    }

    @Override
    public String toString() {
        return failure().toString();
    }
}
