package dev.sibridge.setup;

import static dev.sibridge.setup.effective.SettledAccounts.MADE;
import static dev.sibridge.setup.effective.SettledAccounts.PAUSED;
import static dev.sibridge.setup.effective.SettledAccounts.TITLE;

import dev.sibridge.setup.effective.OfferedSettings;
import dev.sibridge.setup.effective.SettledAccounts;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import dev.sibridge.text.Text;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes, pauses and removes accounts. The name of one stays for good; what people call it may change. */
@Component
public class AccountSetup {

    // It stands in addresses, metrics and settings' names.
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final int LONGEST_TITLE = 100;
    private static final Content YES = new Content("true", false);

    private final Setup setup;
    private final SettingStore store;
    private final SettledAccounts settled;

    AccountSetup(Setup setup, SettingStore store, SettledAccounts settled) {
        this.setup = setup;
        this.store = store;
        this.settled = settled;
    }

    /** All that there are, as they are. */
    public List<Setup.Document> all() {
        Map<String, Long> versions = new TreeMap<>();
        settled.names(store.all()).forEach(name -> versions.put(name, store.version(name)));
        Map<String, Map<String, Content>> all = store.all();
        return versions.entrySet().stream().map(account -> setup.of(account.getKey(), account.getValue(),
                all.getOrDefault(account.getKey(), Map.of()))).toList();
    }

    /** The names of those that were removed, of which settings are left. */
    public List<String> removed() {
        Map<String, Map<String, Content>> all = store.all();
        return all.keySet().stream().filter(name -> !name.equals(OfferedSettings.BRIDGE)
                && !settled.names(all).contains(name)).sorted().toList();
    }

    /**
     * Makes an account, which waits until its settings are complete.
     *
     * @param title what people call it; null or blank for its name
     * @throws ImpossibleChangeException when there is one of that name, or the name does not do
     */
    public void make(String name, String title, String by) {
        if (name == null || !NAME.matcher(name).matches() || name.equals(OfferedSettings.BRIDGE)) {
            throw new ImpossibleChangeException("The name of an account consists of small letters, digits and dashes,"
                    + " 40 at most, such as north-branch; \"" + OfferedSettings.BRIDGE + "\" is taken.");
        }
        if (settled.names(store.all()).contains(name)) {
            throw new ImpossibleChangeException("There is an account \"" + name + "\" already.");
        }
        long seen = store.version(name);
        // What an account of that name had, which is removed, is not this one's.
        Map<String, Content> wanted = new HashMap<>();
        store.of(name).keySet().forEach(setting -> wanted.put(setting, null));
        wanted.put(MADE, YES);
        wanted.put(TITLE, title(title));
        setup.keep(name, seen, wanted, by, null);
    }

    /** Has people call it otherwise; null or blank for its name. */
    public void rename(String name, String title, String by) {
        find(name);
        setup.keep(name, null, Collections.singletonMap(TITLE, title(title)), by, null);
    }

    /** Begins nothing more for an account; what runs goes on to its end. */
    public void pause(String name, String by) {
        find(name);
        setup.keep(name, null, Map.of(PAUSED, YES), by, null);
    }

    public void resume(String name, String by) {
        find(name);
        setup.keep(name, null, Collections.singletonMap(PAUSED, null), by, null);
    }

    /**
     * Removes an account. Its history stays, as do its settings, in case somebody undoes that.
     *
     * @throws ImpossibleChangeException when it is declared elsewhere
     */
    public void remove(String name, String by) {
        find(name);
        if (settled.isDeclared(name)) {
            throw new ImpossibleChangeException("The account \"" + name + "\" is not made in the console and can only"
                    + " be paused here.");
        }
        setup.keep(name, null, Collections.singletonMap(MADE, null), by, null);
    }

    // The settings that are no account's can be neither paused nor removed.
    private void find(String name) {
        if (name.equals(OfferedSettings.BRIDGE)) {
            throw new UnknownAccountException("There is no account \"" + name + "\".");
        }
        setup.stored(name);
    }

    private static Content title(String title) {
        return Text.isBlank(title) ? null : new Content(Text.cut(title, LONGEST_TITLE), false);
    }
}
