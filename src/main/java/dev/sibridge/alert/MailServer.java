package dev.sibridge.alert;

import dev.sibridge.network.Proxies;
import dev.sibridge.network.TrustedCertificates;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.component.mail.JavaMailSender;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mail server that takes our mails. */
@Configuration(proxyBeanMethods = false)
public class MailServer {

    private static final int ENCRYPTED_FROM_THE_START = 465;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final MailProperties settings;
    private final Proxies proxies;
    private final TrustedCertificates certificates;

    public MailServer(MailProperties settings, Proxies proxies, TrustedCertificates certificates) {
        this.settings = settings;
        this.proxies = proxies;
        this.certificates = certificates;
    }

    String host() {
        return settings.host().strip();
    }

    /** Whether there is one that mails can be handed to. */
    public boolean isSet() {
        return !settings.host().isBlank() && from().contains("@");
    }

    /** The address that mails come from; empty when none is set. */
    public String from() {
        return settings.from().isBlank() ? settings.username().strip() : settings.from().strip();
    }

    /** The address that answers go to. */
    public String replyTo() {
        return settings.support().isBlank() ? from() : settings.support().strip();
    }

    /** Credentials stay in here: an endpoint's parameters would show up in JMX. */
    @Bean
    JavaMailSender mailSender() {
        DefaultJavaMailSender sender = new DefaultJavaMailSender();
        sender.setProtocol("smtp");
        sender.setHost(host());
        sender.setPort(settings.port());
        if (!settings.username().isBlank()) {
            sender.setUsername(settings.username());
            sender.setPassword(settings.password());
        }
        sender.setJavaMailProperties(properties());
        return sender;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(!settings.username().isBlank()));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.port() == ENCRYPTED_FROM_THE_START));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty("mail.smtp.timeout", String.valueOf(ANSWER.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(ANSWER.toMillis()));
        properties.put("mail.smtp.ssl.socketFactory", certificates.sslContext().getSocketFactory());
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        proxies.to("https", host(), settings.port()).ifPresent(proxy -> {
            properties.setProperty("mail.smtp.proxy.host", proxy.host());
            properties.setProperty("mail.smtp.proxy.port", String.valueOf(proxy.port()));
            if (proxy.hasUser()) {
                properties.setProperty("mail.smtp.proxy.user", proxy.user());
                properties.setProperty("mail.smtp.proxy.password", proxy.password());
            }
        });
        return properties;
    }
}
