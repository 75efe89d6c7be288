package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.pm.ToolHttp;
import dev.sibridge.pm.redmine.RealRedmine;
import dev.sibridge.pm.redmine.RedmineTool;
import dev.sibridge.pm.redmine.site.RedmineChoices;
import dev.sibridge.text.Text;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.model.Byline;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Side;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** Whole passes between the sandbox's Manage and a real Redmine; {@code mvn verify -Predmine}. */
@Tag("redmine")
@EnabledIf(value = "dev.sibridge.pm.redmine.RealRedmine#isInstalled", disabledReason = "No Redmine is installed here, "
        + "or this is not root: apt-get install --no-install-recommends redmine redmine-sqlite puma sqlite3")
abstract class RedminePasses {

    private static final String MAPPINGS = """
            boards: [{ board: D-Tools Projects, default: true, statuses: { New: NotStarted*, In Progress: InProgress*,
              On Hold: Blocked*, Completed: Complete*, Cancelled: Cancelled* } }]
            projectStatuses: { Open: Planning*, In Progress: InProgress*, On Hold: OnHold*, Closed: Complete*,
              Cancelled: Cancelled* }
            toolStatuses: { New: NotStarted*, In Progress: InProgress*, Feedback: Blocked*, Closed: Complete*,
              Rejected: Cancelled* }
            toolProjectStatuses: { Planning: Planning*, In Progress: InProgress*, On Hold: OnHold*,
              Complete: Complete*, Cancelled: Cancelled* }
            categories: { pairs: [{ tool: Installation, manage: Residential }, { tool: Service, manage: Commercial }] }
            priorities: { pairs: [{ tool: High, manage: Priority 2 - High }, { tool: Normal,
              manage: Priority 3 - Medium }], newInManage: Priority 3 - Medium, newInTool: Normal }
            noteCategories: { pairs: [{ tool: private, manage: Internal }, { tool: public, manage: Discussion }] }
            people: [{ tool: asmith, manage: rokafor }, { tool: bjones, manage: talbrecht },
              { tool: cmiller, manage: dsales }]
            """;

    static RealRedmine redmine;

    TwoSystems both;

    @BeforeAll
    static void start() throws IOException {
        redmine = new RealRedmine();
    }

    @AfterAll
    static void stop() {
        redmine.close();
    }

    @BeforeEach
    void aProjectStandsInManage() {
        both = with(redmine.as("bridge"));
        both.begin();
    }

    static TwoSystems with(ToolHttp http) {
        return new TwoSystems(new RedmineTool(http, new RedmineChoices("Task", "Step", "Developer")), redmine::reset,
                MAPPINGS);
    }

    TreeSet<String> people(Side side, String... logins) {
        return Stream.of(logins).map(login -> side == Side.TOOL ? both.idInTool(Subject.PERSON, login)
                : both.idInManage(Subject.PERSON, login)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** But for the lines that say who wrote a note. */
    void assertSameTitles() {
        assertThat(titles(Side.TOOL)).isEqualTo(titles(Side.MANAGE));
    }

    private List<String> titles(Side side) {
        return both.seen(side).records().stream().map(record -> record.kind() + " "
                + Text.plain(Byline.without((String) record.value(Field.title(record.kind()))))).sorted().toList();
    }

    /** A further pass reads, and that is all. */
    void assertNothingIsLeftToDo() {
        redmine.calls().clear();
        both.calls.sent.clear();

        assertThat(both.pass().events()).isEmpty();

        assertThat(redmine.calls()).isNotEmpty().allMatch(call -> call.startsWith("GET "));
        assertThat(both.calls.sent).isNotEmpty().allMatch(call -> call.startsWith("GET "));
    }
}
