package dev.sibridge.sandbox.manage.callbacks;

import java.util.Comparator;

/**
 * A message on its way.
 *
 * @param number   of its entry in the log
 * @param order    which of those that are due at the same time goes first
 * @param dueNanos when it may go, since the outbox was opened
 * @param held     whether it lets the next one of its registration overtake it
 * @param attempts how often it was sent already
 */
record Parcel(long number, Message message, String signature, long order, long dueNanos, boolean held, int attempts) {

    static final Comparator<Parcel> FIRST = Comparator
            .comparingLong(Parcel::dueNanos).thenComparingLong(Parcel::order);

    Parcel due(long nanos, long newOrder) {
        return new Parcel(number, message, signature, newOrder, nanos, false, attempts);
    }

    Parcel sent() {
        return new Parcel(number, message, signature, order, dueNanos, held, attempts + 1);
    }
}
