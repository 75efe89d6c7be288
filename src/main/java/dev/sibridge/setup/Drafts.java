package dev.sibridge.setup;

import dev.sibridge.account.Mistake;
import dev.sibridge.setup.store.Content;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Settings as they would be if what somebody has typed were kept. Nothing of it reaches the database. */
@Component
public class Drafts {

    private final Setup setup;
    private final Wishes wishes;

    Drafts(Setup setup, Wishes wishes) {
        this.setup = setup;
        this.wishes = wishes;
    }

    /**
     * What the database would have, secrets as they were typed.
     *
     * @throws UnknownAccountException when there is no such account
     * @throws WrongSettingsException  when something cannot be set here
     */
    public Map<String, Content> of(String account, Map<String, String> wanted) {
        Map<String, Content> stored = setup.stored(account);
        List<Mistake> mistakes = wishes.mistakes(account, stored, wanted, false);
        if (!mistakes.isEmpty()) {
            throw new WrongSettingsException(mistakes);
        }
        return Setup.with(stored, wishes.typed(account, wanted));
    }
}
