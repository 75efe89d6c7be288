package dev.sibridge.si.export;

import dev.sibridge.engine.model.Wave;
import dev.sibridge.engine.plan.WaveGraph;
import dev.sibridge.history.RunDetails;
import dev.sibridge.si.choose.OpportunityChoice;
import dev.sibridge.si.choose.ProjectChoice;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.shared.SharedRecords;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The waves of an export's records, for the routes that split by them. */
@Component
public class ExportWaves {

    /** Records that are planned at once. */
    private static final int PORTION = 1000;

    private final OpportunityChoice opportunities;
    private final ProjectChoice projects;
    private final SharedRecords shared;
    private final RunDetails details;

    public ExportWaves(OpportunityChoice opportunities, ProjectChoice projects, SharedRecords shared,
            RunDetails details) {
        this.opportunities = opportunities;
        this.projects = projects;
        this.shared = shared;
        this.details = details;
    }

    /** All that Manage should hold of the export. */
    public WaveGraph all(@ExchangeProperty("run") ExportRun run) {
        run.waves(new WaveGraph(run.desired().waves(), wave -> mayBeParted(wave, run) ? wave.portions(PORTION)
                : List.of(wave)));
        return run.waves();
    }

    // Each line is found by its own key. Which ones somebody else has put on the project is seen by all of them alone.
    private static boolean mayBeParted(Wave wave, ExportRun run) {
        return wave.records().size() > PORTION && wave.records().get(0).type() == RecordType.LINE
                && (wave.isOf(DesiredState.OPPORTUNITY) || run.hasCreated(run.projectRef())
                        || run.projectFacts().hasLines());
    }

    /**
     * The wave as it is written: with the opportunity and the project that a person has made or linked in the place of
     * new ones. It is empty when it is of a project that a person has closed.
     */
    public Wave follow(@ExchangeProperty("run") ExportRun run, @ExchangeProperty(Exchange.SPLIT_INDEX) int number) {
        Wave wave = run.waves().get(number);
        if (run.log().begins(wave.stage())) {
            details.noteSteps(run);
        }
        return run.isClosed(run.projectRef()) && wave.isOf(DesiredState.PROJECT) ? Wave.NONE
                : projects.follow(opportunities.follow(wave, run), run);
    }

    /** Notes that a wave is written. After the last that others may need, too, the next export has its turn. */
    public void written(@ExchangeProperty("run") ExportRun run, @ExchangeProperty(Exchange.SPLIT_INDEX) int number) {
        String stage = run.waves().get(number).stage();
        if (!run.waves().done(number)) {
            run.log().leftOut(stage);
        }
        if (run.waves().areDone(wave -> wave.isOf(stage)) && run.log().ends(stage)) {
            details.noteSteps(run);
        }
        if (run.waves().areDone(DesiredState::isShared)) {
            shared.leave(run);
        }
        details.noteProgress(run);
    }
}
