package dev.sibridge.setup.effective;

import dev.sibridge.account.AccountState;
import dev.sibridge.settings.GivenSettings;
import dev.sibridge.setup.store.Content;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The accounts as environment, files and database have them together. */
@Component
public class SettledAccounts {

    /** An account that was made here; one that is declared elsewhere is there anyway. */
    public static final String MADE = "account.made";
    public static final String PAUSED = "account.paused";
    /** What people call it. */
    public static final String TITLE = "account.title";

    private final GivenSettings given;
    private final EffectiveSettings effective;
    private final Environment environment;

    public SettledAccounts(GivenSettings given, EffectiveSettings effective, Environment environment) {
        this.given = given;
        this.effective = effective;
        this.environment = environment;
    }

    /** @param stored what the database has, by account and setting */
    public List<AccountState> of(Map<String, Map<String, Content>> stored) {
        return names(stored).stream().map(name -> of(name, stored.getOrDefault(name, Map.of()))).toList();
    }

    /** One account, with what the database has of it, or might have. */
    public AccountState of(String name, Map<String, Content> stored) {
        AccountState state = SettledAccount.of(name, effective.of(name, stored), stored.containsKey(PAUSED),
                environment);
        return stored.containsKey(TITLE) ? state.called(stored.get(TITLE).text()) : state;
    }

    /** The names of all that there are. */
    public Set<String> names(Map<String, Map<String, Content>> stored) {
        Set<String> names = new TreeSet<>(given.accounts());
        stored.forEach((name, contents) -> {
            if (contents.containsKey(MADE)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Whether it is declared outside of the database, so that it cannot be removed here. */
    public boolean isDeclared(String name) {
        return given.accounts().contains(name);
    }
}
