package dev.sibridge.failure;

import dev.sibridge.failure.Failure.Kind;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What keeps an export from Manage: one thing, mostly to be mended in SI.
 *
 * @param code    stable, for programs: of a refusal {@code missing}, {@code contradictory}, {@code collision},
 *                {@code limit}, {@code unreadable}, {@code inactive}, {@code currency}, and {@code more} for those that
 *                were not listed; of anything else the {@link Failure}'s
 * @param message what is wrong, in a user's words
 * @param row     the row by product and location; null when the project as a whole is meant
 * @param field   SI's name of the member; null when there is no single one
 * @param todo    what to do
 * @param subject what it is about, for programs: two problems of one code and subject are the same one
 */
public record Problem(String code, String message, String row, String field, String todo, String subject) {

    /** One that is about a row or a field. */
    public Problem(String code, String message, String row, String field, String todo) {
        this(code, message, row, field, todo, Stream.of(row, field).filter(Objects::nonNull)
                .collect(Collectors.joining(", ")));
    }

    /** The same as a failure. */
    public Failure failure() {
        // What an earlier version has kept has no subject.
        return new Failure(Kind.EXPORT, code, Objects.requireNonNullElse(subject, ""),
                (row == null ? "" : row + ": ") + message, todo);
    }

    @Override
    public String toString() {
        return (row == null ? "" : row + ": ") + message + " " + todo;
    }
}
