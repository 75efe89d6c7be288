package dev.sibridge.notice;

import dev.sibridge.network.PrivateAddresses;
import dev.sibridge.notice.NoticeWish.WrongNoticeException;
import dev.sibridge.setup.Setup;
import dev.sibridge.setup.UnknownAccountException;
import dev.sibridge.setup.effective.EffectiveSetting;
import dev.sibridge.setup.effective.OfferedSettings;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import dev.sibridge.text.Pasted;
import dev.sibridge.text.Text;
import dev.sibridge.text.Unguessable;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Adds, changes and removes notices, as people want them. */
@Component
public class NoticeSetup {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\\p{Cntrl}]+@[^@\\s,;<>\\p{Cntrl}]+");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1]");
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_URL = 2000;
    private static final int LAST_PORT = 65_535;
    private static final int MOST_EMAILS = 50;
    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_SECRET = 200;
    private static final int SECRET_BYTES = 32;

    private final Setup setup;
    private final SettingStore store;
    private final Notices notices;
    private final PrivateAddresses addresses;

    NoticeSetup(Setup setup, SettingStore store, Notices notices, PrivateAddresses addresses) {
        this.setup = setup;
        this.store = store;
        this.notices = notices;
        this.addresses = addresses;
    }

    /**
     * A notice that was added or changed.
     *
     * @param secret that was made for it, to be shown this once; null when none was
     */
    public record Kept(Notice notice, String secret) {

        @Override
        public String toString() {
            return notice.toString();
        }
    }

    /**
     * The addresses in {@code SYNC_ERROR_EMAILS}, which hear of everything but what was synced.
     *
     * @throws dev.sibridge.setup.UnknownAccountException when there is no such account
     */
    public List<String> mailList(String account) {
        return document(account).settings().stream().filter(setting -> setting.key().equals("sync.error-emails"))
                .map(EffectiveSetting::value).filter(Objects::nonNull).flatMap(list ->
                        Pasted.mailAddresses(list).stream()).toList();
    }

    /**
     * Adds one.
     *
     * @throws WrongNoticeException with all that is wrong
     * @throws dev.sibridge.setup.UnknownAccountException when there is no such account
     * @throws dev.sibridge.secrets.LockedSecretsException when a webhook cannot be encrypted
     * @throws dev.sibridge.setup.store.ChangedMeanwhileException when somebody changes the account at that moment
     */
    public Kept add(String account, NoticeWish wish, String by) {
        long version = version(account);
        // Versions only grow, and nobody else makes this one: it can be a number of its own.
        return keep(account, version + 1, version, wish, null, by);
    }

    /**
     * Changes one. What is secret and left out stays.
     *
     * @return empty when there is none of that number
     */
    public Optional<Kept> change(String account, long id, NoticeWish wish, String by) {
        long version = version(account);
        return notices.find(account, id).map(before -> keep(account, id, version, wish, before, by));
    }

    /** @return whether there was one of that number */
    public boolean remove(String account, long id, String by) {
        long version = version(account);
        boolean found = notices.find(account, id).isPresent();
        if (found) {
            Map<String, Content> gone = new HashMap<>();
            Notices.PARTS.forEach(part -> gone.put(Notices.setting(id, part), null));
            store.change(account, version, gone, by, null);
        }
        return found;
    }

    /**
     * Checks a notice that is only tried.
     *
     * @param before the one that it would change; null for none
     * @return where its posts would go; null when it goes by mail
     */
    Notices.Door door(NoticeWish wish, Notice before) {
        check(wish, before);
        if (Target.of(wish.target()) == Target.MAIL) {
            return null;
        }
        Notices.Door known = before == null || before.url() == null ? null : notices.open(before);
        String url = Text.isBlank(wish.url()) ? known.url() : Pasted.key(wish.url());
        String secret = !Text.isBlank(wish.secret()) ? Pasted.key(wish.secret())
                : known != null && known.secret() != null ? known.secret() : Unguessable.text(SECRET_BYTES);
        return new Notices.Door(url, Target.of(wish.target()) == Target.JSON ? secret : null);
    }

    private long version(String account) {
        return document(account).version();
    }

    private Setup.Document document(String account) {
        if (account.equals(OfferedSettings.BRIDGE)) {
            throw new UnknownAccountException("There is no account \"" + account + "\".");
        }
        return setup.of(account);
    }

    private Kept keep(String account, long id, long version, NoticeWish wish, Notice before, String by) {
        check(wish, before);
        Target target = Target.of(wish.target());
        String made = target == Target.JSON && Text.isBlank(wish.secret())
                && (wish.newSecret() || before == null || before.secret() == null)
                ? Unguessable.text(SECRET_BYTES) : null;
        String secret = made != null ? made : Pasted.key(wish.secret());
        Map<String, Content> parts = new HashMap<>();
        Notices.PARTS.forEach(part -> parts.put(part, null));
        parts.put(Notices.EVENTS, new Content(wish.events().stream().distinct().map(NoticeEvent::of).sorted()
                .map(NoticeEvent::label).collect(Collectors.joining(";")), false));
        parts.put(Notices.TARGET, new Content(target.label(), false));
        if (target == Target.MAIL) {
            parts.put(Notices.EMAILS, new Content(String.join(";", emails(wish)), false));
        } else {
            boolean same = Text.isBlank(wish.url());
            parts.put(Notices.HOST, new Content(same ? before.host() : uri(wish.url()).getHost(), false));
            parts.put(Notices.URL, same ? new Content(before.url(), true)
                    : notices.hidden(account, id, Notices.URL, Pasted.key(wish.url())));
            if (target == Target.JSON) {
                parts.put(Notices.SECRET, Text.isBlank(secret) ? new Content(before.secret(), true)
                        : notices.hidden(account, id, Notices.SECRET, secret));
            }
        }
        Map<String, Content> wanted = new HashMap<>();
        parts.forEach((part, content) -> wanted.put(Notices.setting(id, part), content));
        store.change(account, version, wanted, by, null);
        return new Kept(notices.find(account, id).orElseThrow(), made);
    }

    private void check(NoticeWish wish, Notice before) {
        Map<String, String> mistakes = new LinkedHashMap<>();
        if (wish.events() == null || wish.events().isEmpty()
                || wish.events().stream().anyMatch(label -> NoticeEvent.of(label) == null)) {
            mistakes.put("events", "Choose at least one kind of event that there is.");
        }
        Target target = Target.of(wish.target());
        if (target == null) {
            mistakes.put("target", "Choose where the notice goes: mail, json, teams or slack.");
        } else if (target == Target.MAIL) {
            mistakes.computeIfAbsent("emails", member -> emailMistake(emails(wish)));
        } else {
            boolean same = Text.isBlank(wish.url()) && before != null && before.url() != null;
            mistakes.computeIfAbsent("url", member -> same ? null : urlMistake(Pasted.key(wish.url())));
            mistakes.computeIfAbsent("secret", member -> target == Target.JSON ? secretMistake(wish.secret()) : null);
        }
        if (!mistakes.isEmpty()) {
            throw new WrongNoticeException(mistakes);
        }
    }

    static List<String> emails(NoticeWish wish) {
        return wish.emails() == null ? List.of() : wish.emails().stream().filter(Objects::nonNull)
                .flatMap(given -> Pasted.mailAddresses(given).stream()).distinct().toList();
    }

    private static String emailMistake(List<String> emails) {
        return emails.isEmpty() ? "Enter at least one email address."
                : emails.size() > MOST_EMAILS ? "Enter at most " + MOST_EMAILS + " email addresses."
                : emails.stream().filter(email -> email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())
                        .findFirst().map(wrong -> "\"" + Text.cut(wrong, LONGEST_EMAIL)
                                + "\" is not an email address; separate addresses with semicolons.").orElse(null);
    }

    private String urlMistake(String url) {
        URI address = uri(url);
        if (address == null || address.getHost() == null || address.getUserInfo() != null || url.length() > LONGEST_URL
                || address.getPort() == 0 || address.getPort() > LAST_PORT
                || !List.of("https", "http").contains(address.getScheme())) {
            return "Enter the address of the webhook, such as https://hooks.example.com/services/T0/B0.";
        }
        if (address.getScheme().equals("http") && !LOOPBACK.matcher(address.getHost()).matches()) {
            return "The address of the webhook must begin with https: what is sent there would travel unencrypted.";
        }
        return !addresses.isForbidden(url) ? null : "The address of the webhook leads to a private address, which"
                + " nobody may enter here. If it is right, whoever runs SI Bridge can allow private addresses with"
                + " PRIVATE_ADDRESSES=true.";
    }

    private static String secretMistake(String secret) {
        String key = Text.isBlank(secret) ? null : Pasted.key(secret);
        return key == null || key.length() >= SHORTEST_SECRET && key.length() <= LONGEST_SECRET
                && key.chars().noneMatch(Character::isWhitespace) ? null
                : "The secret must have " + SHORTEST_SECRET + " to " + LONGEST_SECRET + " characters and no spaces."
                        + " Leave it empty to have one made.";
    }

    private static URI uri(String url) {
        try {
            return url == null ? null : URI.create(Pasted.key(url));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
