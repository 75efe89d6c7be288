package dev.sibridge.sandbox.manage.callbacks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** What became of every callback, in the order of the changes; the oldest entries go when it grows too long. */
public final class DeliveryLog {

    private static final int LONGEST = 20_000;

    private final ConcurrentSkipListMap<Long, Entry> entries = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();

    DeliveryLog() {
    }

    /** What became of a callback. */
    public enum Outcome {
        /** It is on its way, or waits for the next attempt. */
        @JsonProperty("waiting") WAITING,
        /** It was answered with 2xx. */
        @JsonProperty("delivered") DELIVERED,
        /** There was another answer, or none, and there are no more attempts. */
        @JsonProperty("failed") FAILED,
        /** A fault took it. */
        @JsonProperty("dropped") DROPPED,
        /** Too many were waiting. */
        @JsonProperty("overflow") OVERFLOW,
        /** Its registration was deleted or made inactive before it went out. */
        @JsonProperty("cancelled") CANCELLED,
        /** Its URL is not of this machine; it was not sent. */
        @JsonProperty("not-loopback") NOT_LOOPBACK
    }

    /**
     * One callback; of a doubled one there are two.
     *
     * @param number   counts up over the life of the log
     * @param callback id of the registration
     * @param url      what is called, with the record's id and the action
     * @param fault    the fault it ran into, or null
     * @param attempts how often it was sent
     * @param status   the last answer's; null without answer
     */
    public record Entry(long number, int callback, String type, String action, int recordId, String messageId,
            String url, CallbackFault.Kind fault, int attempts, Integer status, Outcome outcome) {

        Entry after(int attempts, Integer status, Outcome outcome) {
            return new Entry(number, callback, type, action, recordId, messageId, url, fault, attempts, status,
                    outcome);
        }
    }

    /** Everything since the log was last cleared. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Forgets everything. */
    public void clear() {
        entries.clear();
    }

    long add(Message message, CallbackFault.Kind fault, Outcome outcome) {
        long number = numbers.incrementAndGet();
        entries.put(number, new Entry(number, message.callback(), message.type(), message.action(),
                message.recordId(), message.id(), message.url(), fault, 0, null, outcome));
        entries.headMap(number - LONGEST, true).clear();
        return number;
    }

    void change(long number, UnaryOperator<Entry> change) {
        entries.computeIfPresent(number, (key, entry) -> change.apply(entry));
    }
}
