package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.apply.MissingParentException;
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.model.SyncRun;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteRecordsTest extends RouteTest {

    private final RecordSync recordSync = bean("recordSync", RecordSync.class);
    private final MissingParentException missing = mock(MissingParentException.class);
    private final SyncRun run = new SyncRun(1, TestAccounts.account("default"));

    WriteRecordsTest() {
        super("write-records");
        properties.put("run", run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync-shared", "sync-opportunity", "sync-project"})
    void aStageThatFailsIsTheLast(String stage) {
        IOException trouble = new IOException("no answer");
        fails(stage, trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).startsWith("recordSync.pass").endsWith(stage);
    }

    @Test
    void aRecordThatPeopleDeletedAsksForAnotherPass() {
        fails("sync-project", missing);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).endsWith("sync-project", "recordSync.passAgain", "choose-company");
    }

    @Test
    void afterTooManyPassesItIsATrouble() {
        while (run.mayPassAgain()) {
            run.pass();
        }
        fails("sync-project", missing);

        assertThat(send(null).getException()).isSameAs(missing);
        assertThat(journal()).endsWith("sync-project");
    }

    @Test
    void stagesAreWrittenInOrder() {
        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("recordSync.pass", "sync-shared", "sync-opportunity", "sync-project");
    }
}
