package dev.sibridge.si.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.alert.Alert;
import dev.sibridge.alert.Alerts;
import dev.sibridge.history.RunProblems;
import dev.sibridge.history.Runs;
import dev.sibridge.history.poll.PollLog;
import dev.sibridge.si.link.Waiting;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** What is told of polls that could not do anything. */
class PollAlertsTest {

    private final PollLog polls = mock(PollLog.class);
    private final Alerts alerts = mock(Alerts.class);
    private final PollAlerts told = new PollAlerts(polls, mock(Runs.class), alerts, mock(RunProblems.class),
            mock(Waiting.class));

    @Test
    void whatMayPassIsToldOnlyWhenItGoesOn() {
        told.failed("default", PollTrouble.of(new ConnectException(), false));

        verify(alerts, never()).raise(any(Alert.class));
    }

    @Test
    void aSideThatDoesNotRespondIsNamed() {
        assertThat(alert(new ConnectException())).returns("D-Tools", Alert::where).extracting(Alert::happened).asString()
                .startsWith("D-Tools has not responded");
    }

    @Test
    void aMistakeOfOursIsNotSaidToBeASideThatDoesNotRespond() {
        assertThat(alert(new NullPointerException())).returns("SI Bridge", Alert::where).extracting(Alert::happened)
                .asString().startsWith("SI Bridge itself has failed").doesNotContain("responded", "D-Tools", "ConnectWise");
    }

    private Alert alert(Exception trouble) {
        when(polls.haveFailed(any(), anyInt())).thenReturn(true);
        told.failed("default", PollTrouble.of(trouble, false));
        ArgumentCaptor<Alert> alert = ArgumentCaptor.forClass(Alert.class);
        verify(alerts).raise(alert.capture());
        return alert.getValue();
    }
}
