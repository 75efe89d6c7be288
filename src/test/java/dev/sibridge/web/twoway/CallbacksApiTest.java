package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.sibridge.sandbox.manage.callbacks.CallbackFault;
import dev.sibridge.sandbox.manage.callbacks.DeliveryLog;
import dev.sibridge.sandbox.manage.callbacks.DeliverySettings;
import dev.sibridge.twoway.cadence.Cadence;
import dev.sibridge.twoway.cadence.CallbackInbox;
import dev.sibridge.twoway.cadence.Callbacks;
import dev.sibridge.twoway.cadence.Wakes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** Manage calls back, really and with its signature, and whoever else tries to. */
class CallbacksApiTest extends RunningTwoWay {

    private static final String DOOR = "/callbacks/manage/default";

    @Autowired
    private Callbacks callbacks;
    @Autowired
    private Cadence cadence;
    @Autowired
    private CallbackInbox inbox;
    @Autowired
    private Wakes wakes;

    private int ticket;
    private long patio;

    @BeforeEach
    void thePatioIsPairedAndManageCallsBack() {
        enable();
        ticket = job("Patio");
        patio = imported(ticket);
        quiet();
        SANDBOX.pm().service().log().clear();
        SANDBOX.manage().callbacks().log().clear();
    }

    @Test
    void whatManageDidNotSignIsTurnedAway() {
        assertThat(called(DOOR, message(ticket), null)).isEqualTo(401);
        assertThat(called(DOOR, message(ticket), "c29tZXRoaW5nIGVsc2U=")).isEqualTo(401);
        assertThat(called(DOOR, "", "x")).isEqualTo(401);
        assertThat(called(DOOR, "[]", "x")).isEqualTo(401);
        assertThat(called(DOOR, "{", "x")).isEqualTo(401);
        nobodyWasWoken();
    }

    @Test
    void aSignatureHoldsForTheVeryBytesOnly() {
        String message = message(ticket);

        assertThat(called(DOOR, message.replace("{\"Action\"", "{ \"Action\""), signed(message))).isEqualTo(401);
        assertThat(called(DOOR, message, signed(message))).isEqualTo(204);
    }

    @Test
    void aForgedCallbackWakesNobody() {
        SANDBOX.manage().callbacks().faults().add(CallbackFault.next(CallbackFault.Kind.FORGED));

        rename(ticket, "Mount four speakers");
        delivered();

        assertThat(deliveries()).extracting(DeliveryLog.Entry::status).containsExactly(401);
        nobodyWasWoken();
    }

    static Stream<String> foreignKeys() {
        return Stream.of("http://localhost:%d/key", "http://127.0.0.1:%d/key", "http://x@127.0.0.1:%d/key",
                "https://127.0.0.1:%d/key", "file:///etc/hostname", "//127.0.0.1:%d/key", "not an address", "");
    }

    @ParameterizedTest
    @MethodSource("foreignKeys")
    void aKeyOfAnotherServerIsNeverAskedFor(String url) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        other.start();
        try {
            String message = message(ticket).replaceFirst("\"key_url\":\"[^\"]*\"", "\"key_url\":\""
                    + url.formatted(other.getAddress().getPort()) + "\"");

            assertThat(called(DOOR, message, signed(message))).isEqualTo(401);
            assertThat(asked.get()).isZero();
        } finally {
            other.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callbacks/manage/nobody", "/callbacks/manage/"})
    void thereIsNoDoorOfAnotherAccount(String door) {
        assertThat(called(door, message(ticket), signed(message(ticket)))).isIn(401, 404);
        nobodyWasWoken();
    }

    @Test
    void withoutAPublicAddressThereIsNoDoor() {
        Object address = ReflectionTestUtils.getField(callbacks, "publicUrl");
        ReflectionTestUtils.setField(callbacks, "publicUrl", "");
        try {
            String message = message(ticket);
            assertThat(called(DOOR, message, signed(message))).isEqualTo(404);
        } finally {
            ReflectionTestUtils.setField(callbacks, "publicUrl", address);
        }
        nobodyWasWoken();
    }

    @Test
    void aChangeInManageIsInTheToolWithoutAnybodyAsking() {
        rename(ticket, "Mount four speakers");
        delivered();

        await().atMost(Duration.ofSeconds(30)).until(() -> tasks().contains("Mount four speakers"));
        assertThat(deliveries()).extracting(DeliveryLog.Entry::status).containsOnly(204);
    }

    @Test
    void theSameMessageAgainWakesNobody() {
        String message = message(ticket);
        assertThat(called(DOOR, message, signed(message))).isEqualTo(204);
        await().atMost(Duration.ofSeconds(30)).until(() -> passes() == 1);
        quiet();

        assertThat(called(DOOR, message, signed(message))).isEqualTo(204);
        quiet();

        assertThat(passes()).isEqualTo(1);
    }

    @Test
    void twentyCallbacksAtOnceForOneNewTicketMakeOneTask() {
        int aim = ticket(manageTicket(ticket).at("/phase/id").asInt(), "Aim the speakers");

        List<CompletableFuture<HttpResponse<Void>>> all = IntStream.range(0, 20).mapToObj(i -> {
            String message = message(aim);
            return HTTP.sendAsync(callback(DOOR, message, signed(message)), HttpResponse.BodyHandlers.discarding());
        }).toList();

        assertThat(all).allMatch(one -> one.join().statusCode() == 204);
        delivered();
        await().atMost(Duration.ofSeconds(30)).until(() -> tasks().contains("Aim the speakers"));
        quiet();
        assertThat(tasks()).containsExactly("Aim the speakers", "Mount the speakers");
    }

    @Test
    void fiveThousandCallbacksForOneProjectAreOneOrTwoPasses() {
        SANDBOX.manage().callbacks().settings(new DeliverySettings(null, null, null, null, 16));

        for (int i = 1; i <= 5000; i++) {
            rename(ticket, "Mount " + i + " speakers");
        }
        delivered();
        await().atMost(Duration.ofSeconds(30)).until(() -> tasks().contains("Mount 5000 speakers"));
        quiet();

        assertThat(deliveries()).hasSize(5000).allMatch(one -> one.status() == 204);
        assertThat(passes()).isBetween(1, 2);
    }

    @Test
    void whoCallsBackHasItsAnswerWithinASecondThoughTheToolHangs() {
        SANDBOX.pm().service().latency(Duration.ofSeconds(3));
        SANDBOX.manage().callbacks().settings(new DeliverySettings(1000, List.of(), null, null, 1));
        rename(ticket, "Mount four speakers");
        await().atMost(Duration.ofSeconds(30)).until(() -> SANDBOX.pm().service().log().entries().size() > 0);

        for (int i = 0; i < 10; i++) {
            rename(ticket, "Mount " + i + " speakers");
        }
        delivered();

        assertThat(deliveries()).hasSize(11).allMatch(one -> one.outcome() == DeliveryLog.Outcome.DELIVERED);
        SANDBOX.pm().service().latency(Duration.ZERO);
        await().atMost(Duration.ofSeconds(30)).until(() -> tasks().contains("Mount 9 speakers"));
    }

    @Test
    void whatManageHasSwitchedOffIsOnAgainAfterASweep() {
        JsonNode registered = registrations().get(0);
        SANDBOX.manage().as("talbrecht").change("CallbackEntry", registered.path("id").asInt(),
                Map.of("inactiveFlag", true));
        rename(ticket, "Mount four speakers");

        cadence.pass("default");

        assertThat(registrations()).hasSize(3).noneMatch(one -> one.path("inactiveFlag").asBoolean());
        assertThat(tasks()).as("what was not told meanwhile").containsExactly("Mount four speakers");
    }

    @Test
    void afterTwoWayIsSwitchedOffACallbackThatIsStillUnderWayWritesNothing() {
        String message = message(ticket);
        rename(ticket, "Mount four speakers");
        send("POST", "/api/two-way/disable", null);

        assertThat(called(DOOR, message, signed(message))).isEqualTo(204);
        settled();

        assertThat(passes()).isZero();
        assertThat(tasks()).containsExactly("Mount the speakers");
    }

    private static List<? extends JsonNode> registrations() {
        return SANDBOX.manage().shown().get("/system/callbacks");
    }

    private static List<DeliveryLog.Entry> deliveries() {
        return SANDBOX.manage().callbacks().log().entries();
    }

    private static void delivered() {
        try {
            assertThat(SANDBOX.manage().callbacks().awaitIdle(Duration.ofSeconds(60))).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until every callback has arrived and was judged, and no project waits for its pass. */
    private void settled() {
        delivered();
        ThreadPoolExecutor judging = (ThreadPoolExecutor) ReflectionTestUtils.getField(inbox, "work");
        CompletableFuture.runAsync(() -> { }, judging).join();
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> wakes.waiting() == 0);
    }

    /** The same, and the passes are over. */
    private void quiet() {
        settled();
        idle(patio);
    }

    /** How often the tool was asked who we are: at the beginning of each pass. */
    private static int passes() {
        return (int) SANDBOX.pm().service().log().entries().stream().filter(call -> call.path().equals("/self")).count();
    }

    private void nobodyWasWoken() {
        quiet();
        assertThat(passes()).isZero();
    }

    /** What Manage says when a ticket has changed. */
    private static String message(int ticket) {
        Object key = ReflectionTestUtils.getField(SANDBOX.manage().callbacks().keys(), "current");
        return "{\"Action\":\"updated\",\"Entity\":\"" + "{\\\"id\\\":" + ticket + ",\\\"project\\\":{\\\"id\\\":"
                + manageTicket(ticket).at("/project/id").asInt() + "}}" + "\",\"ID\":" + ticket + ",\"MessageId\":\""
                + UUID.randomUUID() + "\",\"Metadata\":{\"key_url\":\"" + SANDBOX.url()
                + "/sandbox/v4_6_release//system/callbackkey/index.rails?companyName=sandbox&id=" + key
                + "\"},\"Type\":\"ticket\"}";
    }

    private static String signed(String message) {
        return ReflectionTestUtils.invokeMethod(SANDBOX.manage().callbacks().keys(), "sign",
                (Object) message.getBytes(StandardCharsets.UTF_8));
    }

    private static int called(String door, String message, String signature) {
        HttpRequest request = callback(door, message, signature);
        return answer(HttpRequest.newBuilder(request, (name, value) -> true)).statusCode();
    }

    private static HttpRequest callback(String door, String message, String signature) {
        HttpRequest.Builder request = request("POST", door, message.isEmpty() ? "{}" : message);
        return (signature == null ? request : request.header("x-content-signature", signature)).build();
    }
}
