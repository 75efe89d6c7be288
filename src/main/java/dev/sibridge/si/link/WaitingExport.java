package dev.sibridge.si.link;

/**
 * An export that waits for a person.
 *
 * @param run         that found it waiting the last time
 * @param coNumber    the change order's number; null on a project
 * @param publishedAt milliseconds since 1970 UTC
 * @param first       when the first run began that found it waiting for this; milliseconds since 1970 UTC
 * @param since       when the run began that found it waiting the last time; milliseconds since 1970 UTC
 */
public record WaitingExport(long run, String account, String projectId, String coNumber, String project, String client,
        long publishedAt, long first, long since, Hold hold) {
}
