package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.export.ChangeOrderWork;
import dev.sibridge.si.export.ExportWork;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchExportTest extends RouteTest {

    private static final DToolsRequest USUAL = DToolsRequest.read(TestRuns.PROJECT, null);
    private static final DToolsRequest OLDER = DToolsRequest.readInOlderForm(TestRuns.PROJECT, null);

    private final ExportRun run = TestRuns.begun(TestRuns.ordinary());
    private final ChangeOrderWork changeOrderWork = bean("changeOrderWork", ChangeOrderWork.class);
    private final ExportWork exportWork = bean("exportWork", ExportWork.class);

    FetchExportTest() {
        super("fetch-export");
        properties.put("run", run);
    }

    @BeforeEach
    void requests() {
        when(exportWork.readRequest(run)).thenReturn(USUAL);
        when(exportWork.olderReadRequest(run)).thenReturn(OLDER);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 410, 500})
    void onlyAProjectThatIsNotFoundIsAskedForInTheOlderForm(int status) {
        DToolsException trouble = new DToolsException("GET", status, null);
        fails("dtools-call", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(asked("dtools-call")).containsExactly(USUAL);
    }

    @Test
    void aBrokenConnectionIsNoReasonForTheOlderForm() {
        fails("dtools-call", new IOException("broken"));

        assertThat(send(null).getException()).isInstanceOf(IOException.class);
        assertThat(asked("dtools-call")).containsExactly(USUAL);
    }

    @Test
    void aProjectThatNeitherFormFindsIsATrouble() {
        DToolsException second = new DToolsException("GET older", 404, null);
        fails("dtools-call", 0, new DToolsException("GET", 404, null));
        fails("dtools-call", 1, second);

        assertThat(send(null).getException()).isSameAs(second);
        assertThat(asked("dtools-call")).containsExactly(USUAL, OLDER);
    }

    @Test
    void theUsualFormIsAskedFirst() {
        answers("dtools-call", "the project");

        assertThat(send(null).getMessage().getBody()).isEqualTo("the project");
        assertThat(asked("dtools-call")).containsExactly(USUAL);
    }

    @Test
    void theOlderFormServesAsWell() {
        fails("dtools-call", 0, new DToolsException("GET", 404, null));
        answers("dtools-call", 1, "the project");

        assertThat(send(null).getMessage().getBody()).isEqualTo("the project");
        assertThat(asked("dtools-call")).containsExactly(USUAL, OLDER);
    }

    @Test
    void anAnswerThatIsNoProjectIsJudged() {
        UnreadableExportException unreadable = new UnreadableExportException("That is no project.", false);
        RefusedException refused = new RefusedException(List.of());
        doThrow(refused).when(exportWork).unreadable(unreadable);
        fails("dtools-call", unreadable);

        assertThat(send(null).getException()).isSameAs(refused);
    }

    @Test
    void soIsAnAnswerInTheOlderForm() {
        UnreadableExportException unreadable = new UnreadableExportException("That is no project.", false);
        fails("dtools-call", 0, new DToolsException("GET", 404, null));
        fails("dtools-call", 1, unreadable);

        send(null);

        verify(exportWork).unreadable(unreadable);
    }

    @Test
    void aChangeOrderThatIsGoneIsNoted() {
        when(changeOrderWork.isGone(any(), any())).thenReturn(true);
        fails("dtools-call", new DToolsException("GET /Subscribe/Projects/p", 404, null));

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).endsWith("changeOrderWork.isGone", "changeOrderWork.gone");
    }
}
