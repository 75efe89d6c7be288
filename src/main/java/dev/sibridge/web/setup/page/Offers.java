package dev.sibridge.web.setup.page;

import dev.sibridge.setup.WrongSettingsException;
import dev.sibridge.setup.trial.Choices;
import dev.sibridge.setup.trial.Choices.NoChoicesException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Adds to fields what the vendors offer for them, or why they do not. */
@Component
@ConditionalOnWebApplication
class Offers {

    private final Choices choices;

    Offers(Choices choices) {
        this.choices = choices;
    }

    /** The field as it is, unless a vendor has a list for it. Asks the vendor. */
    SettingField to(String account, SettingField field) {
        if (!field.isOffered()) {
            return field;
        }
        try {
            return field.offered(choices.of(account, field.setting().key()), null);
        } catch (WrongSettingsException e) {
            return field.offered(null, "There is a list to choose from once the connection is set up.");
        } catch (NoChoicesException e) {
            return field.offered(null, "There is no list to choose from: " + e.getMessage());
        }
    }
}
