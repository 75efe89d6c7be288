package dev.sibridge.alert;

import dev.sibridge.network.GuardedSockets;
import dev.sibridge.network.PrivateAddresses;
import dev.sibridge.network.Proxies;
import dev.sibridge.network.Proxy;
import dev.sibridge.network.TrustedCertificates;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
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

    private final Proxies proxies;
    private final TrustedCertificates certificates;
    private final PrivateAddresses addresses;
    private volatile MailProperties settings;
    private volatile JavaMailSender sender;

    public MailServer(MailProperties settings, Proxies proxies, TrustedCertificates certificates,
            PrivateAddresses addresses) {
        this.proxies = proxies;
        this.addresses = addresses;
        this.certificates = certificates;
        use(settings);
    }

    /** Has mails leave as these settings say from now on. */
    public final void use(MailProperties wanted) {
        settings = wanted;
        sender = sender(wanted);
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
        return from(settings);
    }

    /** Who answers questions; empty when nobody is set. */
    public String support() {
        return settings.support().strip();
    }

    /** The address that answers go to. */
    public String replyTo() {
        return support().isEmpty() ? from() : support();
    }

    /** The mail server as the settings have it when a mail is sent. */
    @Bean
    JavaMailSender mailSender() {
        return new DefaultJavaMailSender() {
            @Override
            public void send(MimeMessage mail) throws MessagingException {
                sender.send(mail);
            }

            @Override
            public Session getSession() {
                return sender.getSession();
            }

            @Override
            public Properties getJavaMailProperties() {
                return sender.getJavaMailProperties();
            }
        };
    }

    /** Credentials stay in here: an endpoint's parameters would show up in JMX. */
    private JavaMailSender sender(MailProperties server) {
        DefaultJavaMailSender made = new DefaultJavaMailSender();
        made.setProtocol("smtp");
        made.setHost(server.host().strip());
        made.setPort(server.port());
        if (!server.username().isBlank()) {
            made.setUsername(server.username());
            made.setPassword(server.password());
        }
        made.setJavaMailProperties(properties(server));
        return made;
    }

    /** A mail that its server has not accepted: the cause says why. */
    public static final class RefusedMailException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String host;

        RefusedMailException(String host, Throwable cause) {
            super(cause);
            this.host = host;
        }

        public String host() {
            return host;
        }
    }

    /**
     * Sends a mail that says that mails arrive, past the outbox.
     *
     * @param server that is tried
     * @param to     one address
     * @throws RefusedMailException when the server does not accept it
     */
    public void test(MailProperties server, String to) {
        try {
            JavaMailSender made = sender(server);
            MimeMessage mail = new MimeMessage(made.getSession());
            mail.setFrom(new InternetAddress(from(server), true));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            mail.setSubject("SI Bridge: test email");
            mail.setText("Emails from SI Bridge arrive here.\n");
            made.send(mail);
        } catch (MessagingException | RuntimeException e) {
            throw new RefusedMailException(server.host(), e);
        }
    }

    private static String from(MailProperties server) {
        return server.from().isBlank() ? server.username().strip() : server.from().strip();
    }

    private Properties properties(MailProperties server) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(!server.username().isBlank()));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(server.port() == ENCRYPTED_FROM_THE_START));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty("mail.smtp.timeout", String.valueOf(ANSWER.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(ANSWER.toMillis()));
        Optional<Proxy> way = proxies.to("https", server.host().strip(), server.port());
        SSLSocketFactory tls = certificates.sslContext().getSocketFactory();
        properties.put("mail.smtp.socketFactory", GuardedSockets.plain(addresses));
        properties.put("mail.smtp.ssl.socketFactory", way.isPresent() ? tls : GuardedSockets.tls(tls, addresses));
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        way.ifPresent(proxy -> {
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
