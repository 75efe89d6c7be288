package dev.sibridge.account;

import java.util.List;

/**
 * An account as its settings have it.
 *
 * @param account  null while its settings are not complete
 * @param mistakes why they are not
 * @param paused   whether somebody has switched it off
 */
public record AccountState(String name, Account account, List<Mistake> mistakes, boolean paused) {
}
