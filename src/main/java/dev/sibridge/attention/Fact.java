package dev.sibridge.attention;

import java.util.function.LongSupplier;

/**
 * Something that is wrong now. All facts of one key are one cause.
 *
 * @param what     in a sentence
 * @param todo     what to do about it; empty when nothing is, or the sentence says so
 * @param affected the project that it is found on; null when it is about the account as a whole
 * @param first    finds out since when, in milliseconds since 1970 UTC; asked only for what is news
 */
public record Fact(CauseKey key, String what, String todo, Affected affected, LongSupplier first) {

    /** One of a project that is in trouble since then. */
    public Fact(CauseKey key, String what, String todo, Affected affected) {
        this(key, what, todo, affected, affected::since);
    }

    /** Since when, in milliseconds since 1970 UTC. */
    public long since() {
        return first.getAsLong();
    }
}
