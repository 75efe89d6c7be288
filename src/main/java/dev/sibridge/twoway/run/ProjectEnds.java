package dev.sibridge.twoway.run;

import dev.sibridge.database.lock.BusyException;
import dev.sibridge.failure.Causes;
import dev.sibridge.twoway.changes.ReadChanges;
import dev.sibridge.twoway.merge.MergePlan.Remark;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.ProjectLog;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes how a pass over a project ended. */
@Component
public class ProjectEnds {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectEnds.class);
    /** What another pass may do better. */
    private static final Set<What> UNFINISHED = EnumSet.of(What.OVERTAKEN, What.UNKNOWN, What.WAITS);

    private final PairedProjects projects;
    private final ProjectLog log;
    private final ReadChanges read;
    private final TwoWayAlerts alerts;
    private final Clock clock;

    public ProjectEnds(PairedProjects projects, ProjectLog log, ReadChanges read, TwoWayAlerts alerts, Clock clock) {
        this.projects = projects;
        this.log = log;
        this.read = read;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Both sides are in step, but for what a side did not do. */
    public void done(@ExchangeProperty("pass") ProjectPass pass) {
        boolean dryRun = pass.whole().wanted().dryRun();
        if (!dryRun) {
            pass.settle();
        }
        Pass done = pass.pass();
        boolean wrote = done.counts(Side.TOOL).sum() + done.counts(Side.MANAGE).sum() > 0;
        if (pass.time() != null) {
            wrote |= pass.time().counts().values().stream().anyMatch(counts -> counts.sum() > 0);
        }
        boolean planned = dryRun && !done.plan().changes().isEmpty();
        pass.end(wrote || planned ? Outcome.SYNCED : Outcome.UNCHANGED, null);
        if (dryRun) {
            return;
        }
        PairedProject project = pass.project();
        done.plan().remarks().forEach(remark -> note(project.id(), done, remark));
        done.events().forEach(event -> note(project.id(), done, event));
        if (pass.time() != null) {
            pass.time().events().forEach(event -> log.add(project.id(), event.what().name(), event.side(), null,
                    event.pair(), null, event.reason()));
        }
        pass.arrived(clock.instant());
        projects.passed(project.id(), name(pass), pass.whole().began(), pass.lag() == null ? null
                : pass.lag().toMillis());
        if (done.wantsNext() || done.events().stream().map(Event::what).anyMatch(UNFINISHED::contains)) {
            projects.wake(project.id(), null);
        }
        read.add(pass.account(), pass.whole().findings().versions(project.id()), pass.whole().began());
        alerts.passed(pass);
    }

    /** The pass was not made, or ended before its end. */
    public void failed(@ExchangeProperty("pass") ProjectPass pass,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable trouble) {
        HeldException held = Causes.find(HeldException.class, trouble);
        if (held != null) {
            held(pass, held);
            return;
        }
        String sentence = Troubles.sentence(trouble);
        pass.end(Outcome.FAILED, sentence);
        boolean busy = Causes.find(BusyException.class, trouble) != null;
        if (!busy && !Troubles.isForeseen(trouble)) {
            LOG.error("The pass over \"{}\" failed", pass.project().name(), trouble);
        }
        if (!busy && !pass.whole().wanted().dryRun()) {
            long id = pass.project().id();
            if (pass.pass() != null) {
                pass.pass().events().forEach(event -> note(id, pass.pass(), event));
            }
            log.add(id, "FAILED", null, null, null, null, sentence);
            projects.ended(id, State.ERROR, Troubles.code(trouble), sentence);
            projects.wake(id, pass.project().touched(), pass.wokenAt() == null ? clock.instant() : pass.wokenAt());
            alerts.failed(pass, trouble);
        }
    }

    private void held(ProjectPass pass, HeldException held) {
        pass.end(held.outcome(), held.getMessage());
        boolean decided = pass.project().state() == State.UNPAIRED || pass.project().state() == State.PAUSED;
        if (!pass.whole().wanted().dryRun() && !decided) {
            if (pass.pass() != null) {
                pass.pass().events().forEach(event -> note(pass.project().id(), pass.pass(), event));
            }
            boolean news = !held.getMessage().equals(pass.project().message());
            // Not paused for good: archived today, it may be back tomorrow.
            projects.ended(pass.project().id(), held.outcome() == Outcome.PARKED ? State.PARKED : State.IDLE,
                    "held", held.getMessage());
            if (news) {
                log.add(pass.project().id(), held.outcome().name(), null, null, null, null, held.getMessage());
            }
            if (held.outcome() == Outcome.PARKED) {
                alerts.held(pass);
            }
        }
    }

    private static String name(ProjectPass pass) {
        return pass.pass().projectName().orElse(pass.project().name());
    }

    /** What is said once is known by its name: nothing goes without. */
    private static String name(Pass pass, String key) {
        return Optional.ofNullable(pass.name(key)).orElse(key);
    }

    private void note(long project, Pass pass, Event event) {
        String name = name(pass, event.pair());
        if (event.what() != What.REFUSED || !log.has(project, event.what().name(), name, null)) {
            log.add(project, event.what().name(), event.side(), pass.kind(event.pair()), name, null, event.reason());
        }
    }

    private void note(long project, Pass pass, Remark remark) {
        String name = name(pass, remark.pair());
        Field field = remark.field();
        if (!log.has(project, remark.about().name(), name, field)) {
            log.add(project, remark.about().name(), remark.side(), remark.kind(), name, field, null);
        }
    }
}
