package dev.sibridge.si.export;

import dev.sibridge.alert.Alert;
import dev.sibridge.alert.Alert.ProjectName;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.Alerts;
import dev.sibridge.alert.Note;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunEnds;
import dev.sibridge.history.RunEnds.RunEnd;
import dev.sibridge.si.flow.ExportRun;
import org.springframework.stereotype.Component;

/** Tells whoever asks for it that an export was written to Manage, whether or not somebody watched. */
@Component
class SyncedNews implements RunEnds.Witness {

    private final Alerts alerts;

    SyncedNews(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public void ended(SyncRun run, RunEnd end) {
        if (end.outcome() == Outcome.SYNCED && run instanceof ExportRun work && work.export() != null) {
            Run export = work.export();
            alerts.tell(new Alert(AlertKind.SYNCED, export.account(), new ProjectName(export.projectId(),
                    export.coNumber(), export.project(), export.client()), null,
                    "\"" + export.project() + "\" was written to ConnectWise.",
                    run.log().warnings().stream().map(warning -> new Note(warning, "")).toList(), export.id(), ""));
        }
    }
}
