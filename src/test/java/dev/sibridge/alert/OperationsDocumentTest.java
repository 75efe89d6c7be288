package dev.sibridge.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recipient of an alert finds what it means, how to check it and how to fix it. */
class OperationsDocumentTest {

    private static final String ALERTS = "\n## The alerts\n";

    @Test
    void everyAlertHasItsHeadingAndEveryHeadingItsAlert() throws IOException {
        assertThat(alerts().lines().filter(line -> line.startsWith("### ")).map(line -> line.substring(4)))
                .containsExactlyElementsOf(Arrays.stream(AlertKind.values()).map(AlertKind::heading).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyAlertIsExplained(AlertKind kind) throws IOException {
        String section = alerts().split("\n### " + kind.heading() + "\n")[1].split("\n##")[0];

        for (String part : List.of("**Meaning.**", "**Check.**", "**Fix.**")) {
            assertThat(section).containsOnlyOnce(part);
        }
    }

    private static String alerts() throws IOException {
        return Files.readString(Path.of("docs/operations.md")).split(ALERTS)[1].split("\n## ")[0];
    }
}
