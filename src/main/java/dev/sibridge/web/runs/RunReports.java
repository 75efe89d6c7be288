package dev.sibridge.web.runs;

import dev.sibridge.account.Accounts;
import dev.sibridge.history.KeptExports;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunDetails;
import dev.sibridge.history.RunProblems;
import dev.sibridge.history.Runs;
import dev.sibridge.history.WrittenRecord;
import dev.sibridge.history.search.RunSearch;
import dev.sibridge.si.poll.Polling;
import dev.sibridge.web.api.ConflictException;
import dev.sibridge.web.api.NotFoundException;
import dev.sibridge.web.api.OneProject;
import dev.sibridge.web.runs.RunReport.ExportAnswer;
import dev.sibridge.web.runs.RunReport.ProblemAnswer;
import dev.sibridge.web.runs.RunReport.RecordAnswer;
import dev.sibridge.web.runs.RunReport.Reconciliation;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What single runs did, and how they are done again. */
@Component
@ConditionalOnWebApplication
class RunReports {

    private final Runs runs;
    private final RunSearch search;
    private final RunDetails details;
    private final RunProblems problems;
    private final KeptExports exports;
    private final Accounts accounts;
    private final Polling polling;

    RunReports(Runs runs, RunSearch search, RunDetails details, RunProblems problems, KeptExports exports,
            Accounts accounts, Polling polling) {
        this.runs = runs;
        this.search = search;
        this.details = details;
        this.problems = problems;
        this.exports = exports;
        this.accounts = accounts;
        this.polling = polling;
    }

    /**
     * All that a run did.
     *
     * @throws NotFoundException when there is no such run
     */
    RunReport of(long id) {
        return report(id, details.records(id));
    }

    /**
     * The same with some of its records, in the order in which Manage answered.
     *
     * @param page from 0
     */
    RunReport of(long id, int page, int size) {
        return report(id, details.records(id, page, size));
    }

    /** How many records a run wrote. */
    int records(RunReport report) {
        return details.countOf(report.run().id());
    }

    private RunReport report(long id, List<WrittenRecord> records) {
        Run run = find(id);
        List<String> warnings = details.warnings(id);
        return new RunReport(search.find(id).map(RunAnswer::of).orElseThrow(() -> none(id)), details.steps(id),
                warnings, errors(run, warnings), records.stream().map(RecordAnswer::of).toList(),
                problems.of(id).stream().map(ProblemAnswer::of).toList(), Reconciliation.of(run), export(run));
    }

    /**
     * Does a run again, as SI has the project now, whether it changed or not.
     *
     * @param verify whether every record is looked at first, and what is gone from Manage is made anew
     * @return the new run's id
     * @throws NotFoundException when there is no such run
     * @throws ConflictException when that is not possible now
     */
    long retry(long id, boolean verify) {
        Run run = find(id);
        if (run.projectId() == null) {
            throw new ConflictException("The D-Tools list does not say which project that is; there is nothing to"
                    + " retry. Export the project again in SI.");
        }
        return OneProject.take(polling, runs, accounts.get(run.account()), Purpose.retry(run, verify));
    }

    /** @throws NotFoundException when there is no such run */
    Run find(long id) {
        return runs.find(id).orElseThrow(() -> none(id));
    }

    private static NotFoundException none(long id) {
        return new NotFoundException("There is no run " + id + ".");
    }

    private ExportAnswer export(Run run) {
        return exports.keptBy(run.id())
                .map(holder -> new ExportAnswer(holder, "/api/runs/" + run.id() + "/export", null))
                .orElseGet(() -> new ExportAnswer(null, null, exports.reasonForNone(run.id())));
    }

    // The messages of a failed run are why it failed, then what it warned of; a refused one only says why.
    private static List<String> errors(Run run, List<String> warnings) {
        List<String> messages = RunAnswer.lines(run.messages());
        long others = run.outcome() != Outcome.FAILED ? 0
                : warnings.stream().mapToLong(warning -> RunAnswer.lines(warning).size()).sum();
        return run.outcome() == Outcome.FAILED || run.outcome() == Outcome.REFUSED
                ? messages.stream().limit(Math.max(0, messages.size() - others)).toList() : List.of();
    }
}
