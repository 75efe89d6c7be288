package dev.sibridge.setup.store;

import java.time.Instant;
import java.util.List;

/**
 * Settings that somebody has changed together.
 *
 * @param undoes the change that this one takes back; null for none
 */
public record Change(long id, String account, Instant at, String by, Long undoes, List<ChangedContent> contents) {
}
