package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.si.tenant.BlockedException;
import dev.sibridge.si.tenant.Finding;
import dev.sibridge.si.tenant.Preflight;
import dev.sibridge.si.tenant.TenantReader;
import dev.sibridge.si.tenant.TenantReader.Question;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
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

    private static final List<Finding> FINDINGS = List.of(Finding.ok("Project board", "There is one."));

    private final Account account = TestAccounts.account("default");
    private final TenantReader tenantReader = bean("tenantReader", TenantReader.class);
    private final Preflight preflight = bean("preflight", Preflight.class);

    PreflightTest() {
        super("preflight");
        properties.put("account", account);
    }

    @BeforeEach
    void tenant() {
        when(tenantReader.questions(account)).thenReturn(FIRST);
        when(tenantReader.furtherQuestions(any())).thenReturn(SECOND);
        when(preflight.judge(any(), any())).thenReturn(FINDINGS);
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
        assertThat(journal()).doesNotContain("preflight.judge", "tenantReader.remember");
    }

    @Test
    void whatIsMissingIsToldAndTheTenantIsNotTakenForOneThatIsReady() {
        BlockedException blocked = new BlockedException(List.of(Failure.of(Kind.SETUP, "board-missing", "There is no board.")));
        doThrow(blocked).when(preflight).stop(FINDINGS);

        Exchange exchange = send(null);

        assertThat(exchange.getException()).isSameAs(blocked);
        assertThat(exchange.getProperty("findings")).as("what was found, good and bad").isEqualTo(FINDINGS);
        assertThat(journal()).endsWith("preflight.stop");
    }

    @Test
    void theReleaseIsDiscoveredThenTheTenantAskedThenTheBoardThenAllIsJudgedAndRemembered() {
        assertThat(send(null).getException()).isNull();

        assertThat(journal()).containsExactly("discover-codebase", "tenantReader.questions", "ask-tenant",
                "tenantReader.furtherQuestions", "ask-tenant", "preflight.judge", "preflight.stop",
                "tenantReader.remember");
        assertThat(asked("ask-tenant")).containsExactly(FIRST, SECOND);
        verify(preflight).judge(ANSWERS, account);
        verify(preflight).stop(FINDINGS);
        verify(tenantReader).remember(ANSWERS, account);
    }

    private static Question question(String name) {
        return new Question(name, ConnectWiseRequest.list("/" + name, null));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<JsonNode>> answers(Exchange exchange) {
        return exchange.getProperty("answers", Map.class);
    }
}
