package dev.sibridge.attention;

import java.util.Objects;

/**
 * A project that a cause concerns.
 *
 * @param projectId SI's id; null when nobody knows it, or for a project of two-way
 * @param coNumber  of a change order; null for the project itself
 * @param project   its name
 * @param client    null when nobody names one
 * @param run       how it fared last; null when it was no run
 * @param pair      the paired project of two-way; null for SI's
 * @param message   what is wrong with this one, in a sentence
 * @param times     how many things are wrong with it in this way
 * @param since     in milliseconds since 1970 UTC
 */
public record Affected(String projectId, String coNumber, String project, String client, Long run, Long pair,
        String message, int times, long since) {

    /** What tells projects apart. */
    String identity() {
        return pair != null ? "pair " + pair
                : projectId != null ? "project " + projectId + "/" + Objects.requireNonNullElse(coNumber, "")
                : "name " + project;
    }

    /** The same, found once more. */
    Affected and(Affected other) {
        return new Affected(projectId, coNumber, project, client, run, pair, message, times + other.times,
                Math.min(since, other.since));
    }

    /** The same, known since then. */
    Affected since(long earlier) {
        return new Affected(projectId, coNumber, project, client, run, pair, message, times, Math.min(since, earlier));
    }
}
