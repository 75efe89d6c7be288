package dev.sibridge.sandbox;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.servlet.ServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a simulated service was asked, in order of arrival; the oldest entries go when it grows too long. */
public final class RequestLog {

    private static final int LONGEST = 20_000;
    private static final String NUMBER = RequestLog.class.getName() + ".number";

    private final ConcurrentSkipListMap<Long, Entry> entries = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /**
     * One request.
     *
     * @param number counts up over the life of the log
     * @param at when it arrived
     * @param method the HTTP method
     * @param path the decoded path below the service's prefix
     * @param query the query as sent, without the question mark; null when there was none
     * @param headers the headers by lower-case name, without credentials
     * @param body the body as text, empty when there was none
     * @param status the status answered; null while unanswered and when the connection was dropped
     * @param fault the fault it ran into, if any
     * @param violations what a careful client would not have done; empty for a service that does not judge
     */
    @RecordBuilder
    public record Entry(long number, Instant at, String method, String path, String query,
            Map<String, String> headers, String body, Integer status, Fault.Kind fault,
            List<String> violations) implements RequestLogEntryBuilder.With {
    }

    /** Everything since the log was last cleared. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Says at a request's entry what a careful client would not have done; of no effect where none was made. */
    public void judge(ServletRequest request, List<String> violations) {
        if (request.getAttribute(NUMBER) instanceof Long number) {
            entries.computeIfPresent(number, (key, entry) -> entry.withViolations(List.copyOf(violations)));
        }
    }

    /** Forgets everything. */
    public void clear() {
        entries.clear();
    }

    long received(String method, String path, String query, Map<String, String> headers, String body,
            Fault.Kind fault) {
        long number = numbers.incrementAndGet();
        entries.put(number,
                new Entry(number, Instant.now(), method, path, query, headers, body, null, fault, List.of()));
        entries.headMap(number - LONGEST, true).clear();
        return number;
    }

    /** Lets the service find the entry of a request. */
    static void mark(ServletRequest request, long number) {
        request.setAttribute(NUMBER, number);
    }

    void answered(long number, int status) {
        entries.computeIfPresent(number, (key, entry) -> entry.withStatus(status));
    }
}
