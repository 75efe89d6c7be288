package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.si.export.Memories;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallLinesTest extends RouteTest {

    private static final ConnectWiseRequest QUESTION = ConnectWiseRequest.list("/procurement/products", "x");

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final Memories memories = bean("memories", Memories.class);

    RecallLinesTest() {
        super("recall-lines");
        properties.put("run", run);
    }

    @Test
    void nothingIsTakenWhenManageDoesNotAnswer() {
        IOException trouble = new IOException("no answer");
        when(memories.question(run)).thenReturn(QUESTION);
        fails("connectwise-list", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        verify(memories, never()).recalled(any(), any());
    }

    @Test
    void aProjectThatIsKnownTakesNoCall() {
        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("memories.question");
    }

    @Test
    void ofAnyOtherManageIsAskedAndTheAnswerTaken() {
        when(memories.question(run)).thenReturn(QUESTION);
        answers("connectwise-list", List.of());

        assertThat(send(null).getException()).isNull();
        assertThat(asked("connectwise-list")).containsExactly(QUESTION);
        verify(memories).recalled(List.of(), run);
    }
}
