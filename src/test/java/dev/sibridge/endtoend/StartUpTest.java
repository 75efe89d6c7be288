package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.sibridge.endtoend.Bridge.Result;
import dev.sibridge.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a mistake in a route or in the settings nothing starts; one sentence says where it is. */
class StartUpTest {

    private final Vendors vendors = new Vendors();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "an unknown option | - log: {message: x, colour: red} | line 7 ",
        "a step's id twice | - log: {id: log-line, message: x} | two steps have the id log-line."})
    void aRouteMistakeIsToldInOneSentenceWithItsFile(String mistake, String step, String sentence)
            throws IOException {
        vendors.startEmpty();
        write(Files.createDirectories(folder.resolve("routes")), "customize-ticket", step);

        Result result = new Bridge(folder, vendors).once();

        assertThat(result.exitCode()).as(mistake).isEqualTo(2);
        assertThat(result.summary()).isEmpty();
        assertThat(result.log()).contains("Nothing was done: ").contains("routes/customize-ticket.camel.yaml")
                .contains(sentence).doesNotContain("\tat ");
        assertThat(result.log().strip().lines()).hasSize(1);
        assertThat(vendors.manageLog()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "an unknown step | - frobnicate: {} | customize-ticket | line 7 ",
        "an unknown parameter | - to: {uri: 'log:x', parameters: {colour: red}} | customize-ticket | colour",
        "a missing bean | - bean: {ref: nobody, method: work} | customize-ticket | nobody",
        "a missing target | - to:~    uri: direct~    parameters: {name: gone} | customize-ticket | line 7: there is",
        "broken YAML | - log: {message: [ | customize-ticket | line ",
        "a wrong id | - log: {message: x} | customize-tickets | no route with the id customize-ticket"})
    void whateverItIsHasASentence(String mistake, String step, String id, String sentence) throws IOException {
        vendors.startEmpty();
        write(folder, id, step);

        assertThatThrownBy(() -> InProcess.start(vendors, InProcess.routesOf(folder))).as(mistake)
                .satisfies(trouble -> assertThat(StartFailure.reason(trouble)).get(as(STRING))
                        .contains("customize-ticket.camel.yaml").contains(sentence).hasLineCount(1));
        assertThat(vendors.manageLog()).isEmpty();
    }

    private static void write(Path routes, String id, String step) throws IOException {
        Files.writeString(routes.resolve("customize-ticket.camel.yaml"), """
                - route:
                    id: %s
                    from:
                      uri: direct
                      parameters: {name: customize-ticket}
                      steps:
                        %s
                """.formatted(id, step.replace("~", "\n        ")));
    }

    @Tag("field")
    @Test
    void aRouteFileThatWouldNotCountIsNamedWithWhatToDo() throws IOException {
        vendors.startEmpty();
        Files.createDirectories(folder.resolve("routes"));
        Files.copy(Path.of("routes/customize/customize-ticket.camel.yaml"),
                folder.resolve("routes/customise-ticket.camel.yaml"));

        Result result = new Bridge(folder, vendors).once();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.log()).contains("Nothing was done: routes/customise-ticket.camel.yaml")
                .contains("Rename it to customize-ticket.camel.yaml.");
        assertThat(result.log().strip().lines()).hasSize(1);
        assertThat(vendors.manageLog()).isEmpty();
    }

    @Test
    void aFolderInARouteFilesPlaceIsNamed() throws IOException {
        vendors.startEmpty();
        Files.createDirectories(folder.resolve("routes/customize-line.camel.yaml"));

        Result result = new Bridge(folder, vendors).once();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.log()).contains("routes/customize-line.camel.yaml is a folder, not a file.");
        assertThat(result.log().strip().lines()).hasSize(1);
    }

    @Tag("field")
    @Test
    void aByteOrderMarkAndTheLineEndsOfWindowsDoNoHarm() throws IOException {
        vendors.startEmpty();
        vendors.export(vendors.sample(Vendors.SMALL));
        Files.createDirectories(folder.resolve("routes"));
        Files.writeString(folder.resolve("routes/customize-opportunity.camel.yaml"), "\uFEFF" + """
                - route:
                    id: customize-opportunity
                    from:
                      uri: direct
                      parameters: {name: customize-opportunity}
                      steps:
                        - script:
                            expression:
                              simple:
                                expression: "${body.put('notes', 'Größe')}"
                """.replace("\n", "\r\n"));

        assertThat(new Bridge(folder, vendors).once().exitCode()).isZero();

        assertThat(vendors.record("/sales/opportunities", "name", "Patio Music").path("notes").asText())
                .isEqualTo("Größe");
    }

    @Test
    void keysAndAnIntegratorLoginAtOnceAreRefused() {
        vendors.startEmpty();

        Result result = new Bridge(folder, vendors).with("CONNECTWISE_MEMBER", "dsales")
                .with("CONNECTWISE_INTEGRATOR_USERNAME", "sandbox-integrator")
                .with("CONNECTWISE_INTEGRATOR_PASSWORD", "s3cret").once();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.log()).contains("both keys and an integrator login are set").doesNotContain("s3cret");
        assertThat(result.log().strip().lines()).hasSize(1);
        assertThat(vendors.manageLog()).isEmpty();
    }
}
