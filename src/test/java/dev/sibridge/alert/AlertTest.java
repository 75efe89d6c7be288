package dev.sibridge.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.alert.Alert.ProjectName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as the same trouble. */
class AlertTest {

    private static final String CAUSE = "missing: Halvorn HA-120 in Bar, Category";

    @Test
    void theSameCodeOfTheSameRowIsTheSameCause() {
        assertThat(failed("p-1", null, "project", CAUSE)).isEqualTo(failed("P-1", null, "project", CAUSE));
    }

    @Test
    void anotherRowIsAnotherCauseThoughOnlyANumberTellsThemApart() {
        assertThat(failed("p-1", null, "project", CAUSE.replace("120", "60")))
                .isNotEqualTo(failed("p-1", null, "project", CAUSE));
    }

    @Test
    void anotherProjectChangeOrderOrStepIsAnotherTrouble() {
        assertThat(List.of(failed("p-1", null, "project", CAUSE), failed("p-2", null, "project", CAUSE),
                failed("p-1", "1", "project", CAUSE), failed("p-1", null, "products", CAUSE))).doesNotHaveDuplicates();
    }

    @Test
    void howAProjectIsCalledDoesNotMatter() {
        Alert renamed = new Alert(AlertKind.EXPORT_FAILED, "default", new ProjectName("P-1 ", null, "Bar", "Smith"),
                "project", "It failed.", List.of(), 7L, CAUSE);

        assertThat(renamed.fingerprint()).isEqualTo(failed("p-1", null, "project", CAUSE));
    }

    private static String failed(String project, String coNumber, String step, String cause) {
        return new Alert(AlertKind.EXPORT_FAILED, "default", new ProjectName(project, coNumber, "Salon", null), step,
                "It failed.", List.of(), 1L, cause).fingerprint();
    }
}
