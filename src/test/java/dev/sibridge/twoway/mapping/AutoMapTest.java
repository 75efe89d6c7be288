package dev.sibridge.twoway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.Mappings.Twin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AutoMapTest {

    private final AutoMap autoMap = new AutoMap(
            new Directory(Map.of(Subject.PRIORITY, List.of(Choice.of("1", "High"), Choice.of("2", "Low"),
                            Choice.of("3", "Odd")),
                    Subject.TASK_STATUS, List.of(status("t1", "New", null, false), status("t2", "Done", null, true)))),
            new Directory(Map.of(Subject.PRIORITY, List.of(Choice.of("11", " HIGH"), Choice.of("12", "Low"),
                            new Choice("13", "Odd", null, false, false, null, null)),
                    Subject.TASK_STATUS, List.of(status("m1", "New", "AV", false), status("m2", "Waiting", "AV", false),
                            status("m3", ">Closed", "AV", true), status("m4", "New", "Service", false)))));

    @Test
    void whatIsMappedStays() {
        Mappings mappings = mappings("priorities: { pairs: [{ tool: Low, manage: HIGH }], newInTool: Low }");

        Mappings complete = autoMap.complete(mappings);

        assertThat(complete.priorities().pairs()).containsExactly(new Twin("Low", "HIGH"));
        assertThat(complete.priorities().newInTool()).isEqualTo("Low");
    }

    @Test
    void equalNamesAreMappedAndNothingThatIsNotInUse() {
        assertThat(autoMap.complete(Mappings.NONE).priorities().pairs())
                .containsExactly(new Twin("High", " HIGH"), new Twin("Low", "Low"));
    }

    @Test
    void aStatusMeansWhatItsNamesakeMeansAndOneThatEndsTheWorkThatItIsDone() {
        Mappings mappings = mappings("""
                boards: [{ board: AV, statuses: { Waiting: Blocked* } }]
                toolStatuses: { New: NotStarted* }
                """);

        Mappings complete = autoMap.complete(mappings);

        assertThat(complete.toolStatuses().meanings()).isEqualTo(Map.of("New", "NotStarted*", "Done", "Complete"));
        assertThat(complete.boards().get(0).statuses().meanings())
                .isEqualTo(Map.of("Waiting", "Blocked*", "New", "NotStarted", ">Closed", "Complete"));
    }

    @Test
    void aSecondTimeAddsNothing() {
        Mappings once = autoMap.complete(mappings("boards: [{ board: AV }]"));

        assertThat(autoMap.complete(once)).isEqualTo(once);
    }

    @Test
    void peopleAreNeverGuessed() {
        AutoMap namesakes = new AutoMap(new Directory(Map.of(Subject.PERSON, List.of(Choice.of("1", "Ann Smith")))),
                new Directory(Map.of(Subject.PERSON, List.of(Choice.of("2", "Ann Smith")))));

        assertThat(namesakes.complete(Mappings.NONE).people()).isEmpty();
    }

    private static Mappings mappings(String document) {
        return MappingDocument.read(document);
    }

    private static Choice status(String id, String name, String group, boolean closed) {
        return new Choice(id, name, group, closed, true, null, null);
    }
}
