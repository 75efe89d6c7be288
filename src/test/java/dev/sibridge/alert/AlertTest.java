package dev.sibridge.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.alert.Alert.ProjectName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the same trouble. */
class AlertTest {

    private static final String CAUSE = "POST /project/projects/3501/phases was refused with status 400: no board 12";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST /project/projects/3502/phases was refused with status 400: no board 7
            post /project/projects/3501/phases  was refused with status 400: no board 12
            """)
    void wordsThatDifferInNumbersOnlyAreTheSameCause(String other) {
        assertThat(failed("p-1", null, "project", other.replace("  ", " ")))
                .isEqualTo(failed("p-1", null, "project", CAUSE));
    }

    @Test
    void idsMakeNoOtherCause() {
        assertThat(failed("p-1", null, null, "Row 3f2504e0-4f89-11d3-9a0c-0305e82c3301 is gone"))
                .isEqualTo(failed("p-1", null, null, "Row 5f852ab5-7953-52e0-94be-a66dbad6f2c8 is gone"));
    }

    @Test
    void anotherStatusIsAnotherCause() {
        assertThat(failed("p-1", null, "project", CAUSE.replace("400", "403")))
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
