package dev.sibridge.si.poll;

import dev.sibridge.alert.Alert;
import dev.sibridge.alert.Alert.ProjectName;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.Alerts;
import dev.sibridge.alert.Note;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunProblems;
import dev.sibridge.history.Runs;
import dev.sibridge.history.poll.PollLog;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people must hear of a poll that nobody watched. It is told from what the history says, when the poll ends; if a
 * process dies before, the next poll finds the same export, or the same trouble, and tells of it. Processes that tell
 * at the same moment must not lock each other out of rows that are not there yet: hence they read what is committed.
 */
@Component
public class PollAlerts {

    private static final int POLLS_OF_AN_OUTAGE = 3;

    private final PollLog polls;
    private final Runs runs;
    private final Alerts alerts;
    private final RunProblems problems;
    private final Waiting waiting;

    PollAlerts(PollLog polls, Runs runs, Alerts alerts, RunProblems problems, Waiting waiting) {
        this.waiting = waiting;
        this.polls = polls;
        this.runs = runs;
        this.alerts = alerts;
        this.problems = problems;
    }

    /**
     * Tells of a poll that could not do anything; of a side that does not answer only when that goes on. Trouble with
     * the database is {@link dev.sibridge.alert.DatabaseAlarm}'s.
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void failed(String account, PollTrouble trouble) {
        boolean outage = trouble.kind() == AlertKind.OUTAGE;
        if (trouble.kind() == AlertKind.DATABASE || outage && !polls.haveFailed(account, POLLS_OF_AN_OUTAGE)) {
            return;
        }
        // However it shows that it is away, it is one outage.
        String cause = outage ? "" : Failure.identity(trouble.failures());
        alerts.raise(new Alert(trouble.kind(), account, null, trouble.side(), happened(trouble),
                trouble.failures().stream().map(failure -> new Note(failure.sentence(), failure.todo())).toList(), null,
                cause));
    }

    /** Tells of the exports of a poll that are refused, failed or wait for an answer, and of what is well again. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void done(String account, long poll) {
        alerts.recovered(account, Alerts.OF_ACCOUNT, "Polls of account " + account + " succeed again.");
        for (ProjectName project : alerts.troubled(account, Alerts.OF_EXPORT)) {
            runs.lastEndOf(account, project.id(), project.coNumber())
                    .filter(PollAlerts::isGood).ifPresent(run -> recovered(account, project, run));
        }
        List<Run> ended = runs.ofPoll(poll).stream().filter(run -> run.outcome() != null).toList();
        if (ended.stream().allMatch(run -> run.projectId() != null)) {
            alerts.recovered(account, Alerts.OF_EXPORT, "The D-Tools list no longer contains an export without an id.");
        }
        Map<Long, List<Problem>> why = problems.ofPoll(poll);
        List<Alert> news = new ArrayList<>();
        ended.stream().filter(run -> !isGood(run)).map(run -> alert(run, why.getOrDefault(run.id(), List.of())))
                .forEach(news::add);
        ended.stream().filter(run -> isGood(run) && why.containsKey(run.id()))
                .map(run -> waits(run, why.get(run.id()))).forEach(news::add);
        Map<Long, Hold> questions = waiting.questionsOf(poll);
        ended.stream().filter(run -> questions.containsKey(run.id())).map(run -> asks(run, questions.get(run.id())))
                .forEach(news::add);
        Set<Alert> told = alerts.raise(news);
        told.forEach(alert -> runs.told(alert.run()));
    }

    private static String happened(PollTrouble trouble) {
        return switch (trouble.kind()) {
            case KEYS_REFUSED -> trouble.side() + " rejects the keys. Polling has stopped; every 15 minutes SI Bridge"
                    + " checks whether they are accepted again.";
            case OUTAGE -> (trouble.isOurs() ? "SI Bridge itself has failed in "
                    : trouble.side() + " has not responded as it should for ") + POLLS_OF_AN_OUTAGE
                    + " polls. Polling continues; nothing is lost.";
            default -> "Nothing can be written to ConnectWise until the setup is fixed.";
        };
    }

    private void recovered(String account, ProjectName told, Run run) {
        String happened = run.outcome() == Outcome.SKIPPED
                ? "Nothing is left to do for \"" + run.project() + "\": " + run.skipReason()
                : "\"" + run.project() + "\" is now in ConnectWise.";
        alerts.recovered(account, Alerts.OF_EXPORT, new ProjectName(told.id(), told.coNumber(), run.project(),
                run.client()), happened, run.id());
    }

    private static boolean isGood(Run run) {
        return run.outcome() != Outcome.REFUSED && run.outcome() != Outcome.FAILED;
    }

    private static Alert alert(Run run, List<Problem> problems) {
        boolean refused = run.outcome() == Outcome.REFUSED;
        String happened = refused
                ? "The export of \"" + run.project() + "\" is refused; nothing of it was written to ConnectWise."
                : "The export of \"" + run.project() + "\" is not, or not completely, in ConnectWise.";
        String cause = Problem.identity(problems);
        // Rows of D-Tools' list that name no project are told apart by what they are called.
        boolean named = run.projectId() != null;
        return new Alert(refused ? AlertKind.EXPORT_REFUSED : AlertKind.EXPORT_FAILED, run.account(),
                new ProjectName(run.projectId(), named ? run.coNumber() : null, run.project(), run.client()),
                Objects.requireNonNullElse(run.stage(), "reading the export"), happened, notes(run, problems), run.id(),
                named ? cause : run.project() + ": " + cause);
    }

    private static Alert waits(Run changeOrder, List<Problem> problems) {
        return new Alert(AlertKind.CHANGE_ORDER_WAITS, changeOrder.account(), new ProjectName(changeOrder.projectId(),
                changeOrder.coNumber(), changeOrder.project(), changeOrder.client()), null, "Change order "
                + changeOrder.coNumber() + " of \"" + changeOrder.project() + "\" is approved, but not in ConnectWise.",
                notes(changeOrder, problems), changeOrder.id(), "");
    }

    private Alert asks(Run run, Hold hold) {
        return new Alert(AlertKind.ANSWER_NEEDED, run.account(), new ProjectName(run.projectId(), run.coNumber(),
                run.project(), run.client()), run.stage(), "The export of \"" + run.project()
                + "\" is waiting for your answer; nothing of it was written to ConnectWise.",
                List.of(new Note(hold.reason(), hold.todo()), new Note("Answers go to the API of SI Bridge.",
                "If you do not use it yourself, forward this email to whoever runs SI Bridge. The next poll after"
                + " the answer continues.")), run.id(), hold.identity());
    }

    // What an earlier release has ended may have nothing but a sentence.
    private static List<Note> notes(Run run, List<Problem> problems) {
        return problems.isEmpty() ? List.of(new Note(Objects.requireNonNullElse(run.messages(), ""), ""))
                : problems.stream().map(Problem::failure)
                        .map(failure -> new Note(failure.sentence(), failure.todo())).toList();
    }
}
