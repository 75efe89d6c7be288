package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.choose.OpportunityChoice;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncOpportunityTest extends StageTest {

    private final OpportunityChoice choice = bean("opportunityChoice", OpportunityChoice.class);

    SyncOpportunityTest() {
        super("sync-opportunity", 2);
    }

    @BeforeEach
    void nobodyHasChosen() {
        when(choice.follow(any(), any())).thenAnswer(call -> call.getArgument(0));
    }

    @Test
    void whatAPersonHasChosenIsWhatIsWritten() {
        Wave linked = new Wave(List.of(), new Wave.Rest(RecordType.LINE, "linked", Set.of()));
        when(choice.follow(any(), any())).thenReturn(linked);

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).containsOnly(linked);
    }
}
