package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Bridge.Result;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A route of the operator's that starts but fails at work is named with file, step and cause. */
class BrokenOwnRouteTest extends OneShotTest {

    private static final String FILE = "routes/mine/customize-opportunity.camel.yaml";

    @Tag("field")
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "setProperty | name: n~ expression: {simple: {expression: '${body[name].shout()}'}}"
                + " | there is no method shout()",
        "setProperty | name: n~ expression: {simple: {expression: '${body[name]}', resultType: java.lang.Integer}}"
                + " | a value has the wrong type",
        "toD | uri: 'bean:nobody?method=work' | there is no bean nobody",
        "throwException | exceptionType: java.lang.IllegalStateException~ message: 'no notes for ${body}'"
                + " | it ended with the exception IllegalStateException"})
    void aStepThatFailsIsNamedAndTheExportStaysInTheQueue(String kind, String options,
            String cause) throws IOException {
        Result result = sync("        - %s:\n            id: set-note\n            %s\n"
                .formatted(kind, options.replace("~", "\n           ")));

        assertThat(result.log()).contains(FILE + ", line 8, step set-note: " + cause + ". Correct the route")
                .doesNotContain("unforeseen", "\tat ", "no notes for");
    }

    private Result sync(String steps) throws IOException {
        vendors.export(vendors.sample(Vendors.SMALL));
        Files.createDirectories(folder.resolve("routes/mine"));
        Files.writeString(folder.resolve(FILE), """
                - route:
                    id: customize-opportunity
                    from:
                      uri: direct
                      parameters:
                        name: customize-opportunity
                      steps:
                %s""".formatted(steps));

        Result result = bridge.once();

        assertThat(result.exitCode()).as(result.log()).isEqualTo(1);
        assertThat(result.lineOf("Patio Music")).contains(" failed ");
        assertThat(vendors.waiting()).hasSize(1);
        return result;
    }

    @Tag("field")
    @Test
    void whatARouteLeavesInPlaceOfFieldsIsNamed() throws IOException {
        Result result = sync("""
                        - setBody:
                            expression:
                              simple:
                                expression: "${body[name]}"
                """);

        assertThat(result.log()).contains(FILE
                + ": it ends with a String in place of a map of fields. Correct the route");
    }

    @Tag("field")
    @Test
    void aStepWithoutAnIdIsNamedByItsKind() throws IOException {
        Result result = sync("""
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: x
                """);

        assertThat(result.log()).contains(FILE + ", line 8, step throwException: it ended");
    }
}
