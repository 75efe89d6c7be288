package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;

import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.history.Run;
import dev.sibridge.si.export.ExportWork;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadExportTest extends RouteTest {

    private final Run export = TestRuns.ordinary();
    private final ExportWork exportWork = bean("exportWork", ExportWork.class);
    private final List<Object> read = new ArrayList<>();

    ReadExportTest() {
        super("read-export");
        properties.put("export", export);
    }

    @BeforeEach
    void requests() {
        doAnswer(call -> read.add(call.<Exchange>getArgument(0).getMessage().getBody())).when(exportWork).read(any());
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
        fails("fetch-export", unreadable);

        assertThat(send(null).getException()).isSameAs(refused);
        assertThat(read).isEmpty();
    }

    @Test
    void whatDToolsAnsweredIsTaken() {
        answers("fetch-export", "the project");

        assertThat(send(null).getException()).isNull();
        assertThat(read).containsExactly("the project");
        assertThat(journal()).containsExactly("fetch-export", "exportWork.read");
    }

    @Test
    void ofAChangeOrderItIsJudgedWhetherItIsWritten() {
        properties.put("export", TestRuns.changeOrder());
        properties.put("unchanged", false);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("fetch-export", "exportWork.read", "judge-change-order");
    }

    @Test
    void whatIsInManageAlreadyNeedsNoJudgement() {
        properties.put("export", TestRuns.changeOrder());
        properties.put("unchanged", true);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("fetch-export", "exportWork.read");
    }

    @Test
    void anyOtherTroubleGoesUp() {
        IOException trouble = new IOException("broken");
        fails("fetch-export", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(read).isEmpty();
    }
}
