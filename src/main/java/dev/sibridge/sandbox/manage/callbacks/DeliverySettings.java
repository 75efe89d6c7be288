package dev.sibridge.sandbox.manage.callbacks;

import java.util.List;

/**
 * How callbacks are delivered. What is left out is as the vendor has it, or for what he does not tell, as the sandbox
 * usually has it.
 *
 * @param timeoutMs     how long an answer may take (5000)
 * @param retryMs       pauses before the further attempts after 404, 409, 419 and 429 (2000 and 4000)
 * @param giveUpAfterMs how long a registration may fail without a success in between before it is made inactive (three
 *                      days); 0 makes it inactive with the first failure
 * @param capacity      how many messages wait at most, further ones are lost (10000)
 * @param parallel      how many are sent at the same time (1, so that they arrive in order)
 */
public record DeliverySettings(Integer timeoutMs, List<Integer> retryMs, Long giveUpAfterMs, Integer capacity,
        Integer parallel) {

    private static final long THREE_DAYS = 3 * 24 * 3600 * 1000L;
    private static final int MOST_PARALLEL = 100;

    /** Fills in what was left out and refuses what makes no sense. */
    public DeliverySettings {
        timeoutMs = timeoutMs == null ? 5000 : timeoutMs;
        retryMs = retryMs == null ? List.of(2000, 4000) : List.copyOf(retryMs);
        giveUpAfterMs = giveUpAfterMs == null ? THREE_DAYS : giveUpAfterMs;
        capacity = capacity == null ? 10_000 : capacity;
        parallel = parallel == null ? 1 : parallel;
        boolean negative = retryMs.stream().anyMatch(pause -> pause < 0) || giveUpAfterMs < 0 || capacity < 0;
        if (negative || timeoutMs < 1 || parallel < 1 || parallel > MOST_PARALLEL) {
            throw new IllegalArgumentException("Times and capacity are not negative, timeoutMs is at least 1, parallel"
                    + " lies between 1 and " + MOST_PARALLEL);
        }
    }

    /** As the vendor has it. */
    public static DeliverySettings usual() {
        return new DeliverySettings(null, null, null, null, null);
    }
}
