package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.si.export.Acknowledging;
import dev.sibridge.si.export.ExportEnds;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgeExportTest extends RouteTest {

    private static final DToolsException REFUSAL = new DToolsException("PUT", 409, null);
    private static final UnreadableExportException NO_ANSWER = new UnreadableExportException("A web page.", true);

    private final Run export = TestRuns.ordinary();
    private final Runs runs = mock(Runs.class);
    private final DToolsRequest own = DToolsRequest.acknowledge(export.messageId(), export.publishedAt());
    private final DToolsRequest older = DToolsRequest.acknowledge("older message", null);

    AcknowledgeExportTest() {
        super("acknowledge-export");
        bean("acknowledging", new Acknowledging(runs));
        bean("exportEnds", ExportEnds.class);
        properties.put("run", TestRuns.begun(export));
    }

    @BeforeEach
    void messages() {
        when(runs.messagesSupersededBy(export.id())).thenReturn(List.of("older message"));
        answers("list-exports", List.of(row(export.publishedAt())));
    }

    @Test
    void aRefusalThatTheQueueDoesNotExplainIsAFailure() {
        fails("dtools-call", REFUSAL);

        assertThat(send(null).getException()).isSameAs(REFUSAL);
        assertThat(journal()).containsExactly("dtools-call", "list-exports");
    }

    @Test
    void aQueueThatCannotBeReadAfterARefusalIsAFailure() {
        IOException trouble = new IOException("no connection");
        fails("dtools-call", REFUSAL);
        fails("list-exports", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
    }

    @Test
    void aBrokenConnectionIsAFailureWithoutFurtherAsking() {
        fails("dtools-call", new IOException("broken"));

        assertThat(send(null).getException()).hasRootCauseInstanceOf(IOException.class);
        assertThat(journal()).containsExactly("dtools-call");
    }

    @Test
    void anAnswerThatIsNoneIsAFailureWhileTheQueueStillHoldsTheMessage() {
        fails("dtools-call", NO_ANSWER);
        answers("list-exports", List.of(row(export.publishedAt(), "older message")));

        assertThat(send(null).getException()).isSameAs(NO_ANSWER);
        assertThat(journal()).containsExactly("dtools-call", "list-exports");
    }

    @Test
    void anAnswerThatIsNoneDoesNotMatterOnceTheQueueHoldsTheMessageNoMore() {
        fails("dtools-call", 1, NO_ANSWER);
        answers("list-exports", List.of(row(export.publishedAt(), "another message")));

        assertThat(send(null).getException()).isNull();
    }

    @Test
    void ofARefusalTheAbsenceOfTheMessageExplainsNothing() {
        fails("dtools-call", REFUSAL);
        answers("list-exports", List.of());

        assertThat(send(null).getException()).isSameAs(REFUSAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aRefusalIsNoFailureWhenSiHasExportedAnewMeanwhile(int refused) {
        fails("dtools-call", refused, REFUSAL);
        answers("list-exports", List.of(row(export.publishedAt() + 1)));

        assertThat(send(null).getException()).isNull();
        assertThat(asked("dtools-call")).hasSize(refused + 1);
        assertThat(journal()).endsWith("exportEnds.acknowledged");
    }

    @Test
    void theExportIsAcknowledgedBeforeThoseItSupersedes() {
        assertThat(send(null).getException()).isNull();
        assertThat(asked("dtools-call")).containsExactly(own, older);
        assertThat(journal()).containsExactly("dtools-call", "dtools-call", "exportEnds.acknowledged");
    }

    private ProjectInfo row(long publishedAt) {
        return row(publishedAt, export.messageId());
    }

    private ProjectInfo row(long publishedAt, String message) {
        return new ProjectInfo(export.projectId(), message, null, null, null, null, null, null, publishedAt, null,
                null);
    }
}
