package dev.sibridge.sandbox.manage;

import java.util.regex.Pattern;

/**
 * A fault to come.
 *
 * @param method     of the calls it is for; null for all
 * @param path       start of their path, or a pattern for the whole of it; null for all
 * @param nth        which of the matching calls, counted from now, is the first to fail
 * @param times      how many fail
 * @param status     of the answer, for kind {@code status}
 * @param body       of the answer, for kinds {@code status} and {@code garbage}; null for the usual one
 * @param execute    whether the call takes effect before its answer is spoilt; always so for {@code drop-after}
 * @param retryAfter seconds, for kind {@code rate-limit}
 */
record Fault(String method, String path, Integer nth, Integer times, String kind, Integer status, String body,
        Boolean execute, Integer delayMs, Integer retryAfter) {

    Fault {
        nth = nth == null ? 1 : nth;
        times = times == null ? 1 : times;
        status = status == null ? 500 : status;
        execute = Boolean.TRUE.equals(execute) || "drop-after".equals(kind) || "slow".equals(kind);
        delayMs = delayMs == null ? 0 : delayMs;
        retryAfter = retryAfter == null ? 1 : retryAfter;
    }

    boolean matches(Call call) {
        return (method == null || method.equalsIgnoreCase(call.method()))
                && (path == null || call.path().startsWith(path) || Pattern.matches(path, call.path()));
    }
}
