package dev.sibridge.sandbox.manage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Faults that were asked for, each with the number of calls it has seen. */
final class Faults {

    private static final Set<String> KINDS = Set.of("status", "drop-before", "drop-after", "slow", "garbage",
            "rate-limit");

    private final List<Waiting> waiting = new ArrayList<>();
    private volatile int latency;

    synchronized void add(Fault fault) {
        if (fault.kind() == null || !KINDS.contains(fault.kind())) {
            throw new IllegalArgumentException("kind is one of " + KINDS);
        }
        waiting.add(new Waiting(fault));
    }

    synchronized void clear() {
        waiting.clear();
    }

    void latency(int millis) {
        latency = millis;
    }

    int latency() {
        return latency;
    }

    /** The fault of a call, or null. Every fault that is for such calls counts this one. */
    synchronized Fault next(Call call) {
        Fault next = null;
        for (Waiting each : waiting) {
            if (each.fault.matches(call) && each.isDue() && next == null) {
                next = each.fault;
            }
        }
        return next;
    }

    /** The answer of a fault that replaces the real one. */
    static Reply reply(Fault fault) {
        return switch (fault.kind()) {
            case "rate-limit" -> Reply.of(429, Json.object().put("error", "ConnectWiseAPI")
                    .put("message", "Too many requests. Please try again in " + fault.retryAfter() + " seconds."))
                    .with("Retry-After", String.valueOf(fault.retryAfter()));
            case "garbage" -> Reply.text(200, fault.body() == null ? "[{\"id\":1,\"na\u0000" : fault.body())
                    .with("Content-Type", "application/json; charset=utf-8");
            default -> status(fault);
        };
    }

    private static Reply status(Fault fault) {
        if (fault.body() != null) {
            return Reply.text(fault.status(), fault.body()).with("Content-Type", "application/json; charset=utf-8");
        }
        String message = switch (fault.status()) {
            case 401 -> "UserNotAuthenticated";
            case 404 -> "The endpoint does not exist.";
            case 409 -> "Record possibly in use.";
            default -> "A timeout has occured. Please try again.";
        };
        return Reply.of(fault.status(), ApiException.envelope("ConnectWiseApi", message, null));
    }

    private static final class Waiting {

        private final Fault fault;
        private int seen;

        Waiting(Fault fault) {
            this.fault = fault;
        }

        boolean isDue() {
            seen++;
            return seen >= fault.nth() && seen < fault.nth() + fault.times();
        }
    }
}
