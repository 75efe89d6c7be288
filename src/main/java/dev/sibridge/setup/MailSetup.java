package dev.sibridge.setup;

import static dev.sibridge.setup.effective.OfferedSettings.BRIDGE;

import dev.sibridge.account.Mistake;
import dev.sibridge.alert.MailProperties;
import dev.sibridge.alert.MailServer;
import dev.sibridge.setup.effective.EffectiveSetting;
import dev.sibridge.setup.effective.EffectiveSettings;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The mail server that the settings have. */
@Component
public class MailSetup {

    private static final Logger LOG = LoggerFactory.getLogger(MailSetup.class);
    private static final String MAIL = BRIDGE + ".mail.";
    private static final int LAST_PORT = 65_535;
    private static final int USUAL_PORT = 587;

    private final EffectiveSettings effective;
    private final MailServer server;

    MailSetup(EffectiveSettings effective, MailServer server, SettingStore store) {
        this.effective = effective;
        this.server = server;
        use(store.all());
    }

    /** Has mails leave as the settings say from now on; not at all while they are wrong. */
    final void use(Map<String, Map<String, Content>> stored) {
        Map<String, EffectiveSetting> settings = effective.of(BRIDGE, stored.getOrDefault(BRIDGE, Map.of()));
        List<Mistake> mistakes = mistakes(settings);
        mistakes.forEach(mistake -> LOG.error("No email leaves: {}", mistake.words(key -> key)));
        server.use(mistakes.isEmpty() ? properties(settings)
                : new MailProperties("", USUAL_PORT, "", "", "", ""));
    }

    /**
     * The mail server as it would be.
     *
     * @param wanted what the database would have of it
     * @throws WrongSettingsException when there would be none
     */
    public MailProperties draft(Map<String, Content> wanted) {
        Map<String, EffectiveSetting> settings = effective.of(BRIDGE, wanted);
        List<Mistake> mistakes = mistakes(settings);
        if (settings.get(MAIL + "host").value().isBlank()) {
            mistakes.add(new Mistake(BRIDGE, MAIL + "host", true, "{" + MAIL + "host} is not set."));
        }
        if (!sender(settings).contains("@")) {
            mistakes.add(new Mistake(BRIDGE, MAIL + "from", true, "{" + MAIL + "from} is not set; it is an email"
                    + " address."));
        }
        if (!mistakes.isEmpty()) {
            throw new WrongSettingsException(mistakes);
        }
        return properties(settings);
    }

    private static String sender(Map<String, EffectiveSetting> settings) {
        String from = settings.get(MAIL + "from").value();
        return from.isBlank() ? settings.get(MAIL + "username").value() : from;
    }

    /** What is wrong with them. */
    static List<Mistake> mistakes(Map<String, EffectiveSetting> settings) {
        List<Mistake> mistakes = new ArrayList<>();
        settings.values().stream().filter(setting -> setting.trouble() != null).forEach(setting -> mistakes.add(
                new Mistake(BRIDGE, setting.key(), false, "{" + setting.key() + "} cannot be read. "
                        + setting.trouble())));
        String port = settings.get(MAIL + "port").value();
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > LAST_PORT) {
            mistakes.add(new Mistake(BRIDGE, MAIL + "port", false, "{" + MAIL + "port} is \"" + port + "\"; it must be"
                    + " a port, such as 587."));
        }
        return mistakes;
    }

    static MailProperties properties(Map<String, EffectiveSetting> settings) {
        return new MailProperties(settings.get(MAIL + "host").value(),
                Integer.parseInt(settings.get(MAIL + "port").value()), settings.get(MAIL + "username").value(),
                settings.get(MAIL + "password").value(), settings.get(MAIL + "from").value(),
                settings.get(MAIL + "support").value());
    }
}
