package dev.sibridge.web.runs;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunStep;
import dev.sibridge.history.WrittenRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** One run with all that it did. */
record RunReport(@JsonUnwrapped RunAnswer run, List<RunStep> steps, List<String> warnings, List<String> errors,
        List<RecordAnswer> records, List<ProblemAnswer> problems, Reconciliation reconciliation,
        ExportAnswer export) {

    record RecordAnswer(String type, long id, String action, String key, String title, String url,
            @JsonRawValue String fields) {

        static RecordAnswer of(WrittenRecord written) {
            return new RecordAnswer(written.type().wireName(), written.id(),
                    written.action().name().toLowerCase(Locale.ROOT), written.key(), written.title(),
                    written.url(), written.fields());
        }
    }

    /** What keeps the export from Manage; two of one code and subject are the same. */
    record ProblemAnswer(String kind, String code, String message, String row, String field, String todo,
            String subject) {

        static ProblemAnswer of(Problem problem) {
            return new ProblemAnswer(problem.kind().name().toLowerCase(Locale.ROOT), problem.code(),
                    problem.message(), problem.row(), problem.field(), problem.todo(), problem.subject());
        }
    }

    /** Where the export is, and which run read it first; or why it is not there. */
    record ExportAnswer(Long run, String url, String message) {
    }

    record Reconciliation(BigDecimal priceWithoutTax, BigDecimal lines, BigDecimal difference) {

        /** Null when the run did not come so far. */
        static Reconciliation of(Run run) {
            return run.linesTotal() == null || run.siTotal() == null ? null
                    : new Reconciliation(run.siTotal(), run.linesTotal(), run.linesTotal().subtract(run.siTotal()));
        }
    }
}
