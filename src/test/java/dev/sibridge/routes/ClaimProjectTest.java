package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import dev.sibridge.database.lock.BusyException;
import dev.sibridge.si.export.ChangeOrderWork;
import dev.sibridge.si.export.ExportWork;
import dev.sibridge.si.export.ProjectLocks;
import dev.sibridge.vendor.dtools.DToolsException;
import java.io.IOException;
import org.apache.camel.CamelExchangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimProjectTest extends RouteTest {

    private static final BusyException BUSY = new BusyException("Another process is at work.");

    private final ProjectLocks projectLocks = bean("projectLocks", ProjectLocks.class);

    private final ChangeOrderWork changeOrderWork = bean("changeOrderWork", ChangeOrderWork.class);

    ClaimProjectTest() {
        super("claim-project");
        bean("exportWork", ExportWork.class);
        properties.put("export", TestRuns.ordinary());
    }

    @Test
    void whatAnotherRunHasIsNotEvenRead() throws InterruptedException {
        doThrow(BUSY).when(projectLocks).enter(any());

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("projectLocks.enter", "exportWork.busy", "projectLocks.leave");
    }

    @Test
    void soEndsAnExportThatWaitedInVainForItsTurnHoweverDeep() {
        fails("write-export", new CamelExchangeException("Sequential processing failed", null, BUSY));

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).endsWith("write-export", "exportWork.busy", "projectLocks.leave");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-export", "write-export"})
    void theProjectIsGivenBackThoughSomethingWentWrong(String step) {
        IOException trouble = new IOException("no answer");
        fails(step, trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).endsWith(step, "projectLocks.leave");
    }

    @Test
    void whatIsOnlyNotedIsNotWritten() {
        does("read-export", exchange -> exchange.setProperty("export", TestRuns.skipped()));

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly(
                "projectLocks.enter", "read-export", "skip-export", "projectLocks.leave");
    }

    @Test
    void aChangeOrderThatIsGoneIsNoted() {
        when(changeOrderWork.isGone(any())).thenReturn(true);
        fails("read-export", new DToolsException("GET /Subscribe/Projects/p", 404, null));

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("projectLocks.enter", "read-export", "changeOrderWork.isGone",
                "changeOrderWork.gone", "skip-export", "projectLocks.leave");
    }

    @Test
    void anyOtherRefusalOfDToolsGoesUp() {
        DToolsException refusal = new DToolsException("GET /Subscribe/Projects/p", 404, null);
        fails("read-export", refusal);

        assertThat(send(null).getException()).isSameAs(refusal);
        assertThat(journal()).endsWith("changeOrderWork.isGone", "projectLocks.leave");
    }

    @Test
    void anExportIsReadOnlyWhenTheProjectIsOursThenWritten() {
        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly(
                "projectLocks.enter", "read-export", "write-export", "projectLocks.leave");
    }
}
