package dev.sibridge.si.attention;

import dev.sibridge.account.Account;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.attention.AccountTroubles;
import dev.sibridge.attention.Affected;
import dev.sibridge.attention.CauseKey;
import dev.sibridge.attention.Fact;
import dev.sibridge.attention.FactSource;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.trouble.TroubledRuns;
import dev.sibridge.history.trouble.TroubledRuns.Trouble;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.si.link.WaitingExport;
import dev.sibridge.si.poll.PollTroubles;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is wrong with exports: refused, failed, waiting for an answer; and what keeps polls from their work. */
@Component
public class ExportFacts implements FactSource {

    /** Says only that there are others. */
    private static final String MORE = "more";
    /** The code of a run of an earlier release, of which nothing but sentences is known. */
    private static final String UNKNOWN = "unknown";

    private final TroubledRuns runs;
    private final Waiting waiting;
    private final AccountTroubles troubles;

    public ExportFacts(TroubledRuns runs, Waiting waiting, AccountTroubles troubles) {
        this.runs = runs;
        this.waiting = waiting;
        this.troubles = troubles;
    }

    @Override
    public List<Fact> of(Account account) {
        return Stream.of(PollTroubles.PARTS.stream().flatMap(part -> troubles.of(account, part).stream()),
                        runs.of(account).stream().filter(run -> run.problem() == null
                                || !run.problem().code().equals(MORE)).map(run -> fact(account, run)),
                        waiting.of(account).stream().map(export -> fact(account, export)))
                .flatMap(Function.identity()).toList();
    }

    private Fact fact(Account account, Trouble run) {
        Problem problem = run.problem();
        AlertKind kind = run.outcome() == Outcome.REFUSED ? AlertKind.EXPORT_REFUSED
                : run.outcome() == Outcome.FAILED ? AlertKind.EXPORT_FAILED : AlertKind.CHANGE_ORDER_WAITS;
        if (problem == null) {
            // Nobody can tell whether two of these are the same.
            String what = Objects.requireNonNullElse(run.messages(), "");
            return new Fact(new CauseKey(account.name(), kind, UNKNOWN, "run " + run.run()), what, "",
                    affected(run, what));
        }
        return new Fact(new CauseKey(account.name(), kind, problem.code(), problem.about()), problem.message(),
                problem.todo(), affected(run, problem.failure().sentence()), () -> runs.first(account, run));
    }

    private static Affected affected(Trouble run, String message) {
        return new Affected(run.projectId(), run.coNumber(), run.project(), run.client(), run.run(), null, message, 1,
                run.startedAt());
    }

    private static Fact fact(Account account, WaitingExport export) {
        return new Fact(new CauseKey(account.name(), AlertKind.ANSWER_NEEDED, export.hold().code(),
                export.hold().about()), export.hold().reason(), export.hold().todo(),
                new Affected(export.projectId(), export.coNumber(), export.project(), export.client(), export.run(),
                        null, export.hold().reason(), 1, export.first()));
    }
}
