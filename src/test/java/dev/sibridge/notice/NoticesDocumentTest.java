package dev.sibridge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.alert.AlertKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/notices.md} lists the events, and which alerts each of them tells of, as they are. */
class NoticesDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|`]+) \\| ([^|]+) \\|$");

    @Test
    void everyEventIsListedWithItsAlerts() throws IOException {
        String table = Files.readString(Path.of("docs/notices.md")).split("## What is told when")[1].split("\n## ")[0];

        assertThat(ROW.matcher(table).results().map(row -> List.of(row.group(1), row.group(2), row.group(3))))
                .containsExactlyElementsOf(Arrays.stream(NoticeEvent.values()).map(event -> List.of(event.label(),
                        event.words(), Arrays.stream(AlertKind.values()).filter(kind -> NoticeEvent.of(kind) == event)
                                .map(AlertKind::heading).collect(Collectors.joining(", ")))).toList());
    }
}
