package dev.sibridge.sandbox.manage.callbacks;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Messages that wait to be sent: bounded, in order of their time, as many at once as the settings allow. One thread of
 * its own takes them out; it begins with the first message.
 */
final class Outbox implements AutoCloseable {

    private final Function<Parcel, CompletableFuture<Result>> sender;
    private final PriorityQueue<Parcel> waiting = new PriorityQueue<>(Parcel.FIRST);
    private final long opened = System.nanoTime();
    private DeliverySettings settings = DeliverySettings.usual();
    private Thread thread;
    private long order;
    private long generation;
    private int inFlight;
    private boolean closed;

    /** @param sender sends a parcel; its result never fails */
    Outbox(Function<Parcel, CompletableFuture<Result>> sender) {
        this.sender = sender;
    }

    /** What to do with a parcel that was sent: again after a pause, or nothing more. */
    record Result(Parcel again, Duration pause) {

        static final Result DONE = new Result(null, Duration.ZERO);
    }

    synchronized DeliverySettings settings() {
        return settings;
    }

    synchronized void settings(DeliverySettings changed) {
        settings = changed;
        notifyAll();
    }

    /**
     * Puts a message in, unless it is full.
     *
     * @param number of the entry in the log
     * @param held   lets the next one of the same registration go first
     */
    synchronized boolean offer(long number, Message message, String signature, Duration delay, boolean held) {
        if (closed || waiting.size() >= settings.capacity()) {
            return false;
        }
        put(new Parcel(number, message, signature, order++, now() + delay.toNanos(), held, 0));
        if (!held) {
            waiting.stream().filter(parcel -> parcel.held() && parcel.message().callback() == message.callback())
                    .toList().forEach(parcel -> {
                        waiting.remove(parcel);
                        put(parcel.due(now() + delay.toNanos(), order++));
                    });
        }
        return true;
    }

    private void put(Parcel parcel) {
        waiting.add(parcel);
        if (thread == null) {
            thread = new Thread(this::work, "sandbox-callbacks");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    private long now() {
        return System.nanoTime() - opened;
    }

    /** Forgets what waits; what is under way arrives, and is not tried again. */
    synchronized void clear() {
        waiting.clear();
        generation++;
        notifyAll();
    }

    /** How many wait or are under way. */
    synchronized int size() {
        return waiting.size() + inFlight;
    }

    /** Waits until nothing waits and nothing is under way. Returns false if that took too long. */
    synchronized boolean awaitIdle(Duration longest) throws InterruptedException {
        long end = now() + longest.toNanos();
        while (size() > 0) {
            long left = Duration.ofNanos(end - now()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private void work() {
        try {
            while (true) {
                Taken taken = take();
                if (taken == null) {
                    return;
                }
                sender.apply(taken.parcel()).whenComplete((result, failure) ->
                        finish(failure == null ? result : Result.DONE, taken.generation()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Taken(Parcel parcel, long generation) {
    }

    /** The next parcel that is due; null at the end. */
    private synchronized Taken take() throws InterruptedException {
        while (!closed) {
            Parcel first = waiting.peek();
            long left = first == null ? Long.MAX_VALUE : first.dueNanos() - now();
            if (left <= 0 && inFlight < settings.parallel()) {
                inFlight++;
                return new Taken(waiting.poll(), generation);
            }
            if (first == null || left <= 0) {
                wait();
            } else {
                wait(Duration.ofNanos(left).toMillis() + 1);
            }
        }
        return null;
    }

    private synchronized void finish(Result result, long born) {
        inFlight--;
        if (result.again() != null && born == generation && !closed) {
            put(result.again().due(now() + result.pause().toNanos(), order++));
        }
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }
}
