package dev.sibridge.si.export;

import dev.sibridge.engine.model.Wave;
import dev.sibridge.engine.plan.WaveGraph;
import dev.sibridge.si.choose.OpportunityChoice;
import dev.sibridge.si.choose.ProjectChoice;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.shared.SharedRecords;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The waves of an export's records, for the routes that split by them. */
@Component
public class ExportWaves {

    private final OpportunityChoice opportunities;
    private final ProjectChoice projects;
    private final SharedRecords shared;

    public ExportWaves(OpportunityChoice opportunities, ProjectChoice projects, SharedRecords shared) {
        this.opportunities = opportunities;
        this.projects = projects;
        this.shared = shared;
    }

    /** All that Manage should hold of the export. */
    public WaveGraph all(@ExchangeProperty("run") ExportRun run) {
        run.waves(new WaveGraph(run.desired().waves()));
        return run.waves();
    }

    /**
     * The wave as it is written: with the opportunity and the project that a person has made or linked in the place of
     * new ones. It is empty when it is of a project that a person has closed.
     */
    public Wave follow(@ExchangeProperty("run") ExportRun run, @ExchangeProperty(Exchange.SPLIT_INDEX) int number) {
        Wave wave = run.waves().get(number);
        return run.isClosed(run.projectRef()) && wave.isOf(DesiredState.PROJECT) ? Wave.NONE
                : projects.follow(opportunities.follow(wave, run), run);
    }

    /** Notes that a wave is written. After the last that others may need, too, the next export has its turn. */
    public void written(@ExchangeProperty("run") ExportRun run, @ExchangeProperty(Exchange.SPLIT_INDEX) int number) {
        if (!run.waves().done(number)) {
            run.log().leftOut(run.waves().get(number).stage());
        }
        if (run.waves().areDone(DesiredState::isShared)) {
            shared.leave(run);
        }
    }
}
