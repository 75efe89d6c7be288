package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.si.adopt.ExportRules;
import dev.sibridge.si.export.ExportWork;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.dtools.DToolsException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteExportTest extends RouteTest {

    private final ExportWork exportWork = bean("exportWork", ExportWork.class);
    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final RecordSync passes = new RecordSync(mock(Ledger.class), new ObjectMapper(), List.of(new ExportRules()), Clock.systemUTC());

    WriteExportTest() {
        super("write-export");
        properties.put("unchanged", false);
        properties.put("run", run);
    }

    @BeforeEach
    void onePassIsEnough() {
        does("write-records", exchange -> passes.pass(run));
    }

    @Test
    void recordsAreGoneThroughAgainWhenThatIsAskedFor() {
        AtomicBoolean again = new AtomicBoolean();
        does("write-records", exchange -> {
            passes.pass(run);
            if (again.compareAndSet(false, true)) {
                passes.passAgain(run);
            }
        });

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("map-export", "choose-company", "choose-opportunity", "write-records",
                "write-records", "exportWork.written", "acknowledge-export", "exportWork.synced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"map-export", "choose-company", "choose-opportunity", "write-records"})
    void aStageThatFailsIsTheLastAndNothingIsAcknowledged(String stage) {
        IOException trouble = new IOException("no answer");
        fails(stage, trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).endsWith(stage)
                .doesNotContain("exportWork.written", "acknowledge-export", "exportWork.synced");
    }

    @Test
    void anExportIsNotSyncedBeforeItIsAcknowledged() {
        fails("acknowledge-export", new DToolsException("PUT /Subscribe/Projects", 500, null));

        assertThat(send(null).getException()).isInstanceOf(DToolsException.class);
        assertThat(journal()).endsWith("exportWork.written", "acknowledge-export");
    }

    @Test
    void whatCannotBeNotedAsWrittenIsNotAcknowledged() {
        doThrow(new IllegalStateException("database down")).when(exportWork).written(any());

        assertThat(send(null).getException()).isInstanceOf(IllegalStateException.class);
        assertThat(journal()).endsWith("exportWork.written");
    }

    @Test
    void stagesAreWrittenInOrderThenAcknowledged() {
        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("map-export", "choose-company", "choose-opportunity", "write-records",
                "exportWork.written", "acknowledge-export", "exportWork.synced");
    }

    @Test
    void anUnchangedExportIsOnlyAcknowledged() {
        properties.put("unchanged", true);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("acknowledge-export", "exportWork.unchanged");
    }

    @Test
    void anUnchangedExportThatCannotBeAcknowledgedFails() {
        properties.put("unchanged", true);
        fails("acknowledge-export", new DToolsException("PUT /Subscribe/Projects", 500, null));

        assertThat(send(null).getException()).isInstanceOf(DToolsException.class);
        assertThat(journal()).containsExactly("acknowledge-export");
    }
}
