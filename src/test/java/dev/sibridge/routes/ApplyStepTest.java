package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.apply.Setbacks;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplyStepTest extends RouteTest {

    private static final Step STEP = step(Action.REMOVE);
    private static final Step OTHER = step(Action.CANCEL);
    private static final ConnectWiseException REFUSAL = new ConnectWiseException("DELETE", 400, null, null);

    private final Setbacks setbacks = bean("setbacks", Setbacks.class);

    ApplyStepTest() {
        super("apply-step");
        properties.put("run", new ExportRun(1, TestAccounts.account("default")));
    }

    @Test
    void aRefusalThatNobodyBroughtAboutGoesUp() {
        fails("write-step", REFUSAL);

        assertThat(send(STEP).getException()).isSameAs(REFUSAL);
        verify(setbacks, never()).goOn(any());
    }

    @Test
    void anyOtherTroubleGoesUpUnasked() {
        IOException trouble = new IOException("no answer");
        fails("write-step", trouble);

        assertThat(send(STEP).getException()).isSameAs(trouble);
        verify(setbacks, never()).isPeoplesDoing(any());
    }

    @Test
    void whatAPersonHasBroughtAboutIsNotedAndTheOthersGoOn() {
        fails("write-step", REFUSAL);
        when(setbacks.isPeoplesDoing(any())).thenReturn(true);

        assertThat(send(STEP).getException()).isNull();
        assertThat(asked("write-step")).containsExactly(STEP);
        verify(setbacks).goOn(any());
    }

    @Test
    void anotherStepMayTakeThePlaceOfTheRefusedOne() {
        fails("write-step", 0, REFUSAL);
        when(setbacks.isPeoplesDoing(any())).thenReturn(true);
        when(setbacks.goOn(any())).thenReturn(OTHER);

        assertThat(send(STEP).getException()).isNull();
        assertThat(asked("write-step")).containsExactly(STEP, OTHER);
    }

    @Test
    void whatManageTakesIsDone() {
        assertThat(send(STEP).getException()).isNull();
        assertThat(asked("write-step")).containsExactly(STEP);
    }

    private static Step step(Action action) {
        return new Step(action, new RecordRef(RecordType.LINE, "p/o/1"), "Speaker", null, 42,
                "/procurement/products/7", Map.of(), 7L, null);
    }
}
