package dev.sibridge.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of runs as spreadsheets open it. */
class RunCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1",
        "＝1", "＋1", "－1", "＠A", "\u200b=1", "=1\n=2", "\tx"})
    void nothingIsAFormula(String name) {
        assertThat(RunCsv.text(name)).isEqualTo("'" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Patio", "a=b", "1-2", "x@example.com", "'=1", "שלום"})
    void anythingElseStaysAsItIs(String name) {
        assertThat(RunCsv.text(name)).isEqualTo(name);
    }

    @Test
    void signsOfTheFormatAreQuotedAndLinesEndAsTheStandardSays() throws IOException {
        StringWriter file = new StringWriter();
        RunCsv csv = new RunCsv(file);

        csv.add(run("A, \"B\"\nC", "=1"));

        assertThat(file.toString()).startsWith("\uFEFFRun,Started,Exported,")
                .endsWith("\r\n7,2026-01-01T00:00:00Z,,default,\"A, \"\"B\"\"\nC\",,Q-1,'=1,Dana,Approved,1234.5000,"
                        + "synced,1,2,3,1.5,One. Two.,p\r\n");
    }

    private static RunAnswer run(String project, String client) {
        return new RunAnswer(7, "p", null, project, client, Instant.EPOCH, "synced",
                Instant.parse("2026-01-01T00:00:00Z"), 1500, 9, 1, 2, 3, List.of("One.", "Two."), null, "default", 1,
                "sync", "Q-1", "Approved", "Dana", new BigDecimal("1234.5000"));
    }
}
