package dev.sibridge.settings;

import java.time.Duration;
import java.time.Instant;

/**
 * When an account looks for exports.
 *
 * @param auto     whether the timer polls
 * @param interval from one poll to the next
 * @param since    exports published before wait for a person; null takes all
 */
public record Polling(boolean auto, Duration interval, Instant since) {
}
