package dev.sibridge.alert;

import dev.sibridge.settings.Pasted;
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

    public MailProperties {
        from = Pasted.mailAddress(from);
        support = Pasted.mailAddress(support);
    }

    /** What stands in a sentence or a log. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
