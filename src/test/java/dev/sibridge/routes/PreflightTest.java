package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.si.tenant.BlockedException;
import dev.sibridge.si.tenant.Finding;
import dev.sibridge.si.tenant.Preflight;
import dev.sibridge.si.tenant.Preflight.Verdict;
import dev.sibridge.si.tenant.TenantQuestions;
import dev.sibridge.si.tenant.TenantReader;
import dev.sibridge.vendor.calls.Codebases;
import dev.sibridge.vendor.calls.MemberTokens;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreflightTest extends RouteTest {

    private enum About implements Topic { BOARD, SALES_REP, BOARD_STATUS }

    private static final Answers FIRST = Answers.to(List.of(question(About.BOARD), question(About.SALES_REP)));
    private static final Answers SECOND = Answers.to(List.of(question(About.BOARD_STATUS)));

    private static final Verdict VERDICT =
            new Verdict(List.of(Finding.ok("Project board", "There is one.")), SECOND);

    private final Account account = TestAccounts.account("default");
    private final TenantReader tenantReader = bean("tenantReader", TenantReader.class);
    private final TenantQuestions tenantQuestions = bean("tenantQuestions", TenantQuestions.class);
    private final Preflight preflight = bean("preflight", Preflight.class);

    private final Codebases codebases = bean("codebases", Codebases.class);
    private final MemberTokens tokens = bean("memberTokens", MemberTokens.class);

    PreflightTest() {
        super("preflight");
        properties.put("account", account);
    }

    @BeforeEach
    void tenant() {
        when(codebases.isUnknown(account)).thenReturn(true);
        when(tenantQuestions.questions(account, null)).thenReturn(FIRST);
        when(tenantQuestions.furtherQuestions(any())).thenReturn(SECOND);
        when(preflight.judge(any(), any(), any())).thenReturn(VERDICT);
    }

    @Test
    void nothingIsAskedOfATenantThatIsNotThere() {
        IOException trouble = new IOException("no connection");
        fails("discover-codebase", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).containsExactly("codebases.isUnknown", "discover-codebase");
    }

    @Test
    void aTenantWhoseReleaseIsKnownIsNotAskedForIt() {
        when(codebases.isUnknown(account)).thenReturn(false);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).doesNotContain("discover-codebase").endsWith("tenantReader.remember");
    }

    @Test
    void withAnIntegratorLoginTheTokenIsFetchedOnceBeforeAllIsAskedAtOnce() {
        ConnectWiseRequest token = ConnectWiseRequest.token("jdoe");
        when(tokens.isMissing(account)).thenReturn(true);
        when(tokens.question(account)).thenReturn(token);

        assertThat(send(null).getException()).isNull();
        assertThat(asked("connectwise-call")).containsExactly(token);
        assertThat(journal()).startsWith("codebases.isUnknown", "discover-codebase", "memberTokens.isMissing", "memberTokens.question",
                "connectwise-call", "tenantQuestions.questions");
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
        BlockedException blocked = new BlockedException(List.of(Finding.block("Project board", "board-missing",
                "There is no board.", "Create one.")));
        doThrow(blocked).when(preflight).stop(VERDICT);

        Exchange exchange = send(null);

        assertThat(exchange.getException()).isSameAs(blocked);
        assertThat(journal()).endsWith("preflight.stop");
    }

    @Test
    void theReleaseIsDiscoveredThenTheTenantAskedThenTheBoardThenAllIsJudgedAndRemembered() {
        assertThat(send(null).getException()).isNull();

        assertThat(journal()).containsExactly("codebases.isUnknown", "discover-codebase", "memberTokens.isMissing", "tenantQuestions.questions",
                "ask-tenant", "tenantQuestions.furtherQuestions", "ask-tenant", "preflight.judge", "preflight.stop",
                "tenantReader.remember");
        assertThat(asked("ask-tenant")).containsExactly(FIRST, SECOND);
        verify(tenantQuestions).furtherQuestions(FIRST);
        verify(preflight).judge(SECOND, account, null);
        verify(preflight).stop(VERDICT);
        verify(tenantReader).remember(VERDICT, account, null);
    }

    private static Question question(About topic) {
        return new Question(topic, ConnectWiseRequest.list("/" + topic, null));
    }

}
