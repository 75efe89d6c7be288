package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import dev.sibridge.dtools.DToolsException;
import dev.sibridge.dtools.DToolsRequest;
import dev.sibridge.dtools.UnreadableExportException;
import dev.sibridge.mapping.Problem;
import dev.sibridge.mapping.RefusedException;
import dev.sibridge.run.ExportWork;
import dev.sibridge.run.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadExportTest extends RouteTest {

    private static final DToolsRequest USUAL = DToolsRequest.read(TestRuns.PROJECT);
    private static final DToolsRequest OLDER = DToolsRequest.readInOlderForm(TestRuns.PROJECT);

    private final Run export = TestRuns.ordinary();
    private final ExportWork exportWork = bean("exportWork", ExportWork.class);
    private final List<Object> read = new ArrayList<>();

    ReadExportTest() {
        super("read-export");
        properties.put("export", export);
    }

    @BeforeEach
    void requests() {
        when(exportWork.readRequest(export)).thenReturn(USUAL);
        when(exportWork.olderReadRequest(export)).thenReturn(OLDER);
        doAnswer(call -> read.add(call.<Exchange>getArgument(0).getMessage().getBody())).when(exportWork).read(any());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 410, 500})
    void onlyAProjectThatIsNotFoundIsAskedForInTheOlderForm(int status) {
        DToolsException trouble = new DToolsException("GET", status, null);
        fails("dtools-call", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(asked("dtools-call")).containsExactly(USUAL);
        assertThat(read).isEmpty();
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
        assertThat(read).isEmpty();
    }

    @Test
    void whatCannotBeTakenIsRefused() {
        RefusedException refused = new RefusedException(
                List.of(new Problem("missing", "There is no client.", null, "Client", "Name one.")));
        doThrow(refused).when(exportWork).read(any());

        assertThat(send(null).getException()).isSameAs(refused);
    }

    @Test
    void anAnswerThatIsNoProjectIsJudged() {
        UnreadableExportException unreadable = new UnreadableExportException("That is no project.", false);
        RefusedException refused = new RefusedException(List.of());
        doThrow(refused).when(exportWork).unreadable(unreadable);
        fails("dtools-call", unreadable);

        assertThat(send(null).getException()).isSameAs(refused);
        assertThat(asked("dtools-call")).containsExactly(USUAL);
        assertThat(read).isEmpty();
    }

    @Test
    void theUsualFormIsAskedFirst() {
        answers("dtools-call", "the project");

        assertThat(send(null).getException()).isNull();
        assertThat(asked("dtools-call")).containsExactly(USUAL);
        assertThat(read).containsExactly("the project");
    }

    @Test
    void theOlderFormServesAsWell() {
        fails("dtools-call", 0, new DToolsException("GET", 404, null));
        answers("dtools-call", 1, "the project");

        assertThat(send(null).getException()).isNull();
        assertThat(asked("dtools-call")).containsExactly(USUAL, OLDER);
        assertThat(read).containsExactly("the project");
    }
}
