package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.sibridge.notice.NoticeSetup;
import dev.sibridge.notice.NoticeWish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices from an export to whoever asked: nothing is lost while a receiver is down, and nobody waits for another. */
class NoticesTest {

    private static final Vendors VENDORS = new Vendors();
    private static final TickingClock CLOCK = new TickingClock();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", "smtp"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "a-secret-of-our-own";

    private static InProcess bridge;
    private static HttpServer receiver;
    private static final List<Received> RECEIVED = Collections.synchronizedList(new ArrayList<>());
    private static volatile int status;
    private static volatile CountDownLatch slow;

    /** What came to the receiver, which answered with that status. */
    private record Received(String path, String signature, String body, int status) {

        String what() {
            try {
                JsonNode said = JSON.readTree(body);
                return said.path("event").asText() + " " + said.at("/project/name").asText();
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }
    }

    @BeforeAll
    static void start() throws IOException {
        MAIL.start();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            int answer = status;
            if (path.equals("/slow")) {
                await(slow);
                answer = 200;
            }
            RECEIVED.add(new Received(path, exchange.getRequestHeaders().getFirst("X-SI-Bridge-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), answer));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
        bridge = InProcess.start(VENDORS, CLOCK, "SECRETS_KEY=a long random text", "PRIVATE_ADDRESSES=true",
                "PUBLIC_URL=https://bridge.dealer.example", "bridge.retries=0", "SMTP_HOST=127.0.0.1", "SMTP_PORT="
                + MAIL.getSmtp().getPort(), "SMTP_FROM=si-bridge@dealer.example");
    }

    @AfterAll
    static void stop() {
        bridge.close();
        receiver.stop(0);
        MAIL.stop();
    }

    @BeforeEach
    void begin() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        bridge.forgetEverything();
        VENDORS.startEmpty();
        RECEIVED.clear();
        status = 200;
        slow = new CountDownLatch(0);
    }

    @Test
    void aReceiverThatWasDownGetsExactlyWhatItMissedInOrder() throws Exception {
        webhook("/hook", "refused", "recovered", "synced");
        status = 503;
        export("Salon", null);
        pollAndSend();
        export("Bar", "Schmidt");
        pollAndSend();
        export("Salon", "Schmidt");
        pollAndSend();
        assertThat(RECEIVED).hasSize(1);

        status = 500;
        CLOCK.advance(Duration.ofMinutes(2));
        bridge.sendAlerts();
        assertThat(RECEIVED).as("one attempt, and no more while it is down").hasSize(2);

        status = 204;
        CLOCK.advance(Duration.ofMinutes(5));
        bridge.sendAlerts();
        bridge.sendAlerts();

        List<Received> arrived = RECEIVED.stream().filter(one -> one.status() == 204).toList();
        assertThat(arrived).extracting(Received::what).containsExactly("refused Salon", "synced Bar", "synced Salon",
                "recovered Salon");
        assertThat(RECEIVED.get(0).body()).as("the same each time, with its id").isEqualTo(RECEIVED.get(1).body())
                .isEqualTo(arrived.get(0).body());
        assertThat(arrived).extracting(one -> JSON.readTree(one.body()).path("id").asText()).doesNotHaveDuplicates();
    }

    @Test
    void anAccountWithoutAMailListHasItsNoticesMailed() {
        bridge.bean(NoticeSetup.class).add("default", new NoticeWish(List.of("refused"), "mail",
                List.of("ann@dealer.example"), null, null, false), "ann");
        export("Salon", null);

        pollAndSend();
        pollAndSend();

        assertThat(List.of(MAIL.getReceivedMessages())).singleElement()
                .satisfies(mail -> assertThat(Mails.subject(mail)).isEqualTo("Export refused: Salon"));
    }

    @Test
    void aReceiverThatIsSlowHoldsUpNeitherMailsNorOthers() throws Exception {
        slow = new CountDownLatch(1);
        webhook("/slow", "refused");
        webhook("/quick", "refused");
        bridge.bean(NoticeSetup.class).add("default", new NoticeWish(List.of("refused"), "mail",
                List.of("ann@dealer.example"), null, null, false), "ann");
        export("Salon", null);
        bridge.poll();

        Thread sending = new Thread(bridge::sendAlerts);
        sending.start();
        assertThat(MAIL.waitForIncomingEmail(10_000, 1)).isTrue();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> RECEIVED.stream()
                .anyMatch(one -> one.path().equals("/quick")));
        assertThat(RECEIVED).extracting(Received::path).containsExactly("/quick");
        slow.countDown();
        sending.join(20_000);

        assertThat(RECEIVED).extracting(Received::path).containsExactly("/quick", "/slow");
    }

    @Test
    void aMailServerThatIsDownHoldsUpNoWebhook() {
        webhook("/hook", "refused");
        bridge.bean(NoticeSetup.class).add("default", new NoticeWish(List.of("refused"), "mail",
                List.of("ann@dealer.example"), null, null, false), "ann");
        export("Salon", null);
        MAIL.stop();
        try {
            pollAndSend();
        } finally {
            MAIL.start();
        }

        assertThat(RECEIVED).extracting(Received::what).containsExactly("refused Salon");
    }

    @Test
    void theDocumentsOwnLinesOfPythonAcceptTheSignatureAndNoForgedBody(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(run(folder, "import hmac") == 0, "There is no python3");
        CLOCK.set(Duration.ZERO);
        webhook("/hook", "synced");
        export("Größe", "Schmidt");
        pollAndSend();
        Received post = RECEIVED.get(0);
        Files.writeString(folder.resolve("body"), post.body());
        Matcher code = Pattern.compile("(?s)```python\n(.*?)```").matcher(Files.readString(
                Path.of("docs/notices.md")));
        assertThat(code.find()).isTrue();
        String check = code.group(1) + "\nbody = open('body', 'rb').read()\nimport sys\n";

        assertThat(run(folder, check + "sys.exit(0 if is_ours('" + post.signature() + "', body, '" + SECRET
                + "') else 7)")).isZero();
        assertThat(run(folder, check + "sys.exit(0 if is_ours('" + post.signature() + "', body + b' ', '" + SECRET
                + "') else 7)")).isEqualTo(7);
        assertThat(run(folder, check + "sys.exit(0 if is_ours('" + post.signature() + "', body, 'x" + SECRET
                + "') else 7)")).isEqualTo(7);
    }

    private static int run(Path folder, String code) throws InterruptedException {
        try {
            Process python = new ProcessBuilder("python3", "-c", code).directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return python.waitFor(30, TimeUnit.SECONDS) ? python.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static void webhook(String path, String... events) {
        bridge.bean(NoticeSetup.class).add("default", new NoticeWish(List.of(events), "json", null,
                "http://127.0.0.1:" + receiver.getAddress().getPort() + path, SECRET, false), "ann");
    }

    /** @param client null for an export that is refused */
    private static void export(String name, String client) {
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        project.put("Id", new UUID(1, name.hashCode()).toString()).put("Name", name).put("Client", client);
        VENDORS.export(project);
    }

    private static void pollAndSend() {
        bridge.poll();
        bridge.sendAlerts();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await(14, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
