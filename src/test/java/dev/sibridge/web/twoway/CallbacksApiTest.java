package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.manage.callbacks.DeliveryLog;
import dev.sibridge.sandbox.manage.callbacks.DeliverySettings;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Manage calls back, really and with its signature: what follows from that. */
class CallbacksApiTest extends CalledBack {

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
        SANDBOX.pm().service().latency(Duration.ofMillis(1500));
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
}
