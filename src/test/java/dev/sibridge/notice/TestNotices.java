package dev.sibridge.notice;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Accounts;
import dev.sibridge.alert.AlertReading;
import dev.sibridge.network.NetworkProperties;
import dev.sibridge.network.Proxies;
import dev.sibridge.network.TrustedCertificates;
import dev.sibridge.secrets.Secrets;
import dev.sibridge.setup.AllowedAddresses;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import dev.sibridge.vendor.calls.HttpBeans;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.http.HttpClientConfigurer;

/** Notices in a database, and what sends them, without the rest of the product. */
public final class TestNotices {

    private static final List<String> TABLES = List.of("notice_alert", "notice_post", "alert", "trouble", "mail",
            "setup_account", "setup_value", "setup_change", "setup_changed_value");

    final Notices notices;
    final Webhooks webhooks;
    final NoticePosts posts;
    private final SettingStore store;
    private final TestDatabase database;

    /** @param key what encrypts secrets */
    public TestNotices(TestDatabase database, Clock clock, String key, PublicHosts hosts) {
        this.database = database;
        store = database.transactional(new SettingStore(database.jdbc(), clock));
        notices = new Notices(store, new Secrets(database.jdbc(), key));
        webhooks = new Webhooks(notices, hosts, clock);
        posts = new NoticePosts(database.jdbc(), notices, webhooks, clock);
    }

    TestNotices(TestDatabase database, Clock clock) {
        this(database, clock, "a long random text", hosts(true));
    }

    /** @param privateOnes whether private addresses are allowed */
    static PublicHosts hosts(boolean privateOnes) {
        return new PublicHosts(new AllowedAddresses(privateOnes), new Proxies(NetworkProperties.NONE));
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

    /** The beans that the route of requests names, with what trusts the authority of these tests. */
    public static Map<String, Object> http(Webhooks webhooks, PublicHosts hosts, Accounts accounts,
            NetworkProperties network, Duration patience) {
        WebhookHttp client = new WebhookHttp(patience);
        HttpClientConfigurer configurer = client.webhookClient(HttpBeans.credentials(network), accounts, webhooks);
        return Map.of("webhooks", webhooks, "webhookClient", configurer, "webhookConnections",
                client.webhookConnections(hosts, new TrustedCertificates(network)));
    }

    /** A post to try, past the outbox. */
    public static Post post(String url, String secret, String body) {
        Notice notice = new Notice("default", 7, Set.of(NoticeEvent.FAILED), Target.JSON, List.of(),
                "hook.example", null, null);
        return new Post(3, notice, body, new Notices.Door(url, secret), Long.MAX_VALUE);
    }

    public static Webhooks webhooks(PublicHosts hosts, Clock clock) {
        return new Webhooks(null, hosts, clock);
    }

    public static PublicHosts allHosts() {
        return hosts(true);
    }

    /** Hosts as somebody's DNS has them, one address for each question; private ones are not allowed. */
    public static PublicHosts forged(Iterator<String> dns) {
        return new PublicHosts(new AllowedAddresses(false), new Proxies(NetworkProperties.NONE)) {
            @Override
            InetAddress[] find(String host) throws UnknownHostException {
                return new InetAddress[] {InetAddress.getByName(dns.next())};
            }
        };
    }
}
