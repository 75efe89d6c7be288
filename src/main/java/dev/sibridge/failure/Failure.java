package dev.sibridge.failure;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Something that went wrong: for programs by kind, code and subject, for people by sentence and todo. Whether two
 * failures are the same is told by {@link #identity()}, never by what is said.
 *
 * @param kind     what follows from it
 * @param code     a stable word in lower case, such as {@code ambiguous}
 * @param subject  which record, row or field is meant; empty when there is no single one
 * @param sentence what is wrong
 * @param todo     what to do, in a sentence; empty when the sentence says so, or nothing is
 */
public record Failure(Kind kind, String code, String subject, String sentence, String todo) {

    /** What follows from a failure. */
    public enum Kind {
        /** It may pass by itself: the next poll tries again. */
        PASSING,
        /** Manage has judged what was written: the same would be refused again. */
        LASTING,
        /** The export itself is at fault; it is mended in SI. */
        EXPORT,
        /** Something in Manage, in our settings or on the way there must be put right. */
        SETUP,
        /** Keys are not taken. */
        KEYS,
        /** Our own database takes no writes. */
        DATABASE,
        /** There was not enough memory. */
        MEMORY,
        /** A mistake of ours. */
        OURS
    }

    /** One that is about nothing in particular, and whose sentence says what to do. */
    public static Failure of(Kind kind, String code, String sentence) {
        return new Failure(kind, code, "", sentence, "");
    }

    /** What makes it the same as another one. */
    public String identity() {
        return subject.isEmpty() ? code : code + ": " + subject;
    }

    /** What makes several the same as other ones. */
    public static String identity(Collection<Failure> failures) {
        return failures.stream().map(Failure::identity).distinct().sorted().collect(Collectors.joining("; "));
    }

    /** For people: what is wrong and what to do. */
    @Override
    public String toString() {
        return todo.isEmpty() ? sentence : sentence + " " + todo;
    }
}
