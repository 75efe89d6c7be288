package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.connectwise.ConnectWiseException;
import dev.sibridge.connectwise.ConnectWiseRequest;
import dev.sibridge.http.ListPages;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectWiseListTest extends RouteTest {

    private static final ConnectWiseRequest FIRST = ConnectWiseRequest.list("/company/companies", "id>0");
    private static final ConnectWiseRequest SECOND = FIRST.nextPage();
    private static final ConnectWiseRequest THIRD = SECOND.nextPage();

    ConnectWiseListTest() {
        super("connectwise-list");
        bean("listPages", new ListPages());
    }

    @Test
    void aPageThatManageRefusesEndsTheReading() {
        answers(0, page(1, 2), true);
        ConnectWiseException refusal = new ConnectWiseException("GET", 403, null, null);
        fails("connectwise-call", 1, refusal);

        assertThat(send(FIRST).getException()).isSameAs(refusal);
        assertThat(asked("connectwise-call")).containsExactly(FIRST, SECOND);
    }

    @Test
    void everyPageIsReadInOrder() {
        answers(0, page(1, 2), true);
        answers(1, page(3, 4), true);
        answers(2, page(5), false);

        assertThat(send(FIRST).getMessage().getBody()).hasToString("[1, 2, 3, 4, 5]");
        assertThat(asked("connectwise-call")).containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void aListOfOnePageTakesOneCall() {
        answers(0, page(1), false);

        assertThat(send(FIRST).getMessage().getBody()).hasToString("[1]");
        assertThat(asked("connectwise-call")).containsExactly(FIRST);
    }

    @Test
    void aListMayBeEmpty() {
        answers(0, page(), false);

        assertThat(send(FIRST).getMessage().getBody()).isEqualTo(List.of());
    }

    @Test
    void whatAnEarlierListSaidOfItsPagesDoesNotMatter() {
        properties.put("hasNextPage", true);
        properties.put("pages", new ListPages().start(THIRD));
        answers(0, page(1), false);

        assertThat(send(FIRST).getMessage().getBody()).hasToString("[1]");
    }

    private void answers(int call, JsonNode page, boolean hasNextPage) {
        route("connectwise-call").whenExchangeReceived(call + 1, exchange -> {
            exchange.getMessage().setBody(page);
            exchange.setProperty("hasNextPage", hasNextPage);
        });
    }

    private static JsonNode page(int... records) {
        return new ObjectMapper().valueToTree(records);
    }
}
