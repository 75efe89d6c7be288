package dev.sibridge.endtoend;

import static dev.sibridge.endtoend.Mails.header;
import static dev.sibridge.endtoend.Mails.html;
import static dev.sibridge.endtoend.Mails.plain;
import static dev.sibridge.endtoend.Mails.recipients;
import static dev.sibridge.endtoend.Mails.subject;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.sandbox.manage.model.Trait;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mail comes when a person is needed, once, and another when all is well again; nothing of it is lost. */
class AlertsTest {

    private static final Vendors VENDORS = new Vendors();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", "smtp"));
    private static final TickingClock CLOCK = new TickingClock();

    private static InProcess bridge;

    @BeforeAll
    static void start() {
        MAIL.start();
        bridge = InProcess.start(VENDORS, CLOCK, "SMTP_HOST=127.0.0.1", "SMTP_PORT=" + MAIL.getSmtp().getPort(),
                "SMTP_FROM=si-bridge@dealer.example", "SYNC_ERROR_EMAILS=office@dealer.example",
                "PUBLIC_URL=https://bridge.dealer.example/", "bridge.retries=0");
    }

    @AfterAll
    static void stop() {
        bridge.close();
        MAIL.stop();
    }

    @BeforeEach
    void begin() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        bridge.forgetEverything();
        bridge.forgetTenant();
        VENDORS.startEmpty();
    }

    @AfterEach
    void manageHasNothingToComplainAbout() {
        VENDORS.assertNoViolations();
    }

    @Test
    void aRefusedExportIsMailedOnceOverThreePollsAndOnceWhenItIsMended() {
        export("Salon", "");
        pollAndSend(3);

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(subject(mail)).isEqualTo("Export refused: Salon");
            assertThat(plain(mail)).startsWith("The export of \"Salon\" is refused; nothing of it was written to")
                    .contains("Project: Salon", "The project has no client.", "What to do: Choose a client in SI.",
                            "https://bridge.dealer.example/runs/", "\"Export refused\" in docs/operations.md",
                            " UTC");
            assertThat(html(mail)).contains("The project has no client.").contains("href=\"https://bridge.dealer");
            assertThat(header(mail, "From")).isEqualTo("SI Bridge <si-bridge@dealer.example>");
        });

        export("Salon", "Schmidt");
        pollAndSend(2);

        assertThat(subjects()).containsExactly("Export refused: Salon", "Recovered: Salon (Schmidt)");
    }

    @Test
    void anotherRowWithTheSameFaultIsAnotherCause() {
        exportWithout("HA-120Z");
        pollAndSend(2);
        assertThat(subjects()).hasSize(1);

        exportWithout("HA-60Z");
        pollAndSend(2);

        assertThat(mails()).hasSize(2).extracting(Mails::plain).satisfiesExactly(
                first -> assertThat(first).contains("HA-120Z", "has no category").doesNotContain("HA-60Z"),
                second -> assertThat(second).contains("HA-60Z", "has no category").doesNotContain("HA-120Z"));
    }

    private static void exportWithout(String model) {
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        ArrayNode rows = project.withArray("Items");
        rows.add(((ObjectNode) rows.get(0).deepCopy()).put("Id", "9").put("SIItemId", "9").put("Model", "HA-60Z"));
        rows.forEach(row -> {
            if (row.path("Model").asText().equals(model)) {
                ((ObjectNode) row).putNull("Category");
            }
        });
        VENDORS.export(project);
    }

    @Test
    void aFailingExportIsMailedOnceForEachCauseAndOnceWhenItIsInManage() {
        export("Salon", "Schmidt");
        for (int status : new int[] {403, 403, 404}) {
            VENDORS.fault("manage", """
                    {"method": "POST", "path": "/sales/opportunities", "kind": "status", "status": %d}"""
                    .formatted(status));
            pollAndSend(1);
        }

        assertThat(subjects()).containsExactly("Export failed: Salon (Schmidt)", "Export failed: Salon (Schmidt)");
        assertThat(plain(mails().get(0))).contains("Step: opportunity", "Client: Schmidt",
                "POST /sales/opportunities was rejected with status 403", "Sales > Opportunity");

        pollAndSend(2);

        assertThat(subjects()).hasSize(3).last().isEqualTo("Recovered: Salon (Schmidt)");
    }

    @Test
    @Tag("field")
    void anExportThatWaitsForAnAnswerIsMailedOnceAndOnceWhenItIsInManage() {
        VENDORS.manage().take(Trait.COMPANY_BY_NUMBER);
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        pollAndSend(3);

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(subject(mail)).isEqualTo("Answer needed: Patio Music (Cedar & Finch Bakery)");
            assertThat(plain(mail)).startsWith("The export of \"Patio Music\" is waiting for your answer; nothing of"
                    + " it was")
                    .contains("It may be the company \"Cedar & Finch Bakery\" (C1042", "What to do: In the"
                            + " console, choose Preview, then Decide: say which company", "\"Answer needed\" in docs/operations.md");
        });

        bridge.chooseCompany("Patio Music", null);
        pollAndSend(2);

        assertThat(subjects()).containsExactly("Answer needed: Patio Music (Cedar & Finch Bakery)",
                "Recovered: Patio Music (Cedar & Finch Bakery)");
    }

    @Test
    void anApprovedChangeOrderWhoseProjectDoesNotComeIsMailedOnce() {
        for (int i = 0; i < 2; i++) {
            VENDORS.export(VENDORS.sample("4-fjordblick-residence-change-order-1.json").put("COStatus", "Approved"));
            pollAndSend(1);
        }

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(subject(mail)).startsWith("Export the project again: Fjordblick Residence");
            assertThat(plain(mail)).startsWith("Change order 1 of \"Fjordblick Residence")
                    .contains("SI has not exported the project since", "What to do: Export the project again.");
        });
    }

    @Test
    void whatAPersonDidAgainWithSuccessIsRecoveredWithTheNextPollOfTheTimer() {
        export("Salon", "");
        pollAndSend(1);
        export("Salon", "Schmidt");
        bridge.pollAttended();
        bridge.sendAlerts();
        assertThat(subjects()).containsExactly("Export refused: Salon");

        pollAndSend(2);

        assertThat(subjects()).containsExactly("Export refused: Salon", "Recovered: Salon (Schmidt)");
    }

    @Test
    void sixAtOnceAreOneMail() {
        IntStream.range(0, 6).forEach(i -> export("Salon " + i, ""));
        pollAndSend(2);

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(subject(mail)).matches("6 alerts: Export refused 6 – (Salon \\d, ){3}…");
            assertThat(plain(mail)).startsWith("6 alerts: Export refused 6.").contains("Salon 0", "Salon 5");
            assertThat(html(mail)).contains("Salon 0", "Salon 5");
        });
    }

    @Test
    void flappingForHoursFillsNobodysMailboxAndLosesNothing() {
        int rounds = 14;
        for (int round = 0; round < rounds; round++) {
            VENDORS.fault("dtools", """
                    {"method": "GET", "path": "/Subscribe/Projects", "kind": "status", "status": 401}""");
            pollAndSend(1);
            bridge.pollAttended();
            pollAndSend(1);
            CLOCK.advance(Duration.ofMinutes(1));
        }
        assertThat(mails()).hasSizeLessThanOrEqualTo(12);

        CLOCK.advance(Duration.ofHours(1));
        bridge.sendAlerts();

        assertThat(bridge.waitingAlerts().count()).isZero();
        assertThat(mails().stream().mapToInt(mail -> count(plain(mail), "rejects the keys.")).sum())
                .isEqualTo(rounds);
    }

    @Test
    void anOutageIsMailedAfterThreePollsAndItsEndOnce() {
        VENDORS.fault("manage", """
                {"path": "/service/boards", "kind": "status", "status": 503, "times": 4}""");
        pollAndSend(2);
        assertThat(mails()).isEmpty();

        pollAndSend(2);
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(subject(mail)).isEqualTo("No answer: ConnectWise");
            assertThat(plain(mail)).startsWith("ConnectWise has not responded as it should for 3 polls.");
        });

        pollAndSend(2);
        assertThat(subjects()).containsExactly("No answer: ConnectWise", "Recovered: account default");
    }

    @Test
    void aQueueThatCannotBeListedIsAnOutageOfDTools() {
        VENDORS.fault("dtools", """
                {"path": "/Subscribe/Projects", "kind": "garbage", "times": 3}""");
        pollAndSend(3);

        assertThat(subjects()).containsExactly("No answer: D-Tools");
    }

    @Test
    void refusedKeysAreMailedAtOnceAndStopThePollingUntilAProbeFindsThemMended() {
        VENDORS.fault("manage", """
                {"path": "/service/boards", "kind": "status", "status": 401, "times": 2}""");
        timerAndSend(1);
        assertThat(subjects()).containsExactly("Keys rejected: ConnectWise");
        long calls = VENDORS.manageLog().size();

        CLOCK.advance(Duration.ofMinutes(14));
        timerAndSend(3);
        assertThat(VENDORS.manageLog()).hasSize((int) calls);

        CLOCK.advance(Duration.ofMinutes(2));
        timerAndSend(3);
        assertThat(VENDORS.manageLog()).as("a probe").hasSizeGreaterThan((int) calls);
        assertThat(subjects()).as("it failed as before").hasSize(1);

        CLOCK.advance(Duration.ofMinutes(16));
        timerAndSend(3);
        assertThat(subjects()).containsExactly("Keys rejected: ConnectWise", "Recovered: account default");
        calls = VENDORS.dtoolsLog().size();
        timerAndSend(1);
        assertThat(VENDORS.dtoolsLog()).as("polling goes on").hasSizeGreaterThan((int) calls);
    }

    @Test
    void whatManageLacksIsMailedAtOnceForEachCause() {
        VENDORS.fault("manage", """
                {"method": "GET", "path": "/service/boards", "kind": "status", "status": 200, "body": "[]",
                "times": 2}""".replace("\n", " "));
        pollAndSend(3);

        assertThat(subjects()).containsExactly("Setup incomplete: ConnectWise", "Recovered: account default");
        assertThat(plain(mails().get(0))).contains("Manage has no board \"D-Tools Projects\"");
    }

    @Test
    void whoWatchesGetsNoMail() {
        export("Salon", "");
        assertThat(bridge.runs(bridge.pollAttended())).extracting(Run::outcome).containsExactly(Outcome.REFUSED);
        VENDORS.fault("manage", """
                {"path": "/service/boards", "kind": "status", "status": 401}""");
        bridge.pollAttended();
        bridge.sendAlerts();

        assertThat(mails()).isEmpty();
        assertThat(bridge.waitingAlerts().count()).isZero();
    }

    @Test
    void aMailServerThatIsAwayDelaysMailsAndLosesNone() {
        export("Salon", "");
        MAIL.stop();
        try {
            bridge.poll();
            bridge.sendAlerts();
            export("Bar", "");
            bridge.poll();
            bridge.sendAlerts();
            assertThat(bridge.waitingAlerts().count()).isEqualTo(2);
            assertThat(bridge.waitingAlerts().oldest()).isNotNull();
        } finally {
            MAIL.start();
        }

        CLOCK.advance(Duration.ofMinutes(15));
        bridge.sendAlerts();
        bridge.sendAlerts();

        assertThat(subjects()).containsExactlyInAnyOrder("Export refused: Salon", "Export refused: Bar");
        assertThat(bridge.waitingAlerts().count()).isZero();
    }

    @Test
    void aNameAddsNeitherHeadersNorMarkup() {
        export("Salon\r\nBcc: spy@evil.example\r\n\r\n<img src=x onerror=alert(1)>${7*7}", "");
        pollAndSend(1);

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(subject(mail)).contains("Salon Bcc: spy@evil.example").doesNotContain("\n", "\r");
            assertThat(html(mail)).doesNotContain("<img").contains("&lt;img src=x", "${7*7}");
        });
        assertThat(Arrays.stream(MAIL.getReceivedMessages()).flatMap(mail -> Arrays.stream(recipients(mail))))
                .containsExactly("office@dealer.example");
    }

    @Test
    void namesInAnyScriptArriveAsTheyAre() {
        export("Größe – 東京 🎵", "");
        pollAndSend(1);

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(subject(mail)).isEqualTo("Export refused: Größe – 東京 🎵");
            assertThat(plain(mail)).contains("Größe – 東京 🎵");
            assertThat(html(mail)).contains("Größe – 東京 🎵");
        });
    }

    /** One that a server can have again after it was stopped. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void export(String name, String client) {
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        project.put("Id", new UUID(1, name.hashCode()).toString()).put("Name", name);
        if (client.isEmpty()) {
            project.putNull("Client");
        } else {
            project.put("Client", client);
        }
        VENDORS.export(project);
    }

    private static void pollAndSend(int times) {
        for (int time = 0; time < times; time++) {
            bridge.poll();
            bridge.sendAlerts();
        }
    }

    private static void timerAndSend(int times) {
        for (int time = 0; time < times; time++) {
            bridge.timer();
            bridge.sendAlerts();
        }
    }

    private static List<MimeMessage> mails() {
        return List.of(MAIL.getReceivedMessages());
    }

    private static List<String> subjects() {
        return mails().stream().map(Mails::subject).toList();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
