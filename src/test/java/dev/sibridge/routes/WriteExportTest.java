package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.apply.MissingParentException;
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.apply.Written;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.si.export.ExportWork;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteExportTest extends RouteTest {

    private final ExportWork exportWork = bean("exportWork", ExportWork.class);
    private final RecordSync recordSync = bean("recordSync", RecordSync.class);
    private final MissingParentException missing = missing();
    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final RecordSync passes = new RecordSync(mock(Ledger.class), mock(Written.class), new ObjectMapper(),
            List.of(), Clock.systemUTC());

    WriteExportTest() {
        super("write-export");
        properties.put("run", run);
    }

    @BeforeEach
    void onePassIsEnough() {
        when(exportWork.hasNews(any())).thenReturn(true);
        doAnswer(call -> {
            passes.pass(run);
            return null;
        }).when(recordSync).pass(any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"map-export", "sync-stages"})
    void aStageThatFailsIsTheLast(String stage) {
        IOException trouble = new IOException("no answer");
        fails(stage, trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).endsWith(stage).doesNotContain("exportWork.written");
    }

    @Test
    void aRecordThatPeopleDeletedAsksForAnotherPass() {
        fails("sync-stages", 0, missing);
        doAnswer(call -> {
            passes.passAgain(run, missing);
            return null;
        }).when(recordSync).passAgain(any(), any());

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("exportWork.hasNews", "map-export", "recordSync.pass",
                "sync-stages", "recordSync.passAgain", "choose-company", "recordSync.pass", "sync-stages",
                "exportWork.written");
    }

    @Test
    void afterTooManyPassesItIsATrouble() {
        while (run.mayPassAgain()) {
            run.pass();
        }
        run.again();
        fails("sync-stages", missing);

        assertThat(send(null).getException()).isSameAs(missing);
        assertThat(journal()).doesNotContain("recordSync.passAgain", "exportWork.written");
    }

    @Test
    void whatCannotBeNotedAsWrittenFails() {
        doThrow(new IllegalStateException("database down")).when(exportWork).written(any());

        assertThat(send(null).getException()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stagesAreWrittenInOrder() {
        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("exportWork.hasNews", "map-export", "recordSync.pass",
                "sync-stages", "exportWork.written");
    }

    @Test
    void whatSaysNothingNewIsNotWritten() {
        when(exportWork.hasNews(any())).thenReturn(false);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("exportWork.hasNews");
    }

    private static MissingParentException missing() {
        RecordRef company = new RecordRef(RecordType.COMPANY, "c");
        return new MissingParentException(new DesiredRecord(RecordType.SITE, "s", company, Map.of(), List.of()),
                Set.of(company));
    }
}
