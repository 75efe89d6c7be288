package dev.sibridge.web.runs;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Runs as a file that spreadsheets open (RFC 4180, with a mark that says UTF-8). */
final class RunCsv {

    private static final char UTF_8 = '\uFEFF';
    private static final String[] HEADER = {"Run", "Started", "Exported", "Account", "Project", "Change order",
        "Number", "Client", "Sales rep", "Progress", "Price", "Outcome", "Created", "Updated", "Removed", "Seconds",
        "Messages", "Project id"};
    /** What begins a formula, also in the wide signs of East Asian keyboards; some programs skip blanks first. */
    private static final Pattern FORMULA = Pattern.compile("^[\\p{Z}\\p{Cc}\\p{Cf}]*[=+\\-@＝＋－＠].*|^[\\t\\r\\n].*",
            Pattern.DOTALL);

    private final CSVPrinter printer;

    /** Writes the header. */
    RunCsv(Writer writer) throws IOException {
        writer.write(UTF_8);
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord((Object[]) HEADER);
    }

    void add(RunAnswer run) throws IOException {
        printer.printRecord(run.id(), run.startedAt(), run.publishedAt().toEpochMilli() == 0 ? null : run.publishedAt(),
                run.account(), text(run.project()), text(run.coNumber()), text(run.number()), text(run.client()),
                text(run.salesRep()), text(run.progress()), run.price() == null ? null : run.price().toPlainString(),
                run.outcome(), run.created(), run.updated(), run.removed(), run.ms() / 1000.0,
                text(String.join(" ", run.messages())), text(run.projectId()));
    }

    /** Passes a text that no spreadsheet takes for a formula: an apostrophe before it says that it is a text. */
    static String text(String text) {
        return text != null && FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
