package dev.sibridge.account;

import java.time.Duration;

/**
 * How long an account's history is kept.
 *
 * @param runs    what became of exports, with the records written
 * @param exports the exports themselves; no longer than runs
 */
public record RetentionTimes(Duration runs, Duration exports) {
}
