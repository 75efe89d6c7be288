package dev.sibridge.sandbox.manage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What was asked, the latest calls only. */
final class RequestLog {

    private static final int KEPT = 20_000;

    private final Deque<LoggedCall> calls = new ArrayDeque<>();

    synchronized void add(LoggedCall call) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    synchronized void clear() {
        calls.clear();
    }

    synchronized List<LoggedCall> all() {
        return new ArrayList<>(calls);
    }
}
