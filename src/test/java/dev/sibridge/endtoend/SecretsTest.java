package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sibridge.account.Accounts;
import dev.sibridge.alert.AlertPost;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.history.search.RunFilter;
import dev.sibridge.history.search.RunSearch;
import dev.sibridge.notice.NoticeSetup;
import dev.sibridge.notice.NoticeWish;
import dev.sibridge.si.poll.Polling;
import dev.sibridge.si.poll.Polls;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Secrets that could be told from any other text are planted, everything goes well once and badly in many ways, and
 * then none of them may be found anywhere: not though a vendor answers with all that it was sent.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "DTOOLS_API_KEY=" + SecretsTest.DTOOLS_KEY, "CONNECTWISE_COMPANY=sandbox",
    "CONNECTWISE_CLIENT_ID=00000000-0000-4000-8000-000000000000", "CONNECTWISE_PUBLIC_KEY=member",
    "CONNECTWISE_PRIVATE_KEY=" + SecretsTest.PRIVATE_KEY, "ADMIN_PASSWORD=" + SecretsTest.ADMIN,
    "DATABASE_PASSWORD=" + SecretsTest.DATABASE, "SMTP_HOST=127.0.0.1", "SMTP_USERNAME=bridge",
    "SMTP_PASSWORD=" + SecretsTest.SMTP, "SMTP_FROM=bridge@dealer.example",
    "HTTPS_PROXY=http://bridge:" + SecretsTest.PROXY + "@proxy.dealer.example:3128",
    "SECRETS_KEY=" + SecretsTest.KEY, "PRIVATE_ADDRESSES=true",
    "SYNC_ERROR_EMAILS=office@dealer.example", "SYNC_SALES_REP=dsales", "SYNC_WON_STATUS=Won",
    "SYNC_PROGRESSES=Approved", "SYNC_SINCE=1970-01-01T00:00:00Z", "SYNC_UNKNOWN_SETTLE=0s", "bridge.retries=1",
    "bridge.retry-delay=1", "CONNECTWISE_REQUESTS_PER_MINUTE=100000", "logging.level.dev.sibridge=trace",
    "logging.level.org.apache.camel.component=debug",
    "DATABASE_URL=jdbc:h2:mem:secrets;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
            + "DB_CLOSE_DELAY=-1"})
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class SecretsTest {

    static final String DTOOLS_KEY = "planted-dtools-key-7f3a19";
    static final String PRIVATE_KEY = "planted-private-key-91bc44";
    static final String ADMIN = "planted-admin-password-c0ffee";
    static final String DATABASE = "planted-database-password-5a5a";
    static final String SMTP = "planted-smtp-password-d00d88";
    static final String PROXY = "planted-proxy-password-b0b0";

    static final String KEY = "planted-secrets-key-e4e4e4";
    private static final String WEBHOOK = "planted-webhook-path-77aa";
    private static final String SIGNS = "planted-webhook-secret-88bb";

    private static final List<String> SECRETS = List.of(DTOOLS_KEY, PRIVATE_KEY, ADMIN, DATABASE, SMTP, PROXY, KEY,
            WEBHOOK, SIGNS,
            base64("bridge:" + PROXY), base64("sandbox+member:" + PRIVATE_KEY), base64("admin:" + ADMIN), base64(SMTP),
            base64("\0bridge\0" + SMTP));
    private static final List<String> DOORS = List.of("/actuator/prometheus", "/actuator/health", "/api/preflight",
            "/api/runs", "/api/waiting", "/api/runs/4711", "/api/runs?page=x", "/nowhere",
            "/api/settings/default/notices", "/api/settings/default/history", "/set-up/default/notices");
    private static final Vendors VENDORS = new Vendors();
    private static final KeyedVendors KEYED = keyed();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @LocalServerPort
    private int port;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Polling polling;
    @Autowired
    private Polls polls;
    @Autowired
    private Runs runs;
    @Autowired
    private RunSearch search;
    @Autowired
    private AlertPost post;
    @Autowired
    private NoticeSetup notices;
    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry settings) {
        MAIL.start();
        settings.add("DTOOLS_URL", () -> KEYED.url() + "/sandbox/SI");
        settings.add("CONNECTWISE_SITE", () -> KEYED.url() + "/sandbox");
        settings.add("SMTP_PORT", () -> MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        KEYED.close();
        MAIL.stop();
    }

    @Test
    void noSecretIsToldAnywhere(CapturedOutput log) throws Exception {
        VENDORS.startEmpty();
        notices.add("default", new NoticeWish(List.of("failed", "synced"), "json", null, KEYED.url() + "/" + WEBHOOK
                + "?key=" + WEBHOOK, SIGNS, false), "ann");
        MAIL.setUser("bridge", "another-password");
        for (int status : new int[] {400, 401, 403, 500}) {
            KEYED.echoWith(status);
            VENDORS.export(VENDORS.sample(Vendors.SMALL).put("Notes", "echo " + status));
            assertThat(poll()).as("status %d", status).extracting(Run::outcome).contains(Outcome.FAILED);
        }
        KEYED.echoWith(0);
        assertThat(search.page(RunFilter.ALL.withOutcome(Outcome.FAILED), 0, 1).get(0).messages())
                .as("the echo came, without the keys")
                .contains("You sent Basic ***, that is sandbox+member:***");
        VENDORS.fault("dtools", "{\"kind\": \"status\", \"status\": 401, \"body\": \"" + DTOOLS_KEY + "\"}");
        poll();
        post.send(Duration.ofSeconds(20));
        assertThat(MAIL.getReceivedMessages()).as("the mail server did not let us in").isEmpty();
        MAIL.setUser("bridge", SMTP);
        jdbc.sql("UPDATE mail SET next_at = 0").update();
        post.send(Duration.ofSeconds(20));
        assertThat(MAIL.getReceivedMessages()).isNotEmpty();
        assertThat(poll()).extracting(Run::outcome).contains(Outcome.SYNCED);
        post.send(Duration.ofSeconds(20));
        assertThat(jdbc.sql("SELECT SUM(attempts) FROM notice_post").query(Long.class).single()).as("posts were tried")
                .isPositive();

        Map<String, String> told = new LinkedHashMap<>();
        DOORS.forEach(door -> told.put(door, get(door)));
        search.page(RunFilter.ALL, 0, 50).forEach(run -> told.put("run " + run.id(), get("/api/runs/" + run.id())));
        told.put("an answer to a stranger", get("/api/runs", "admin:wrong"));
        told.put("mails", Arrays.stream(MAIL.getReceivedMessages()).map(SecretsTest::raw)
                .collect(Collectors.joining()));
        told.put("database", database());
        told.put("JMX", jmx());
        told.put("log", log.getAll());

        assertThat(told).allSatisfy((where, text) -> assertThat(text).as(where).isNotBlank());
        told.forEach((where, text) -> SECRETS.forEach(secret -> assertThat(text.contains(secret))
                .as("%s tells %s: %s", where, secret, around(text, secret)).isFalse()));
    }

    private List<Run> poll() {
        long poll = polling.poll(accounts.get("default"), false);
        polls.whenDone(poll).orTimeout(1, TimeUnit.MINUTES).join();
        return runs.ofPoll(poll);
    }

    private String get(String path) {
        return get(path, "admin:" + ADMIN);
    }

    private String get(String path, String login) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Authorization", "Basic " + base64(login)).build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.headers().map() + answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String database() {
        return jdbc.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'")
                .query(String.class).list().stream()
                .flatMap(table -> jdbc.sql("SELECT * FROM " + table).query().listOfRows().stream())
                .map(String::valueOf).collect(Collectors.joining("\n"));
    }

    private static String jmx() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return server.queryNames(null, null).stream().flatMap(name -> attributes(server, name))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> attributes(MBeanServer server, ObjectName name) {
        try {
            return Arrays.stream(server.getMBeanInfo(name).getAttributes()).filter(MBeanAttributeInfo::isReadable)
                    .map(attribute -> name + " " + attribute.getName() + " = " + value(server, name, attribute));
        } catch (JMException e) {
            return Stream.of();
        }
    }

    private static String value(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            Object value = server.getAttribute(name, attribute.getName());
            return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
        } catch (JMException | RuntimeException e) {
            return "unreadable";
        }
    }

    private static String raw(MimeMessage mail) {
        return GreenMailUtil.getWholeMessage(mail);
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return at < 0 ? "" : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + secret.length() + 50));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyedVendors keyed() {
        try {
            return new KeyedVendors(VENDORS.url(), DTOOLS_KEY, "member", PRIVATE_KEY);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
