package dev.sibridge.si.export;

import dev.sibridge.engine.model.Wave;
import dev.sibridge.engine.plan.WaveGraph;
import dev.sibridge.si.choose.OpportunityChoice;
import dev.sibridge.si.choose.ProjectChoice;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The waves of an export's records, for the routes that split by them. */
@Component
public class ExportWaves {

    private final OpportunityChoice opportunities;
    private final ProjectChoice projects;

    public ExportWaves(OpportunityChoice opportunities, ProjectChoice projects) {
        this.opportunities = opportunities;
        this.projects = projects;
    }

    /** What others may need, too: clients and products. */
    public WaveGraph shared(@ExchangeProperty("run") ExportRun run) {
        return take(run, run.desired().shared());
    }

    /** What belongs to the export alone: its opportunity and its project. */
    public WaveGraph own(@ExchangeProperty("run") ExportRun run) {
        return take(run, run.desired().own());
    }

    private static WaveGraph take(ExportRun run, List<Wave> waves) {
        run.waves(new WaveGraph(waves));
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
}
