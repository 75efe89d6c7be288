package dev.sibridge.user;

import dev.sibridge.alert.AlertOutbox;
import dev.sibridge.alert.AlertPost;
import dev.sibridge.alert.MailServer;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Service;
import org.springframework.web.util.HtmlUtils;

/** Links in mails that let somebody who forgot the password choose another one, once. */
@Service
@ConditionalOnWebApplication
public class PasswordLinks {

    /** Where a link leads; its parameter {@code key} holds the secret. */
    public static final String PATH = "/sign-in/new-password";
    static final Duration VALID = Duration.ofMinutes(30);
    /** Nobody's mailbox is filled by somebody who asks again and again. */
    private static final Duration BETWEEN = Duration.ofMinutes(15);

    private final Users users;
    private final LinkStore links;
    private final UserAdministration administration;
    private final FirstAdministrator first;
    private final SignInGuard guard;
    private final AlertOutbox outbox;
    private final AlertPost post;
    private final MailServer server;
    private final String publicUrl;

    PasswordLinks(Users users, LinkStore links, UserAdministration administration, FirstAdministrator first,
            SignInGuard guard, AlertOutbox outbox, AlertPost post, MailServer server,
            @Value("${bridge.public-url}") String publicUrl) {
        this.users = users;
        this.links = links;
        this.administration = administration;
        this.first = first;
        this.guard = guard;
        this.outbox = outbox;
        this.post = post;
        this.server = server;
        this.publicUrl = publicUrl.strip().replaceFirst("/+$", "");
    }

    /** Whether links can be mailed: there is a mail server, and it is known under which address people come here. */
    public boolean areSent() {
        return server.isSet() && !publicUrl.isEmpty();
    }

    /**
     * Mails a link to a user who has an address and may choose a password, unless one was mailed just now. Does nothing
     * for anybody else. A link takes the place of the user's former one.
     */
    public void send(String name) {
        if (!areSent()) {
            return;
        }
        users.named(name).filter(user -> user.enabled() && user.email() != null && !first.isFixed(user))
                .ifPresent(user -> {
                    String secret = Tokens.next();
                    if (links.replace(user.id(), Tokens.hash(secret), BETWEEN)) {
                        mail(user, publicUrl + PATH + "?key=" + secret);
                    }
                });
    }

    /** The user whom a link was mailed to, as long as it is valid. */
    public Optional<User> user(String secret) {
        return secret == null ? Optional.empty()
                : links.find(Tokens.hash(secret), VALID).flatMap(users::find).filter(User::enabled);
    }

    /**
     * Uses a link up: sets the user's password, ends all of the user's sessions and forgets wrong passwords.
     *
     * @return the user; empty when the link is not valid, or not any more
     * @throws IllegalArgumentException when the password is too easy to guess; the link stays valid
     */
    public Optional<User> use(String secret, String password) {
        Optional<User> user = user(secret);
        user.ifPresent(known -> Passwords.judge(password, known.name()));
        return user.filter(known -> links.remove(Tokens.hash(secret))).map(known -> {
            administration.setPassword(known, password, null);
            guard.forget(known.name());
            return known;
        });
    }

    private void mail(User user, String link) {
        String text = "Somebody asked for a new password for the user \"" + user.name() + "\" of SI Bridge. To choose"
                + " one, open this address within " + VALID.toMinutes() + " minutes. It works once.";
        String otherwise = "If it was not you, you need not do anything: your password stays as it is.";
        outbox.add(user.email(), "SI Bridge: choose a new password", text + "\n\n" + link + "\n\n" + otherwise + "\n",
                "<p>" + HtmlUtils.htmlEscape(text) + "</p><p><a href=\"" + HtmlUtils.htmlEscape(link) + "\">"
                        + HtmlUtils.htmlEscape(link) + "</a></p><p>" + otherwise + "</p>");
        post.sendSoon();
    }
}
