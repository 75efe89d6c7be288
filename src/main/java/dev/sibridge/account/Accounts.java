package dev.sibridge.account;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The accounts that are worked for, and what is wrong with the settings of others. They change while the process runs:
 * whoever works on something keeps the account that it began with.
 */
public class Accounts {

    static final String TRIAL = "trial#";

    private final AtomicLong number = new AtomicLong();
    private final Map<String, WeakReference<Account>> handles = new ConcurrentHashMap<>();
    private volatile Map<String, AccountState> states = Map.of();

    public Accounts(Collection<AccountState> states) {
        become(states);
    }

    /** Those that are complete and not paused. */
    public Collection<Account> all() {
        return states.values().stream().filter(state -> !state.paused() && state.account() != null)
                .map(AccountState::account).toList();
    }

    /** Those that are complete, whether or not they are paused. */
    public Collection<Account> complete() {
        return states.values().stream().filter(state -> state.account() != null).map(AccountState::account).toList();
    }

    /** A complete account, which may be paused; empty when there is none of that name. */
    public Optional<Account> find(String name) {
        return Optional.ofNullable(states.get(name)).map(AccountState::account);
    }

    /** What people call an account; its name when there is none of that name any more. */
    public String title(String name) {
        AccountState state = states.get(name);
        return state == null ? name : state.title();
    }

    /** Those that nothing is done for: they are not complete, or paused. */
    public Collection<AccountState> idle() {
        return states.values().stream().filter(state -> state.paused() || state.account() == null).toList();
    }

    /** @throws IllegalArgumentException when there is no such account, its settings are incomplete, or it is paused */
    public Account get(String name) {
        AccountState state = states.get(name);
        if (state == null || state.account() == null) {
            throw new IllegalArgumentException("There is no account \"" + name + "\" with complete settings.");
        }
        if (state.paused()) {
            throw new IllegalArgumentException("The account \"" + name + "\" is paused. Resume it first.");
        }
        return state.account();
    }

    /**
     * The account that a person means.
     *
     * @param name may be null as long as there is one account only
     * @throws IllegalArgumentException when it is not clear, or there is no such account
     */
    public Account meant(String name) {
        Collection<Account> all = all();
        if (name == null && all.size() > 1) {
            throw new IllegalArgumentException("There are several accounts: set \"account\" to one of them, "
                    + String.join(" or ", all.stream().map(Account::name).toList()) + ".");
        }
        return get(name == null ? all.stream().findFirst().map(Account::name).orElse("default") : name);
    }

    /**
     * The account with the settings that it had when something was begun for it.
     *
     * @param handle {@link Account#handle}
     * @throws IllegalArgumentException when nobody works with these settings any more
     */
    public Account asOf(String handle) {
        WeakReference<Account> known = handles.get(handle);
        Account account = known == null ? null : known.get();
        if (account == null) {
            throw new IllegalArgumentException("Nobody works for the account \"" + handle + "\" any more.");
        }
        return account;
    }

    /** An account that is only tried: {@link #asOf} knows it for as long as the caller keeps it. */
    public Account trial(Account account) {
        return withHandle(account, TRIAL);
    }

    private Account withHandle(Account account, String beginning) {
        handles.values().removeIf(known -> known.get() == null);
        Account known = account.withHandle(beginning + number.incrementAndGet());
        handles.put(known.handle(), new WeakReference<>(known));
        return known;
    }

    /** What a person must mend in the settings, a sentence each; empty when all is well. Of those paused, nothing. */
    public List<String> mistakes() {
        if (states.isEmpty()) {
            return List.of("No account is declared: application.yaml needs an entry below \"accounts\".");
        }
        return states.values().stream().filter(state -> !state.paused()).flatMap(state -> state.mistakes().stream())
                .map(Mistake::sentence).toList();
    }

    /** Replaces all of them. An account whose settings are the same stays the same object. */
    public final AccountsChangedEvent become(Collection<AccountState> wanted) {
        Collection<Account> before = all();
        Map<String, AccountState> next = new LinkedHashMap<>();
        wanted.forEach(state -> next.put(state.name(), new AccountState(state.name(), state.title(),
                state.account() == null ? null : known(state.account()), List.copyOf(state.mistakes()),
                state.paused())));
        states = next;
        return new AccountsChangedEvent(before, all());
    }

    private Account known(Account wanted) {
        return find(wanted.name()).filter(now -> now.withHandle(wanted.handle()).equals(wanted))
                .orElseGet(() -> withHandle(wanted, wanted.name() + "#"));
    }
}
