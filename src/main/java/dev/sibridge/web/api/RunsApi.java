package dev.sibridge.web.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sibridge.account.Accounts;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.KeptExports;
import dev.sibridge.history.KeptExports.KeptExport;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunDetails;
import dev.sibridge.history.RunProblems;
import dev.sibridge.history.RunSearch;
import dev.sibridge.history.RunStep;
import dev.sibridge.history.Runs;
import dev.sibridge.history.WrittenRecord;
import dev.sibridge.si.poll.Polling;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The history of runs. */
@RestController
@RequestMapping("/api/runs")
@ConditionalOnWebApplication
class RunsApi {

    private static final int MOST = 200;

    private final Runs runs;
    private final RunSearch search;
    private final RunDetails details;
    private final RunProblems problems;
    private final KeptExports exports;
    private final Accounts accounts;
    private final Polling polling;

    RunsApi(Runs runs, RunSearch search, RunDetails details, RunProblems problems, KeptExports exports,
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
     * Does a run again, as SI has the project now, whether it changed or not; with {@code verify} every record is
     * looked at first, and what is gone from Manage is made anew. Returns the new run's id.
     */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Long> retry(@PathVariable long id, @RequestParam(defaultValue = "false") boolean verify) {
        Run run = find(id);
        if (run.projectId() == null) {
            throw new ConflictException("The D-Tools list does not say which project that is; there is nothing to"
                    + " retry. Export the project again in SI.");
        }
        return Map.of("id", OneProject.take(polling, runs, accounts.get(run.account()), Purpose.retry(run, verify)));
    }

    /** The newest first; {@code status} is an outcome, {@code q} a part of the project's or client's name. */
    @GetMapping
    Page list(@RequestParam(required = false) String status, @RequestParam(required = false) String q,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        Outcome outcome = outcome(status);
        if (page < 0 || size < 1 || size > MOST) {
            throw new IllegalArgumentException("page starts at 0; size must be between 1 and " + MOST + ".");
        }
        String text = q == null || q.isBlank() ? null : q.strip();
        return new Page(search.page(outcome, text, page, size).stream().map(RunsApi::answer).toList(),
                search.count(outcome, text));
    }

    /** One run with all that it did. */
    @GetMapping("/{id}")
    Details get(@PathVariable long id) {
        Run run = find(id);
        List<String> warnings = details.warnings(id);
        return new Details(answer(run), details.steps(id), warnings, errors(run, warnings),
                details.records(id).stream().map(RunsApi::answer).toList(),
                problems.of(id).stream().map(RunsApi::answer).toList(), reconciliation(run), export(run));
    }

    /** The export that a run has read, as D-Tools sent it. */
    @GetMapping("/{id}/export")
    void export(@PathVariable long id, HttpServletResponse response) throws IOException {
        find(id);
        KeptExport export = exports.find(id).orElseThrow(() -> new NotFoundException(exports.reasonForNone(id)));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLengthLong(export.bytes());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"export-" + export.run()
                + ".json\"");
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(export.compressed()))) {
            content.transferTo(response.getOutputStream());
        }
    }

    private Run find(long id) {
        return runs.find(id).orElseThrow(() -> new NotFoundException("There is no run " + id + "."));
    }

    private ExportAnswer export(Run run) {
        return exports.keptBy(run.id())
                .map(holder -> new ExportAnswer(holder, "/api/runs/" + run.id() + "/export", null))
                .orElseGet(() -> new ExportAnswer(null, null, exports.reasonForNone(run.id())));
    }

    // The messages of a failed run are why it failed, then what it warned of; a refused one only says why.
    private static List<String> errors(Run run, List<String> warnings) {
        List<String> messages = lines(run.messages());
        long others = run.outcome() != Outcome.FAILED ? 0
                : warnings.stream().mapToLong(warning -> lines(warning).size()).sum();
        return run.outcome() == Outcome.FAILED || run.outcome() == Outcome.REFUSED
                ? messages.stream().limit(Math.max(0, messages.size() - others)).toList() : List.of();
    }

    private static Outcome outcome(String status) {
        if (status == null || status.isBlank()) {
            return null;
        }
        return Arrays.stream(Outcome.values()).filter(o -> o.label().equals(status)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("status must be synced, planned, unchanged, refused, failed or skipped."));
    }

    private static RunAnswer answer(Run run) {
        return new RunAnswer(run.id(), run.projectId(), run.coNumber(), run.project(), run.client(),
                Instant.ofEpochMilli(run.publishedAt()), run.outcome() == null ? null : run.outcome().label(),
                Instant.ofEpochMilli(run.startedAt()), run.ms(), run.calls(), run.created(), run.updated(),
                run.removed(), lines(run.messages()), run.retryOf());
    }

    private static RecordAnswer answer(WrittenRecord written) {
        return new RecordAnswer(written.type().wireName(), written.id(),
                written.action().name().toLowerCase(Locale.ROOT), written.key(), written.title(),
                written.url(), written.fields());
    }

    private static ProblemAnswer answer(Problem problem) {
        return new ProblemAnswer(problem.kind().name().toLowerCase(Locale.ROOT), problem.code(), problem.message(),
                problem.row(), problem.field(), problem.todo(), problem.subject());
    }

    private static Reconciliation reconciliation(Run run) {
        return run.linesTotal() == null || run.siTotal() == null ? null
                : new Reconciliation(run.siTotal(), run.linesTotal(), run.linesTotal().subtract(run.siTotal()));
    }

    private static List<String> lines(String messages) {
        return messages == null ? List.of() : messages.lines().filter(line -> !line.isBlank()).toList();
    }

    record Page(List<RunAnswer> items, long total) {
    }

    record RunAnswer(long id, String projectId, String coNumber, String project, String client, Instant publishedAt,
            String outcome, Instant startedAt, long ms, int calls, int created, int updated, int removed,
            List<String> messages, Long retryOf) {
    }

    record Details(@JsonUnwrapped RunAnswer run, List<RunStep> steps, List<String> warnings, List<String> errors,
            List<RecordAnswer> records, List<ProblemAnswer> problems, Reconciliation reconciliation,
            ExportAnswer export) {
    }

    record RecordAnswer(String type, long id, String action, String key, String title, String url,
            @JsonRawValue String fields) {
    }

    /** What keeps the export from Manage; two of one code and subject are the same. */
    record ProblemAnswer(String kind, String code, String message, String row, String field, String todo,
            String subject) {
    }

    /** Where the export is, and which run read it first; or why it is not there. */
    record ExportAnswer(Long run, String url, String message) {
    }

    record Reconciliation(BigDecimal priceWithoutTax, BigDecimal lines, BigDecimal difference) {
    }
}
