package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.endtoend.Bridge.Result;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator's own routes, in a folder beside the jar, change bodies before they are compared and sent. */
class CustomizeTest extends OneShotTest {

    @BeforeEach
    void aProjectIsExported() {
        vendors.export(vendors.sample(Vendors.SMALL));
    }

    @Test
    void whatTheyMakeOfABodyIsWrittenRememberedAndComparedAgainWhenTheyChange() throws IOException {
        OwnRoute.write(folder.resolve("routes"), "opportunity", script("${body.put('notes','Ask for the alarm code')}"));
        OwnRoute.write(folder.resolve("routes"), "phase", script("${body.put('description','Area of the house')}"));
        OwnRoute.write(folder.resolve("routes"), "line", """
                        - choice:
                            when:
                              - expression:
                                  simple:
                                    expression: "${body[description]} contains 'speaker'"
                                steps:
                                  - setBody:
                                      expression:
                                        simple:
                                          expression: "${null}"
                """);

        Result first = bridge.once();

        assertThat(first.exitCode()).as(first.log()).isZero();
        JsonNode opportunity = vendors.record("/sales/opportunities", "name", "Patio Music");
        assertThat(opportunity.path("notes").asText()).isEqualTo("Ask for the alarm code");
        JsonNode project = vendors.record("/project/projects", "name", "Patio Music");
        assertThat(vendors.records("/project/projects/" + project.path("id").asLong() + "/phases")).isNotEmpty()
                .extracting(phase -> phase.path("description").asText()).containsOnly("Area of the house");
        List<JsonNode> lines = vendors.linesOn("opportunity", opportunity.path("id").asLong());
        assertThat(lines).hasSize(2).noneMatch(line -> line.path("description").asText().contains("speaker"));

        vendors.export(vendors.sample(Vendors.SMALL));
        vendors.clearLog();
        assertThat(bridge.once().lineOf("Patio Music")).contains(" unchanged ").contains(" calls=0 ");
        assertThat(vendors.writesToManage()).isEmpty();

        OwnRoute.write(folder.resolve("routes"), "opportunity", script("${body.put('notes','Ask for the key')}"));
        vendors.export(vendors.sample(Vendors.SMALL));
        Result changed = bridge.once();

        assertThat(changed.lineOf("Patio Music")).as(changed.log()).contains(" synced ")
                .contains(" created=0 updated=1 removed=0 ");
        assertThat(vendors.record("/sales/opportunities", "name", "Patio Music").path("notes").asText())
                .isEqualTo("Ask for the key");
    }

    private static String script(String expression) {
        return """
                        - script:
                            expression:
                              simple:
                                expression: "%s"
                """.formatted(expression);
    }
}
