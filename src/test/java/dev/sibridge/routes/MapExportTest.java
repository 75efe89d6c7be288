package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.si.export.ExportWork;
import dev.sibridge.si.export.Memories;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.si.tenant.ExportQuestions;
import dev.sibridge.si.tenant.TenantReader;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapExportTest extends RouteTest {

    private static final Topic ABOUT = new Topic() { };

    private static final Answers QUESTIONS =
            Answers.to(List.of(new Question(ABOUT, ConnectWiseRequest.list("/system/members", null))));
    private static final Tenant TENANT = Tenants.tenant();

    private final Account account = TestAccounts.account("default");
    private final ExportRun run = new ExportRun(1, account);
    private final TenantReader tenantReader = bean("tenantReader", TenantReader.class);
    private final ExportQuestions exportQuestions = bean("exportQuestions", ExportQuestions.class);
    private final ExportWork exportWork = bean("exportWork", ExportWork.class);
    private final Memories memories = bean("memories", Memories.class);

    MapExportTest() {
        super("map-export");
        properties.put("account", account);
        properties.put("run", run);
    }

    @BeforeEach
    void tenant() {
        when(exportQuestions.questions(run)).thenReturn(QUESTIONS);
        when(tenantReader.tenant(any(), any())).thenReturn(TENANT);
    }

    @Test
    void nothingIsMappedWhenManageDoesNotAnswer() {
        IOException trouble = new IOException("no answer");
        fails("ask-tenant", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).containsExactly("exportQuestions.questions", "memories.question", "ask-tenant");
        verify(memories, never()).recalled(any(), any());
    }

    @Test
    void anExportIsMappedToTheTenantThatAnswered() {
        assertThat(send(null).getException()).isNull();

        assertThat(journal()).containsExactly(
                "exportQuestions.questions", "memories.question", "ask-tenant", "memories.recalled",
                "tenantReader.tenant", "exportWork.map", "check-customized", "choose-company", "choose-opportunity");
        assertThat(asked("ask-tenant")).containsExactly(QUESTIONS);
        verify(tenantReader).tenant(QUESTIONS, account);
        verify(exportWork).map(TENANT, run);
    }

    @Test
    void ofAProjectThatIsNotRememberedManageIsAskedForLinesAlongWithTheRest() {
        assertThat(send(null).getException()).isNull();

        verify(memories).question(QUESTIONS, run);
        verify(memories).recalled(QUESTIONS, run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"choose-company", "choose-opportunity"})
    void whereOnlyAPersonCanKnowTheExportWaits(String choice) {
        HeldBackException heldBack = new HeldBackException(new Hold("same-name", "Two of a name.", List.of(),
                "Choose."));
        fails(choice, heldBack);

        assertThat(send(null).getException()).isSameAs(heldBack);
        assertThat(journal()).endsWith(choice);
    }

}
