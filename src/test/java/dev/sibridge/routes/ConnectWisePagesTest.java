package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.vendor.answers.GarbledAnswerException;
import dev.sibridge.vendor.calls.Codebases;
import dev.sibridge.vendor.calls.HttpBeans;
import dev.sibridge.vendor.calls.MemberTokens;
import dev.sibridge.vendor.calls.Retries;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How {@code connectwise-call} reads a list to its end. */
class ConnectWisePagesTest extends RouteTest {

    private static final ConnectWiseRequest FIRST = ConnectWiseRequest.list("/company/companies", "id>0");
    private static final ConnectWiseRequest SECOND = FIRST.nextPage();
    private static final ConnectWiseRequest THIRD = SECOND.nextPage();

    ConnectWisePagesTest() {
        super("connectwise-call");
        bean("connectWiseCalls", HttpBeans.calls());
        bean("codebases", Codebases.class);
        bean("retries", new Retries(new MemberTokens(Clock.systemUTC()), Clock.systemUTC()));
    }

    @Test
    void aPageThatManageRefusesEndsTheReading() {
        answers(0, page(1, 2), true);
        ConnectWiseException refusal = new ConnectWiseException("GET", 403, null, null);
        fails("connectwise-request", 1, refusal);

        assertThat(send(FIRST).getException()).isSameAs(refusal);
        assertThat(asked("connectwise-request")).containsExactly(FIRST, SECOND);
    }

    @Test
    @Tag("field")
    void aPageThatPromisesMoreAndBringsNothingNewEndsTheReading() {
        answers(0, records(1, 2), true);
        answers(1, records(2, 1), true);

        assertThat(send(FIRST).getException()).isInstanceOf(GarbledAnswerException.class)
                .hasMessage("ConnectWise's response to GET /company/companies has no end: page 2 announces more, but"
                        + " contained nothing new.");
        assertThat(asked("connectwise-request")).hasSize(2);
    }

    @Test
    void soDoesAnEmptyPage() {
        answers(0, records(1), true);
        answers(1, records(), true);

        assertThat(send(FIRST).getException()).isInstanceOf(GarbledAnswerException.class);
    }

    @Test
    void aListWhosePagesAreAlwaysNewHasAnEndToo() {
        AtomicInteger id = new AtomicInteger();
        route("connectwise-request").whenAnyExchangeReceived(exchange -> {
            exchange.getMessage().setBody(records(id.incrementAndGet()));
            HttpBeans.hasNextPage(exchange, true);
        });

        assertThat(send(FIRST).getException()).isInstanceOf(GarbledAnswerException.class)
                .hasMessageEndingWith("page 200 still announces more.");
    }

    @Test
    void aRecordThatMovedToTheNextPageMeanwhileIsThereOnce() {
        answers(0, records(1, 2), true);
        answers(1, records(2, 3), false);

        assertThat(send(FIRST).getMessage().getBody()).hasToString("[{\"id\":1}, {\"id\":2}, {\"id\":3}]");
    }

    @Test
    void whatHasNoIdIsThereAsOftenAsItCame() {
        answers(0, page(1, 1), true);
        answers(1, page(1, 2), false);

        assertThat(send(FIRST).getMessage().getBody()).hasToString("[1, 1, 1, 2]");
    }

    @Test
    void everyPageIsReadInOrder() {
        answers(0, page(1, 2), true);
        answers(1, page(3, 4), true);
        answers(2, page(5), false);

        assertThat(send(FIRST).getMessage().getBody()).hasToString("[1, 2, 3, 4, 5]");
        assertThat(asked("connectwise-request")).containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void aListOfOnePageTakesOneCall() {
        answers(0, page(1), false);

        assertThat(send(FIRST).getMessage().getBody()).hasToString("[1]");
        assertThat(asked("connectwise-request")).containsExactly(FIRST);
    }

    @Test
    void aListMayBeEmpty() {
        answers(0, page(), false);

        assertThat(send(FIRST).getMessage().getBody()).isEqualTo(List.of());
    }

    @Test
    void whatAnEarlierListSaidOfItsPagesDoesNotMatter() {
        properties.put("call", HttpBeans.call(THIRD));
        answers(0, page(1), false);

        assertThat(send(FIRST).getMessage().getBody()).hasToString("[1]");
    }

    private void answers(int call, JsonNode page, boolean hasNextPage) {
        route("connectwise-request").whenExchangeReceived(call + 1, exchange -> {
            exchange.getMessage().setBody(page);
            HttpBeans.hasNextPage(exchange, hasNextPage);
        });
    }

    private static JsonNode records(Integer... ids) {
        return new ObjectMapper().valueToTree(Stream.of(ids).map(id -> Map.of("id", id)).toList());
    }

    private static JsonNode page(int... records) {
        return new ObjectMapper().valueToTree(records);
    }
}
