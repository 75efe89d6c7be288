package dev.sibridge.vendor.answers;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.concurrent.Cancellable;

/** Breaks off one request, in whatever it waits for, unless it is over in time. */
final class Alarm {

    private enum State { SET, OFF, GONE_OFF }

    private final AtomicReference<State> state = new AtomicReference<>(State.SET);
    private final Runnable breakingOff;
    private Future<?> ringing;

    private Alarm(Runnable breakingOff) {
        this.breakingOff = breakingOff;
    }

    static Alarm set(ScheduledExecutorService alarms, Duration time, ExecChain.Scope scope) {
        // It knows of the wait for a connection, too.
        Alarm alarm = new Alarm(scope.originalRequest instanceof Cancellable request ? request::cancel
                : scope.execRuntime::discardEndpoint);
        alarm.ringing = alarms.schedule(alarm::ring, time.toMillis(), TimeUnit.MILLISECONDS);
        return alarm;
    }

    private void ring() {
        if (state.compareAndSet(State.SET, State.GONE_OFF)) {
            breakingOff.run();
        }
    }

    /** The request is over; too late when the alarm has gone off. */
    void off() {
        state.compareAndSet(State.SET, State.OFF);
        ringing.cancel(false);
    }

    boolean hasGoneOff() {
        return state.get() == State.GONE_OFF;
    }
}
