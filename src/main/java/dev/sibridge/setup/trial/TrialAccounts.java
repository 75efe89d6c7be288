package dev.sibridge.setup.trial;

import dev.sibridge.account.Account;
import dev.sibridge.account.AccountState;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.Mistake;
import dev.sibridge.setup.Drafts;
import dev.sibridge.setup.WrongSettingsException;
import dev.sibridge.setup.effective.OfferedSetting;
import dev.sibridge.setup.effective.OfferedSettings;
import dev.sibridge.setup.effective.SettledAccounts;
import dev.sibridge.setup.store.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Accounts with settings that nobody has kept. What a trial does not need may be missing. */
@Component
class TrialAccounts {

    /** For whatever a trial does not need. An address leads nowhere. */
    private static final Map<String, String> STAND_INS = Map.of("connectwise.site", "https://manage.invalid",
            "dtools.url", "https://dtools.invalid/SI");
    private static final Content NOTHING = new Content("none", false);
    private static final int ROUNDS = 3;

    private final Drafts drafts;
    private final SettledAccounts settled;
    private final Accounts accounts;

    TrialAccounts(Drafts drafts, SettledAccounts settled, Accounts accounts) {
        this.drafts = drafts;
        this.settled = settled;
        this.accounts = accounts;
    }

    /**
     * An account as it would be.
     *
     * @param concerns that are needed; empty for all
     * @param wanted   settings that are not kept, by their names
     * @throws WrongSettingsException when what is needed is wrong or missing
     */
    Account of(String name, Set<String> concerns, Map<String, String> wanted) {
        Map<String, Content> draft = new HashMap<>(drafts.of(name, wanted));
        draft.keySet().removeIf(key -> !isNeeded(concerns, key));
        AccountState state = settled.of(name, draft);
        for (int round = 0; round < ROUNDS && state.account() == null; round++) {
            state.mistakes().stream().filter(mistake -> mistake.missing() && !isNeeded(concerns, mistake.setting()))
                    .map(Mistake::setting).forEach(key -> draft.put(key, STAND_INS.containsKey(key)
                            ? new Content(STAND_INS.get(key), false) : NOTHING));
            state = settled.of(name, draft);
        }
        if (state.account() == null) {
            List<Mistake> needed = state.mistakes().stream()
                    .filter(mistake -> isNeeded(concerns, mistake.setting())).toList();
            throw new WrongSettingsException(needed.isEmpty() ? state.mistakes() : needed);
        }
        return accounts.trial(state.account());
    }

    private static boolean isNeeded(Set<String> concerns, String key) {
        OfferedSetting setting = OfferedSettings.find("", key);
        return concerns.isEmpty() || setting != null && concerns.contains(setting.concern());
    }
}
