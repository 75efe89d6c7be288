package dev.sibridge.vendor.connectwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.vendor.connectwise.kinds.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {

    @Test
    void theDocumentListsExactlyThoseThatAreChecked() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("docs/manage-setup.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| module")).toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(Stream.of(Rights.NEEDED, Rights.WISHED)
                .flatMap(List::stream).map(right -> "| " + right.module() + " | "
                + right.function() + " | " + right.actions().stream().map(Right.Action::label)
                        .collect(Collectors.joining(", ")) + " |").toList());
    }

    @ParameterizedTest
    @CsvSource({"/project/tickets, Project > Project Ticket", "/project/tickets/7, Project > Project Ticket",
        "/project/tickets/7/notes/3, Project > Project Ticket",
        "/project/tickets/7/tasks, Project > Project Ticket Tasks",
        "/project/projects/5/phases/9, Project > Project Phase", "/project/projects/5, Project > Project Headers",
        "/project/projects/5/notes, Project > Project Notes",
        "/project/projects/5/teamMembers, Project > Project Teams (inquire)",
        "/schedule/entries/4, Service Desk > Resource Scheduling", "/time/entries, Time & Expense > Time Entry",
        "/system/members, System > Member Maintenance (inquire)", "/service/boards/2/statuses, System > Table Setup"})
    void whoIsRefusedHearsOfTheRightThatIsMissingThere(String path, String right) {
        assertThat(Rights.advice(path)).isEqualTo("Give the API member's security role the level All for " + right
                + ".");
    }

    @ParameterizedTest
    @CsvSource({"Project Ticket, Project Tickets, true", "Opportunity, Opportunities, true",
        "Companies, Company, true", "Project Headers, project header, true",
        "Project Ticket, Project Ticket Tasks, false", "Products, Product Catalog, false",
        "Products, '', false"})
    void namesAreTheSameInSingularAndPlural(String ours, String theirs, boolean same) {
        assertThat(Right.of("Module", ours).isFunction(theirs)).isEqualTo(same);
    }
}
