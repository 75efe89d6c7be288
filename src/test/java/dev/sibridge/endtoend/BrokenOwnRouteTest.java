package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Bridge.Result;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A route of the operator's that starts but fails at work is named with file, step and cause. */
class BrokenOwnRouteTest extends OneShotTest {

    private static final String NAME = "customize-opportunity.camel.yaml";

    @Tag("field")
    @Test
    void aStepThatFailsIsNamedInTheLogAndTheExportStaysInTheQueue() throws IOException {
        vendors.export(vendors.sample(Vendors.SMALL));
        OwnRoute.write(folder.resolve("routes/mine"), "opportunity", """
                        - throwException:
                            id: set-note
                            exceptionType: java.lang.IllegalStateException
                            message: 'no notes for ${body}'
                """);

        Result result = bridge.once();

        assertThat(result.exitCode()).as(result.log()).isEqualTo(1);
        assertThat(result.lineOf("Patio Music")).contains(" failed ");
        assertThat(result.log()).contains("routes/mine/" + NAME + ", line 8, step set-note: it ended with the exception"
                + " IllegalStateException. Correct the route").doesNotContain("unforeseen", "\tat ", "no notes for");
        assertThat(vendors.waiting()).hasSize(1);
    }

    @Tag("field")
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "setProperty | name: n~ expression: {simple: {expression: '${body[name].shout()}'}}"
                + " | there is no method shout()",
        "setProperty | name: n~ expression: {simple: {expression: '${body[name]}', resultType: java.lang.Integer}}"
                + " | a value has the wrong type",
        "toD | uri: 'bean:nobody?method=work' | there is no bean nobody"})
    void itsCauseIsNamed(String kind, String options, String cause) throws IOException {
        assertThat(sync("        - %s:\n            id: set-note\n            %s\n"
                .formatted(kind, options.replace("~", "\n           ")))).contains(NAME + ", line 8, step set-note: "
                        + cause + ". Correct the route").doesNotContain("unforeseen", "\tat ", "no notes for");
    }

    @Tag("field")
    @Test
    void whatARouteLeavesInPlaceOfFieldsIsNamed() throws IOException {
        assertThat(sync("""
                        - setBody:
                            expression:
                              simple:
                                expression: "${body[name]}"
                """)).contains(NAME + ": it ends with a String in place of a map of fields. Correct the route");
    }

    @Tag("field")
    @Test
    void aStepWithoutAnIdIsNamedByItsKind() throws IOException {
        assertThat(sync("""
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: x
                """)).contains(NAME + ", line 8, step throwException: it ended");
    }

    private String sync(String steps) throws IOException {
        vendors.export(vendors.sample(Vendors.SMALL));
        OwnRoute.write(folder, "opportunity", steps);
        try (InProcess own = InProcess.start(vendors, InProcess.routesOf(folder))) {
            Run run = own.pollOne();

            assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(vendors.waiting()).hasSize(1);
            return run.messages();
        }
    }
}
