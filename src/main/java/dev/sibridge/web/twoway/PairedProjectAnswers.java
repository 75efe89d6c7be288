package dev.sibridge.web.twoway;

import dev.sibridge.twoway.run.ProjectTurns;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.time.TimeStore;
import dev.sibridge.twoway.store.PairedProject.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Paired projects as the API shows them. */
@Component
public class PairedProjectAnswers {

    private final TimeStore time;
    private final Journal journal;
    private final ProjectTurns turns;
    private final Clock clock;

    PairedProjectAnswers(TimeStore time, Journal journal, ProjectTurns turns, Clock clock) {
        this.time = time;
        this.journal = journal;
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * A paired project.
     *
     * @param state      idle, queued, running, paused, parked or error
     * @param lastPass   when the last good one began; null for none
     * @param lagSeconds for how long something has been waiting; 0 when nothing does
     * @param conflicts  how many wait for a person
     * @param unsentTime how many time entries of the tool are not in Manage as they are there; the log says why
     */
    public record Item(long id, String name, Long manageId, String toolId, String state, Instant lastPass,
            long lagSeconds, long conflicts, int unsentTime, String message) {
    }

    /** As it is now. */
    public Item item(PairedProject project) {
        long lag = project.wokenAt() == null ? 0 : Duration.between(project.wokenAt(), clock.instant()).toSeconds();
        return new Item(project.id(), project.name(), project.manageId(), project.toolId(), state(project),
                project.lastPass(), lag, journal.of(project.id()).stream().filter(row -> row.loss().taken() == null
                        && row.carriedOut() == null).count(), time.unsent(project.id()), project.message());
    }

    private String state(PairedProject project) {
        boolean canRun = project.state() == State.IDLE || project.state() == State.ERROR;
        return turns.isRunning(project.id()) ? "running"
                : canRun && project.wokenAt() != null && project.state() != State.ERROR ? "queued"
                : project.state().name().toLowerCase(Locale.ROOT);
    }
}
