package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sibridge.sandbox.RequestLog;
import dev.sibridge.sandbox.manage.callbacks.DeliveryLog;
import dev.sibridge.twoway.cadence.Cadence;
import dev.sibridge.twoway.cadence.CallbackInbox;
import dev.sibridge.twoway.cadence.Callbacks;
import dev.sibridge.twoway.cadence.Wakes;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** The patio is paired, and Manage calls back whenever something changes there. */
abstract class CalledBack extends RunningTwoWay {

    static final String DOOR = "/callbacks/manage/default";

    @Autowired
    Callbacks callbacks;
    @Autowired
    Cadence cadence;
    @Autowired
    CallbackInbox inbox;
    @Autowired
    Wakes wakes;

    int ticket;
    long patio;

    @BeforeEach
    final void thePatioIsPairedAndManageCallsBack() {
        enable();
        ticket = job("Patio");
        patio = imported(ticket);
        quiet();
        SANDBOX.pm().service().log().clear();
        SANDBOX.manage().callbacks().log().clear();
    }

    static List<DeliveryLog.Entry> deliveries() {
        return SANDBOX.manage().callbacks().log().entries();
    }

    static void delivered() {
        try {
            assertThat(SANDBOX.manage().callbacks().awaitIdle(Duration.ofSeconds(60))).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until every callback has arrived and was judged, and no project waits for its pass. */
    void settled() {
        delivered();
        ThreadPoolExecutor judging = (ThreadPoolExecutor) ReflectionTestUtils.getField(inbox, "work");
        CompletableFuture.runAsync(() -> { }, judging).join();
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> wakes.waiting() == 0);
    }

    /** The same, and the passes are over. */
    void quiet() {
        settled();
        idle(patio);
    }

    /** How often the tool was asked who we are: at the beginning of each pass. */
    static int passes() {
        return (int) SANDBOX.pm().service().log().entries().stream().map(RequestLog.Entry::path)
                .filter("/self"::equals).count();
    }

    void nobodyWasWoken() {
        quiet();
        assertThat(passes()).isZero();
    }

    /** What Manage says when a ticket has changed. */
    static String message(int ticket) {
        Object key = ReflectionTestUtils.getField(SANDBOX.manage().callbacks().keys(), "current");
        return "{\"Action\":\"updated\",\"Entity\":\"" + "{\\\"id\\\":" + ticket + ",\\\"project\\\":{\\\"id\\\":"
                + manageTicket(ticket).at("/project/id").asInt() + "}}" + "\",\"ID\":" + ticket + ",\"MessageId\":\""
                + UUID.randomUUID() + "\",\"Metadata\":{\"key_url\":\"" + SANDBOX.url()
                + "/sandbox/v4_6_release//system/callbackkey/index.rails?companyName=sandbox&id=" + key
                + "\"},\"Type\":\"ticket\"}";
    }

    static String signed(String message) {
        return ReflectionTestUtils.invokeMethod(SANDBOX.manage().callbacks().keys(), "sign",
                (Object) message.getBytes(StandardCharsets.UTF_8));
    }

    static int called(String door, String message, String signature) {
        HttpRequest request = callback(door, message, signature);
        return answer(HttpRequest.newBuilder(request, (name, value) -> true)).statusCode();
    }

    static HttpRequest callback(String door, String message, String signature) {
        HttpRequest.Builder request = request("POST", door, message.isEmpty() ? "{}" : message);
        return (signature == null ? request : request.header("x-content-signature", signature)).build();
    }
}
