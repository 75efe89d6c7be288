package dev.sibridge.notice;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Accounts;
import dev.sibridge.alert.AlertReading;
import dev.sibridge.network.NetworkProperties;
import dev.sibridge.network.PrivateAddresses;
import dev.sibridge.network.Proxies;
import dev.sibridge.secrets.Secrets;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import dev.sibridge.vendor.calls.HttpBeans;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Notices in a database, and what sends them, without the rest of the product. */
public final class TestNotices {

    private static final List<String> TABLES = List.of("notice_alert", "notice_post", "alert", "trouble", "mail",
            "setup_account", "setup_value", "setup_change", "setup_changed_value");

    /** Deriving a key takes its time; it is the same for all tests, whatever others have left in a database. */
    private static final Map<String, Secrets> SECRETS = new ConcurrentHashMap<>();

    final Notices notices;
    final Webhooks webhooks;
    final NoticePosts posts;
    private final SettingStore store;
    private final TestDatabase database;

    /** @param key what encrypts secrets */
    public TestNotices(TestDatabase database, Clock clock, String key, PrivateAddresses addresses) {
        this.database = database;
        store = database.transactional(new SettingStore(database.jdbc(), clock));
        notices = new Notices(store, SECRETS.computeIfAbsent(key, text -> secrets(database, text)));
        webhooks = new Webhooks(notices, addresses, clock);
        posts = new NoticePosts(database.jdbc(), notices, webhooks, clock);
    }

    private static Secrets secrets(TestDatabase database, String key) {
        database.jdbc().sql("DELETE FROM secrets_key").update();
        return new Secrets(database.jdbc(), key);
    }

    TestNotices(TestDatabase database, Clock clock) {
        this(database, clock, "a long random text", addresses(true, InetAddress::getAllByName));
    }

    /** @param allowed whether private addresses are */
    public static PrivateAddresses addresses(boolean allowed, PrivateAddresses.Lookup dns) {
        return new PrivateAddresses(allowed, Set.of(), new Proxies(NetworkProperties.NONE), dns);
    }

    void forget() {
        TABLES.forEach(table -> database.jdbc().sql("DELETE FROM " + table).update());
    }

    /** Keeps one that goes to mail addresses. */
    void toMail(long id, String events, String emails) {
        keep(id, Map.of(Notices.EVENTS, new Content(events, false), Notices.TARGET, new Content("mail", false),
                Notices.EMAILS, new Content(emails, false)));
    }

    /** Keeps one that goes to a webhook; one for programs signs. */
    void toWebhook(long id, String events, Target target, String url) {
        Map<String, Content> parts = new HashMap<>(Map.of(Notices.EVENTS, new Content(events, false),
                Notices.TARGET, new Content(target.label(), false), Notices.HOST, new Content("hook.example", false),
                Notices.URL, notices.hidden("default", id, Notices.URL, url)));
        if (target == Target.JSON) {
            parts.put(Notices.SECRET, notices.hidden("default", id, Notices.SECRET, "s3cret-s3cret-s3cret"));
        }
        keep(id, parts);
    }

    void remove(long id) {
        Map<String, Content> parts = new HashMap<>();
        Notices.PARTS.forEach(part -> parts.put(part, null));
        keep(id, parts);
    }

    private void keep(long id, Map<String, Content> parts) {
        Map<String, Content> wanted = new HashMap<>();
        parts.forEach((part, content) -> wanted.put(Notices.setting(id, part), content));
        store.change("default", null, wanted, "ann", null);
    }

    NoticeWriter writer(Accounts accounts, Clock clock) {
        AlertReading alerts = new AlertReading(database.jdbc(), accounts, clock);
        return database.transactional(new NoticeWriter(database.jdbc(), notices, accounts, alerts.mails(),
                alerts.texts(), alerts.outbox(), posts));
    }

    /** The beans that the route of requests names. */
    public static Map<String, Object> http(PrivateAddresses addresses, NetworkProperties network, Clock clock,
            Duration patience) {
        Webhooks webhooks = new Webhooks(null, addresses, clock);
        return Map.of("webhooks", webhooks, "webhookClient", new WebhookHttp(patience).webhookClient(
                HttpBeans.guardedCalls(network, addresses), webhooks));
    }

    /** A post to try, past the outbox. */
    public static Post post(String url, String secret, String body) {
        Notice notice = new Notice("default", 7, Set.of(NoticeEvent.FAILED), Target.JSON, List.of(),
                "hook.example", null, null);
        return new Post(3, notice, body, new Notices.Door(url, secret), Long.MAX_VALUE);
    }
}
