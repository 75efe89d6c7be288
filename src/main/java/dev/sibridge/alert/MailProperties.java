package dev.sibridge.alert;

import dev.sibridge.settings.WrongSettingException;
import dev.sibridge.text.Pasted;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mails leave, as {@code application.yaml} says it; texts that are not set are empty.
 *
 * @param port    465 for encryption from the start
 * @param support where answers go
 */
@ConfigurationProperties("bridge.mail")
public record MailProperties(String host, int port,
        String username, String password, String from,
        String support) {

    private static final int LAST_PORT = 65_535;

    /** @throws WrongSettingException when there is no such port */
    public MailProperties {
        if (port < 1 || port > LAST_PORT) {
            throw new WrongSettingException("bridge.mail.port (SMTP_PORT) is " + port + "; it must be a port, such as"
                    + " 587.");
        }
        from = Pasted.mailAddress(from);
        support = Pasted.mailAddress(support);
    }

    /** What stands in a sentence or a log. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
