package dev.sibridge.si.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.Alert;
import dev.sibridge.alert.Alert.ProjectName;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.Alerts;
import dev.sibridge.alert.Note;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunEnds.RunEnd;
import dev.sibridge.si.flow.ExportRun;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.mockito.ArgumentCaptor;

/** What was written to Manage is told, and nothing else. */
class SyncedNewsTest {

    private final Alerts alerts = mock(Alerts.class);
    private final Run export = mock(Run.class);
    private final ExportRun run = new ExportRun(7, TestAccounts.account("default"));

    @BeforeEach
    void begin() {
        when(export.id()).thenReturn(7L);
        when(export.account()).thenReturn("default");
        when(export.projectId()).thenReturn("p-1");
        when(export.project()).thenReturn("Salon");
        when(export.client()).thenReturn("Schmidt");
        run.export(export);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SYNCED")
    void howeverElseARunEndsItIsNotTold(Outcome outcome) {
        end(outcome);

        verify(alerts, never()).tell(any());
    }

    @Test
    void aRunThatNeverBeganIsNotTold() {
        new SyncedNews(alerts).ended(new ExportRun(7), new RunEnd(Outcome.SYNCED, null, "", List.of(), List.of(), false,
                0));

        verify(alerts, never()).tell(any());
    }

    @Test
    void aRunThatIsSyncedIsToldWithItsWarnings() {
        run.warn("A line was ordered.");

        end(Outcome.SYNCED);

        ArgumentCaptor<Alert> told = ArgumentCaptor.forClass(Alert.class);
        verify(alerts).tell(told.capture());
        assertThat(told.getValue()).isEqualTo(new Alert(AlertKind.SYNCED, "default", new ProjectName("p-1", null,
                "Salon", "Schmidt"), null, "\"Salon\" was written to ConnectWise.",
                List.of(new Note("A line was ordered.", "")), 7L, ""));
    }

    private void end(Outcome outcome) {
        new SyncedNews(alerts).ended(run, new RunEnd(outcome, null, "", List.of(), List.of(), false, 0));
    }
}
