package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.connectwise.ConnectWiseException;
import dev.sibridge.connectwise.ConnectWiseRequest;
import dev.sibridge.settings.Account;
import dev.sibridge.sync.BlockedException;
import dev.sibridge.sync.TenantReader;
import dev.sibridge.sync.TenantReader.Question;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreflightTest extends RouteTest {

    private static final List<Question> FIRST = List.of(question("board"), question("salesRep"));
    private static final List<Question> SECOND = List.of(question("boardStatus"));
    private static final Map<String, List<JsonNode>> ANSWERS = Map.of("FIRST", List.of(), "SECOND", List.of());

    private final Account account = TestAccounts.account();
    private final TenantReader tenantReader = bean("tenantReader", TenantReader.class);

    PreflightTest() {
        super("preflight");
        properties.put("account", account);
    }

    @BeforeEach
    void tenant() {
        when(tenantReader.questions(account)).thenReturn(FIRST);
        when(tenantReader.questionsAboutBoard(any())).thenReturn(SECOND);
        route("ask-tenant").whenExchangeReceived(1, exchange -> answers(exchange).put("FIRST", List.of()));
        route("ask-tenant").whenExchangeReceived(2, exchange -> answers(exchange).put("SECOND", List.of()));
    }

    @Test
    void nothingIsAskedOfATenantThatIsNotThere() {
        IOException trouble = new IOException("no connection");
        fails("discover-codebase", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).containsExactly("discover-codebase");
    }

    @Test
    void nothingIsJudgedOnHalfOfTheAnswers() {
        ConnectWiseException trouble = new ConnectWiseException("GET", 403, null, null);
        fails("ask-tenant", 1, trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).doesNotContain("tenantReader.check");
    }

    @Test
    void whatIsMissingIsTold() {
        BlockedException blocked = new BlockedException(List.of("There is no board."));
        doThrow(blocked).when(tenantReader).check(any(), any());

        assertThat(send(null).getException()).isSameAs(blocked);
    }

    @Test
    void theReleaseIsDiscoveredThenTheTenantAskedThenTheBoardThenAllIsJudged() {
        assertThat(send(null).getException()).isNull();

        assertThat(journal()).containsExactly("discover-codebase", "tenantReader.questions", "ask-tenant",
                "tenantReader.questionsAboutBoard", "ask-tenant", "tenantReader.check");
        assertThat(asked("ask-tenant")).containsExactly(FIRST, SECOND);
        verify(tenantReader).check(ANSWERS, account);
    }

    private static Question question(String name) {
        return new Question(name, ConnectWiseRequest.list("/" + name, null));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<JsonNode>> answers(Exchange exchange) {
        return exchange.getProperty("answers", Map.class);
    }
}
