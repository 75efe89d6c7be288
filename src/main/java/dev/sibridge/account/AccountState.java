package dev.sibridge.account;

import java.util.List;

/**
 * An account as its settings have it.
 *
 * @param title    what people call it
 * @param account  null while its settings are not complete
 * @param mistakes why they are not
 * @param paused   whether somebody has switched it off
 */
public record AccountState(String name, String title, Account account, List<Mistake> mistakes, boolean paused) {

    /** The same as people call it so. */
    public AccountState called(String name) {
        return new AccountState(this.name, name, account, mistakes, paused);
    }
}
