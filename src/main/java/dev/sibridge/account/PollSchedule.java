package dev.sibridge.account;

import java.time.Duration;
import java.time.Instant;

/**
 * When an account looks for exports.
 *
 * @param auto     whether the timer polls
 * @param interval from one poll to the next
 * @param since    exports published before wait for a person; null: before the account's first start
 * @param unknownSettle how long Manage may still be at a write that it did not answer
 */
public record PollSchedule(boolean auto, Duration interval, Instant since, Duration unknownSettle) {
}
