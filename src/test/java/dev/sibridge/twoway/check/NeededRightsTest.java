package dev.sibridge.twoway.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.vendor.connectwise.kinds.Right;
import dev.sibridge.vendor.connectwise.kinds.Right.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeededRightsTest {

    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| "
            + "((?:Add|Edit|Delete|Inquire|, )+) \\| [^|]+ \\|");

    @Test
    void theGuideListsExactlyThoseThatAreChecked() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("docs/two-way.md")).stream().map(String::strip)
                .map(ROW::matcher).filter(row -> row.matches())
                .map(row -> row.group(1) + " > " + row.group(2) + ": " + row.group(3)).toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(Stream.concat(NeededRights.of(true, true).stream(),
                NeededRights.WISHED.stream()).map(NeededRightsTest::text).toList());
    }

    @Test
    void deletingIsNeededOnlyOfThoseWhoWantItAndToTakePeopleOffTickets() {
        assertThat(NeededRights.of(false, false)).filteredOn(right -> right.actions().contains(Action.DELETE))
                .extracting(Right::function).containsExactly("Resource Scheduling");
        assertThat(NeededRights.of(true, false)).filteredOn(right -> right.actions().contains(Action.DELETE))
                .extracting(Right::function).containsExactlyInAnyOrder("Project Phase", "Project Ticket",
                        "Project Ticket Tasks", "Resource Scheduling");
    }

    @Test
    void timeIsNobodysBusinessUnlessItIsOn() {
        assertThat(NeededRights.of(true, false)).extracting(Right::function).doesNotContain("Time Entry");
        assertThat(NeededRights.of(false, true)).extracting(NeededRightsTest::text)
                .contains("Time & Expense > Time Entry: Add, Edit, Delete, Inquire");
    }

    private static String text(Right right) {
        return right + ": " + right.actions().stream().map(Action::label).collect(Collectors.joining(", "));
    }
}
