package dev.sibridge.web.runs;

import dev.sibridge.history.KeptExports;
import dev.sibridge.history.KeptExports.KeptExport;
import dev.sibridge.history.search.RunSearch;
import dev.sibridge.web.api.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
@RequestMapping("/api")
@ConditionalOnWebApplication
class RunsApi {

    private static final int MOST = 200;

    private final RunSearch search;
    private final RunReports reports;
    private final KeptExports exports;

    RunsApi(RunSearch search, RunReports reports, KeptExports exports) {
        this.search = search;
        this.reports = reports;
        this.exports = exports;
    }

    /** Does a run again ({@link RunReports#retry}). Returns the new run's id. */
    @PostMapping("/runs/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Long> retry(@PathVariable long id, @RequestParam(defaultValue = "false") boolean verify) {
        return Map.of("id", reports.retry(id, verify));
    }

    /** Those that fit, the newest first. */
    @GetMapping("/runs")
    Page list(RunQuery query, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        if (page < 0 || size < 1 || size > MOST) {
            throw new IllegalArgumentException("page starts at 0; size must be between 1 and " + MOST + ".");
        }
        return new Page(search.page(query.filter(), page, size).stream().map(RunAnswer::of).toList(),
                search.count(query.filter()));
    }

    /** All runs of one project and its change orders, the newest first. */
    @GetMapping("/projects/{projectId}/runs")
    Page ofProject(@PathVariable String projectId, @RequestParam(required = false) String account,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return list(new RunQuery(null, null, account, null, projectId, null, null), page, size);
    }

    /** All that fit, however many, as a file for spreadsheets. */
    @GetMapping("/runs.csv")
    void csv(RunQuery query, HttpServletResponse response) throws IOException {
        var filter = query.filter();
        response.setContentType("text/csv; charset=UTF-8; header=present");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"runs.csv\"");
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(),
                StandardCharsets.UTF_8));
        RunCsv csv = new RunCsv(writer);
        search.each(filter, run -> {
            try {
                csv.add(RunAnswer.of(run));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.flush();
    }

    /** One run with all that it did. */
    @GetMapping("/runs/{id}")
    RunReport get(@PathVariable long id) {
        return reports.of(id);
    }

    /** The export that a run has read, as D-Tools sent it. */
    @GetMapping("/runs/{id}/export")
    void export(@PathVariable long id, HttpServletResponse response) throws IOException {
        reports.find(id);
        KeptExport export = exports.find(id).orElseThrow(() -> new NotFoundException(exports.reasonForNone(id)));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLengthLong(export.bytes());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"export-" + export.run()
                + ".json\"");
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(export.compressed()))) {
            content.transferTo(response.getOutputStream());
        }
    }

    record Page(List<RunAnswer> items, long total) {
    }
}
