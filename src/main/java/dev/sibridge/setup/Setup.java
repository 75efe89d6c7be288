package dev.sibridge.setup;

import dev.sibridge.account.AccountState;
import dev.sibridge.account.Mistake;
import dev.sibridge.setup.effective.EffectiveSetting;
import dev.sibridge.setup.effective.EffectiveSettings;
import dev.sibridge.setup.effective.OfferedSetting;
import dev.sibridge.setup.effective.OfferedSettings;
import dev.sibridge.setup.effective.SettledAccounts;
import dev.sibridge.setup.store.Change;
import dev.sibridge.setup.store.ChangedContent;
import dev.sibridge.setup.store.ChangedMeanwhileException;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Settings as people see and change them. An account goes by its name; {@link OfferedSettings#BRIDGE} has those that
 * are no account's.
 */
@Component
public class Setup {

    private static final int MOST_CHANGES = 200;
    private static final int MOST_ATTEMPTS = 5;

    private final SettingStore store;
    private final SettledAccounts settled;
    private final EffectiveSettings effective;
    private final Wishes wishes;
    private final Following following;

    Setup(SettingStore store, SettledAccounts settled, EffectiveSettings effective, Wishes wishes,
            Following following) {
        this.store = store;
        this.settled = settled;
        this.effective = effective;
        this.wishes = wishes;
        this.following = following;
    }

    /**
     * The settings of an account as they are.
     *
     * @param title    what people call it
     * @param declared whether the environment or a file declares it, so that it cannot be removed here
     * @param version  grows with each change
     * @param mistakes why it waits; empty when it is ready
     */
    public record Document(String account, String title, boolean paused, boolean declared, long version,
            List<EffectiveSetting> settings, List<Mistake> mistakes) {
    }

    /** @throws UnknownAccountException when there is no such account */
    public Document of(String account) {
        // First the version: what comes between is taken for what it does not contain yet, and refused.
        return of(account, store.version(account), stored(account));
    }

    Document of(String account, long version, Map<String, Content> stored) {
        Map<String, EffectiveSetting> all = effective.of(account, stored);
        return new Document(account, title(account, stored), stored.containsKey(SettledAccounts.PAUSED),
                settled.isDeclared(account), version,
                OfferedSettings.of(account).stream().map(setting -> all.get(setting.key())).toList(),
                mistakes(account, stored));
    }

    /** Why no secret can be kept, in words; null when it can. */
    public String locked() {
        return wishes.locked();
    }

    static String title(String account, Map<String, Content> stored) {
        Content title = stored.get(SettledAccounts.TITLE);
        return title == null ? account : title.text();
    }

    /**
     * Changes settings. What is left out stays as it is. An account that is not complete yet may stay so; one that
     * works may not cease to.
     *
     * @param seen   the version that was changed; null if it does not matter
     * @param wanted by setting; null or blank for the default
     * @param by     who
     * @throws UnknownAccountException when there is no such account
     * @throws WrongSettingsException  with all that is wrong
     * @throws ChangedMeanwhileException when it is another version by now
     */
    public void change(String account, Long seen, Map<String, String> wanted, String by) {
        for (int attempt = 1;; attempt++) {
            try {
                tryToChange(account, seen, wanted, by);
                return;
            } catch (ChangedMeanwhileException e) {
                // That somebody was faster matters only to those who have seen what was changed.
                if (seen != null || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void tryToChange(String account, Long seen, Map<String, String> wanted, String by) {
        // What is judged here is what is changed, whether or not the caller has seen it.
        long version = store.version(account);
        Map<String, Content> stored = stored(account);
        List<Mistake> wrong = new ArrayList<>(wishes.mistakes(account, stored, wanted, true));
        Map<String, String> possible = new HashMap<>(wanted);
        wrong.forEach(mistake -> possible.remove(mistake.setting()));
        Map<String, Content> changed = wishes.contents(account, possible);
        // What else is wrong, so that all is told at once.
        wrong.addAll(mistakesAfter(account, stored, changed).stream()
                .filter(mistake -> wrong.stream().noneMatch(told -> told.setting().equals(mistake.setting())))
                .toList());
        if (!wrong.isEmpty()) {
            throw new WrongSettingsException(wrong);
        }
        keep(account, seen == null ? Long.valueOf(version) : seen, changed, by, null);
    }

    // Who sets an account up page by page is not told what is missing on the others.
    private List<Mistake> mistakesAfter(String account, Map<String, Content> stored, Map<String, Content> changed) {
        boolean works = mistakes(account, stored).isEmpty();
        Set<String> before = mistakes(account, stored).stream().map(Mistake::setting).collect(Collectors.toSet());
        return mistakes(account, with(stored, changed)).stream().filter(mistake -> works
                || !mistake.missing() && (changed.containsKey(mistake.setting())
                        || !before.contains(mistake.setting()))).toList();
    }

    /** What has been changed in an account, the latest first. */
    public List<Change> history(String account) {
        List<Change> history = store.history(account, MOST_CHANGES);
        if (history.isEmpty()) {
            stored(account);
        }
        return history;
    }

    /**
     * Takes a change back. That is a change, too.
     *
     * @throws UnknownAccountException   when there is no such change of that account
     * @throws ImpossibleChangeException when a setting of it has been changed again
     * @throws WrongSettingsException    when the settings would be wrong then
     */
    public void undo(String account, long id, String by) {
        Change change = store.find(id).filter(found -> found.account().equals(account)).orElseThrow(() ->
                new UnknownAccountException("There is no change " + id + " of " + account + "."));
        long seen = store.version(account);
        Map<String, Content> now = store.of(account);
        List<String> again = change.contents().stream().filter(one -> !equal(one.to(), now.get(one.setting())))
                .map(ChangedContent::setting).toList();
        if (!again.isEmpty()) {
            throw new ImpossibleChangeException("Changed again since: " + again.stream().map(Setup::label)
                    .collect(Collectors.joining(", ")) + ". Undo the later change first.");
        }
        Map<String, Content> back = new HashMap<>();
        change.contents().forEach(one -> back.put(one.setting(), one.from()));
        List<Mistake> wrong = mistakesAfter(account, now, back);
        if (!wrong.isEmpty()) {
            throw new WrongSettingsException(wrong);
        }
        keep(account, seen, back, by, id);
    }

    /** What people call something that can be changed. */
    public static String label(String setting) {
        OfferedSetting offered = OfferedSettings.find(OfferedSettings.BRIDGE, setting);
        OfferedSetting ofAccount = OfferedSettings.find("", setting);
        return switch (setting) {
            case SettledAccounts.MADE -> "Account";
            case SettledAccounts.PAUSED -> "Paused";
            case SettledAccounts.TITLE -> "Name";
            default -> offered != null ? offered.label() : ofAccount != null ? ofAccount.label()
                    : setting.replaceFirst("^notice\\.(\\d+)\\.", "Notice $1, ");
        };
    }

    void keep(String account, Long seen, Map<String, Content> changed, String by, Long undoes) {
        store.change(account, seen, changed, by, undoes);
        following.follow();
    }

    /** @throws UnknownAccountException when there is no such account */
    Map<String, Content> stored(String account) {
        Map<String, Map<String, Content>> all = store.all();
        if (!account.equals(OfferedSettings.BRIDGE) && !settled.names(all).contains(account)) {
            throw new UnknownAccountException("There is no account \"" + account + "\".");
        }
        return all.getOrDefault(account, Map.of());
    }

    private List<Mistake> mistakes(String account, Map<String, Content> stored) {
        if (account.equals(OfferedSettings.BRIDGE)) {
            return MailSetup.mistakes(effective.of(account, stored));
        }
        AccountState state = settled.of(account, stored);
        return state.mistakes();
    }

    static Map<String, Content> with(Map<String, Content> stored, Map<String, Content> changed) {
        Map<String, Content> all = new HashMap<>(stored);
        changed.forEach((setting, content) -> {
            if (content == null) {
                all.remove(setting);
            } else {
                all.put(setting, content);
            }
        });
        return all;
    }

    private static boolean equal(Content one, Content other) {
        return one == null ? other == null : one.equals(other);
    }
}
