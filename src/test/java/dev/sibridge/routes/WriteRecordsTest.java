package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.engine.apply.MissingParentException;
import dev.sibridge.engine.apply.RecordSync;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteRecordsTest extends RouteTest {

    private final RecordSync recordSync = bean("recordSync", RecordSync.class);
    private final MissingParentException missing = mock(MissingParentException.class);

    WriteRecordsTest() {
        super("write-records");
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
        when(recordSync.passAgain(any())).thenReturn(true);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).endsWith("sync-project", "recordSync.passAgain", "choose-company");
    }

    @Test
    void afterTooManyPassesItIsATrouble() {
        fails("sync-project", missing);

        assertThat(send(null).getException()).isSameAs(missing);
    }

    @Test
    void stagesAreWrittenInOrder() {
        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("recordSync.pass", "sync-shared", "sync-opportunity", "sync-project");
    }
}
