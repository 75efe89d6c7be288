package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.choose.ProjectChoice;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncProjectTest extends StageTest {

    private final ProjectChoice choice = bean("projectChoice", ProjectChoice.class);

    SyncProjectTest() {
        super("sync-project", 3);
    }

    @BeforeEach
    void nobodyHasChosen() {
        when(choice.follow(any(), any())).thenAnswer(call -> call.getArgument(0));
    }

    @Test
    void whatAPersonHasMadeIsWhatIsWritten() {
        Wave theirs = new Wave(List.of(), new Wave.Rest(RecordType.LINE, "theirs", Set.of()));
        when(choice.follow(any(), any())).thenReturn(theirs);

        assertThat(send(null).getException()).isNull();
        assertThat(asked("choose-project")).hasSize(1);
        assertThat(asked("sync-records")).containsOnly(theirs);
    }

    @Test
    void nothingIsWrittenWhileItIsNotKnownWhichProjectItIs() {
        IOException trouble = new IOException("no answer");
        fails("choose-project", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(asked("sync-records")).isEmpty();
    }
}
