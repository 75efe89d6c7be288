package dev.sibridge.notice;

import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.AlertReaders;
import dev.sibridge.secrets.LockedSecretsException;
import dev.sibridge.secrets.Secrets;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The notices of accounts. They lie among the settings, with which they share who has changed what, undoing it and the
 * encryption of secrets: each part of a notice is a setting of its own.
 */
@Component
public class Notices implements AlertReaders {

    static final String EVENTS = "events";
    static final String TARGET = "target";
    static final String EMAILS = "emails";
    static final String HOST = "host";
    static final String URL = "url";
    static final String SECRET = "secret";
    static final List<String> PARTS = List.of(EVENTS, TARGET, EMAILS, HOST, URL, SECRET);

    private static final Pattern SETTING = Pattern.compile("notice\\.(\\d{1,18})\\.([a-z]+)");

    private final SettingStore store;
    private final Secrets secrets;
    private final Map<String, List<Notice>> last = new ConcurrentHashMap<>();

    public Notices(SettingStore store, Secrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    /**
     * Where to send what, in plain text.
     *
     * @param secret null when nothing is signed
     */
    record Door(String url, String secret) {

        @Override
        public String toString() {
            return "a webhook";
        }
    }

    /** All of an account, in the order in which they were made. */
    public List<Notice> all(String account) {
        Map<Long, Map<String, Content>> parts = new TreeMap<>();
        store.of(account).forEach((setting, content) -> {
            Matcher part = SETTING.matcher(setting);
            if (part.matches()) {
                parts.computeIfAbsent(Long.valueOf(part.group(1)), first -> new TreeMap<>())
                        .put(part.group(2), content);
            }
        });
        List<Notice> all = parts.entrySet().stream().map(one -> notice(account, one.getKey(), one.getValue()))
                .filter(notice -> notice.target() != null && !notice.events().isEmpty()).toList();
        last.put(account, all);
        return all;
    }

    /** The same, or those of the last time while the database is away. */
    List<Notice> known(String account) {
        try {
            return all(account);
        } catch (DataAccessException e) {
            return last.getOrDefault(account, List.of());
        }
    }

    public Optional<Notice> find(String account, long id) {
        return all(account).stream().filter(notice -> notice.id() == id).findFirst();
    }

    @Override
    public Set<Long> of(String account, AlertKind kind) {
        NoticeEvent event = NoticeEvent.of(kind);
        return all(account).stream().filter(notice -> notice.events().contains(event)).map(Notice::id)
                .collect(Collectors.toSet());
    }

    @Override
    public List<String> emails(String account, AlertKind kind) {
        return known(account).stream().filter(notice -> notice.events().contains(NoticeEvent.of(kind))
                // Others have not heard of what is over.
                && (kind != AlertKind.RECOVERED || notice.events().contains(NoticeEvent.FAILED)))
                .flatMap(notice -> notice.emails().stream()).distinct().toList();
    }

    /**
     * Reads what nobody may see of a webhook.
     *
     * @throws LockedSecretsException when it cannot be read with the key that there is
     */
    Door open(Notice notice) {
        return new Door(secrets.decrypt(notice.url(), place(notice.account(), notice.id(), URL)),
                notice.secret() == null ? null
                        : secrets.decrypt(notice.secret(), place(notice.account(), notice.id(), SECRET)));
    }

    /** @throws LockedSecretsException when there is no key to encrypt it with */
    Content hidden(String account, long id, String part, String text) {
        return new Content(secrets.encrypt(text, place(account, id, part)), true);
    }

    static String setting(long id, String part) {
        return "notice." + id + "." + part;
    }

    private static String place(String account, long id, String part) {
        return SettingStore.place(account, setting(id, part));
    }

    private static Notice notice(String account, long id, Map<String, Content> parts) {
        Set<NoticeEvent> events = EnumSet.noneOf(NoticeEvent.class);
        list(parts.get(EVENTS)).stream().map(NoticeEvent::of).filter(event -> event != null).forEach(events::add);
        return new Notice(account, id, events, Target.of(text(parts.get(TARGET))), list(parts.get(EMAILS)),
                text(parts.get(HOST)), text(parts.get(URL)), text(parts.get(SECRET)));
    }

    private static List<String> list(Content content) {
        return content == null ? List.of() : Arrays.asList(content.text().split(";"));
    }

    private static String text(Content content) {
        return content == null ? null : content.text();
    }
}
