package dev.sibridge.account;

import java.util.Collection;

/**
 * Accounts are no longer as they were: what goes on by itself for each of them is to follow.
 *
 * @param before those that were worked for
 * @param now    those that are; one whose settings have not changed is the same object
 */
public record AccountsChangedEvent(Collection<Account> before, Collection<Account> now) {
}
