package dev.sibridge.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.RunningSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Starts the product with its console beside both vendors' sandboxes, once for all classes. Before each test the
 * history, the users and their sessions are gone but for the administrator {@value #ADMIN}; {@value #OPERATOR} is an
 * operator. No timer runs, and the mail server does not answer: mails wait in the table {@code mail}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT, properties = {
    "ADMIN_USERNAME=boss", "ADMIN_PASSWORD=correct horse battery", "SECRETS_KEY=a long random text",
    "DTOOLS_API_KEY=sandbox",
    "CONNECTWISE_COMPANY=sandbox", "CONNECTWISE_CLIENT_ID=00000000-0000-4000-8000-000000000000",
    "CONNECTWISE_PUBLIC_KEY=sandbox", "CONNECTWISE_PRIVATE_KEY=sandbox", "SYNC_SALES_REP=dsales",
    "SYNC_WON_STATUS=Won", "SYNC_PROGRESSES=Approved", "SYNC_SINCE=1970-01-01T00:00:00Z", "bridge.retry-delay=10",
    // Another application in this process is the one that JMX knows by its name.
    "camel.main.jmx-enabled=false",
    "bridge.timers=false", "CONNECTWISE_REQUESTS_PER_MINUTE=100000", "SMTP_HOST=127.0.0.1", "SMTP_PORT=9",
    "SMTP_FROM=si-bridge@acme.example", "SUPPORT_EMAIL=help@acme.example", "logging.level.dev.sibridge.alert=off",
    "DATABASE_URL=jdbc:h2:mem:console;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
            + "DB_CLOSE_DELAY=-1"})
public abstract class RunningConsole {

    protected static final RunningSandbox SANDBOX = RunningSandbox.shared();
    protected static final int PORT = freePort();
    protected static final ObjectMapper JSON = new ObjectMapper();
    /** What somebody calls a project, a client or a note who means no good. */
    protected static final String EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    protected static final String ADMIN = "boss";
    protected static final String ADMIN_PASSWORD = "correct horse battery";
    protected static final String OPERATOR = "olivia";
    protected static final String OPERATOR_PASSWORD = "twelve blue hats";
    private static final String ADMIN_ENCODED = Visitor.encoded(ADMIN_PASSWORD);
    private static final String OPERATOR_ENCODED = Visitor.encoded(OPERATOR_PASSWORD);

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry settings) {
        settings.add("DTOOLS_URL", () -> SANDBOX.url() + "/sandbox/SI");
        settings.add("CONNECTWISE_SITE", () -> SANDBOX.url() + "/sandbox");
        settings.add("SERVER_PORT", () -> PORT);
        settings.add("PUBLIC_URL", RunningConsole::url);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A poll of D-Tools that somebody asks for on Home, to its end. */
    protected void poll(Visitor visitor) {
        visitor.submit("/", "/polls", "account", "default");
        polled();
    }

    /** Waits until the polls that were asked for are over. */
    protected void polled() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() ->
                jdbc.sql("SELECT COUNT(*) FROM poll").query(Integer.class).single() > 0
                && jdbc.sql("SELECT COUNT(*) FROM poll WHERE state = 'running'").query(Integer.class).single() == 0);
    }

    /** A sample's project as SI exports it. */
    protected static ObjectNode sample() {
        try (InputStream file = RunningConsole.class.getResourceAsStream("/sandbox/exports/1-patio-music.json")) {
            ObjectNode project = (ObjectNode) JSON.readTree(file);
            project.remove("PublishedOnUnixTimeMs");
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the console is, without a slash at the end. */
    protected static String url() {
        return "http://127.0.0.1:" + PORT;
    }

    @BeforeEach
    void begin() {
        SANDBOX.reset();
        List.of("ledger", "ledger_state", "run_record", "run_problem", "kept_export", "run", "poll", "poll_pause",
                "first_start", "link", "company_choice", "alert", "trouble", "mail", "SPRING_SESSION", "password_link",
                "sign_in_failure", "known_browser", "attention", "attention_entry", "account_trouble",
                "notice_alert", "notice_post", "setup_changed_value", "setup_change", "setup_value", "setup_account")
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update());
        jdbc.sql("DELETE FROM console_user WHERE name <> ?").params(ADMIN).update();
        jdbc.sql("UPDATE console_user SET email = 'boss@acme.example', role = 'ADMINISTRATOR', enabled = TRUE,"
                + " password = ?").params(ADMIN_ENCODED).update();
        jdbc.sql("INSERT INTO console_user (name, name_key, email, role, password, created_at)"
                        + " VALUES (?, ?, 'olivia@acme.example', 'OPERATOR', ?, 0)")
                .params(OPERATOR, OPERATOR, OPERATOR_ENCODED).update();
    }

    /** A poll that goes on would write into the next test's history. */
    @AfterEach
    void everyPollHasEnded() {
        await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ZERO).until(() -> jdbc.sql(
                "SELECT COUNT(*) FROM poll WHERE state = 'running'").query(Integer.class).single() == 0);
    }

    @AfterEach
    void manageHasNothingToComplainAbout() {
        assertThat(SANDBOX.manage().log()).allSatisfy(call -> assertThat(call.violations()).isEmpty());
    }
}
