package dev.sibridge.si.poll;

import dev.sibridge.database.lock.Locks;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.RunProblems;
import dev.sibridge.history.tidy.UnfinishedWork;
import dev.sibridge.history.tidy.UnfinishedWork.OpenRun;
import dev.sibridge.si.export.ProjectLocks;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends what nobody works on any more: polls and runs of a process that was killed, or that could not note their end
 * because the database was away. Should another process be at work after all, the end that it notes wins.
 */
@Component
public class Interrupted {

    private static final Problem WHY = new Problem(Kind.PASSING, RunProblems.INTERRUPTED, "The work was interrupted:"
            + " SI Bridge was stopped, or its database was down.", null, null, "The next poll continues.", "");
    public static final String MESSAGE = WHY.toString();

    private static final Logger LOG = LoggerFactory.getLogger(Interrupted.class);
    /** What waits for its turn in another process has no lock; that process shows now and then that it lives. */
    private static final Duration SILENCE = Duration.ofMinutes(15);

    private final UnfinishedWork work;
    private final Locks locks;
    private final Polls polls;
    private final Clock clock;

    public Interrupted(UnfinishedWork work, Locks locks, Polls polls, Clock clock) {
        this.work = work;
        this.locks = locks;
        this.polls = polls;
        this.clock = clock;
    }

    /** Ends them, as failed. */
    public void end() {
        long silentSince = clock.millis() - SILENCE.toMillis();
        work.runs(silentSince).stream().filter(run -> !polls.isRunning(run.poll())).forEach(this::end);
        work.polls(silentSince).stream().filter(poll -> !polls.isRunning(poll))
                .forEach(poll -> work.failPoll(poll, WHY, clock.millis()));
    }

    private void end(OpenRun run) {
        locks.tryToTake(ProjectLocks.name(run.account(), run.tenant(), run.projectId())).ifPresent(lock -> {
            try (lock) {
                if (work.fail(run, WHY)) {
                    LOG.warn("Run {} was interrupted; the next poll continues", run.id());
                }
            }
        });
    }
}
