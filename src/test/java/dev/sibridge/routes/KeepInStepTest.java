package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import dev.sibridge.twoway.cadence.Cadence;
import org.junit.jupiter.api.Test;

class KeepInStepTest extends RouteTest {

    private final Cadence cadence = bean("cadence", Cadence.class);

    KeepInStepTest() {
        super("keep-in-step");
    }

    @Test
    void theAccountThatTheTimerIsForHasItsPass() {
        assertThat(send("acme").getException()).isNull();

        verify(cadence).pass("acme");
    }

    @Test
    void aPassThatFailsEndsTheFiringAndNoMore() {
        doThrow(new IllegalStateException("the database is away")).when(cadence).pass("acme");

        assertThat(send("acme").getException()).isInstanceOf(IllegalStateException.class);
    }
}
