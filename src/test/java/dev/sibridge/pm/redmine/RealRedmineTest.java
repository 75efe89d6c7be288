package dev.sibridge.pm.redmine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.Finding;
import dev.sibridge.pm.redmine.site.RedmineChoices;
import dev.sibridge.pm.redmine.site.RedmineSetup;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The adapter against a real Redmine; {@code mvn verify -Predmine}. */
@Tag("redmine")
@EnabledIf(value = "isInstalled", disabledReason = "No Redmine is installed here, or this is not root: "
        + "apt-get install --no-install-recommends redmine redmine-sqlite puma sqlite3")
class RealRedmineTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final RedmineChoices CHOICES = new RedmineChoices("Task", "Step", "Developer");

    private static RealRedmine redmine;

    private Tool tool;

    static boolean isInstalled() {
        return RealRedmine.isInstalled();
    }

    @BeforeAll
    static void start() throws IOException {
        redmine = new RealRedmine();
    }

    @AfterAll
    static void stop() {
        redmine.close();
    }

    @BeforeEach
    void begin() {
        redmine.reset();
        tool = new RedmineTool(redmine.as("bridge"), CHOICES);
    }

    @Test
    void itSaysWhatItCanDoAndWhoWeAre() {
        assertThat(tool.self()).isEqualTo(redmine.idOf("bridge"));
        assertThat(tool.capabilities().fields()).containsOnlyKeys(Entity.values());
        assertThat(tool.capabilities().delete()).containsExactlyInAnyOrder(Entity.PROJECT, Entity.PHASE, Entity.TASK,
                Entity.STEP, Entity.NOTE, Entity.TIME_ENTRY);
        assertThat(tool.capabilities().has(Entity.PHASE, "order")).isFalse();
        assertThat(tool.capabilities().has(Entity.PHASE, "startDate")).isTrue();
    }

    @Test
    void whatRecordsReferToIsTold() {
        assertThat(names(Entity.TASK_STATUS)).contains("New", "In Progress", "Closed", "Rejected");
        assertThat(tool.list(Entity.TASK_STATUS, null)).filteredOn(one -> one.fields().get("closed").asBoolean())
                .extracting(one -> one.fields().get("name").asText()).containsExactly("Closed", "Rejected");
        assertThat(names(Entity.PROJECT_STATUS)).contains("Planning", "In Progress");
        assertThat(names(Entity.PRIORITY)).contains("Normal");
        assertThat(names(Entity.RESOURCE_TYPE)).contains("Design");
        assertThat(names(Entity.CATEGORY)).contains("Installation");
        assertThat(names(Entity.NOTE_CATEGORY)).containsExactly("public", "private");
        redmine.call("bridge", "PUT", "/users/" + redmine.idOf("cmiller") + ".json", "{'user': {'status': 3}}");
        assertThat(tool.get(Entity.USER, redmine.idOf("asmith")).orElseThrow().fields()).isEqualTo(Map.of(
                "name", text("Ann Smith"), "mail", text("asmith@example.com"), "login", text("asmith"),
                "active", NODES.booleanNode(true)));
        assertThat(tool.get(Entity.USER, redmine.idOf("cmiller")).orElseThrow().fields().get("active").asBoolean())
                .isFalse();
        assertThat(tool.list(Entity.CUSTOMER, null)).isEmpty();
        project(Map.of("customerId", text("Harbor Hotel")));
        assertThat(names(Entity.CUSTOMER)).containsExactly("Harbor Hotel");
    }

    @Test
    void everyFieldOfAProjectIsWrittenAndEmptied() {
        ToolRecord project = checkEveryField(Entity.PROJECT, "4711", Map.of("name", text("Patio Music"),
                "description", text("Two zones\nand a bar"), "statusId", text("Planning"),
                "customerId", text("Harbor Hotel"), "startDate", text("2027-01-31"), "dueDate", text("2027-03-01"),
                "ownerId", text(redmine.idOf("asmith")), "categoryId", text("Installation")),
                Map.of("name", text("Patio Music & Light"), "description", text("Three zones"),
                        "statusId", text("On Hold"), "customerId", text("Harbor"), "startDate", text("2027-02-01"),
                        "dueDate", text("2027-03-02"), "ownerId", text(redmine.idOf("bjones")),
                        "categoryId", text("Service")), Set.of("name"));
        assertThat(redmine.call("bridge", "GET", "/projects/" + project.id() + ".json", null)
                .at("/project/is_public").asBoolean()).isFalse();
    }

    @Test
    void everyFieldOfAPhaseIsWrittenAndEmptied() {
        ToolRecord project = project(Map.of());
        checkEveryField(Entity.PHASE, "81", Map.of("projectId", text(project.id()), "name", text("Rough-in"),
                "startDate", text("2027-01-31"), "dueDate", text("2027-03-01")), Map.of("name", text("Trim-out"),
                "startDate", text("2027-02-01"), "dueDate", text("2027-03-02")), Set.of("name", "projectId"));
    }

    @Test
    void everyFieldOfATaskIsWrittenAndEmptied() {
        ToolRecord project = project(Map.of());
        checkEveryField(Entity.TASK, "92", Map.of("projectId", text(project.id()), "name", text("Rack \"A\" – 19″"),
                "statusId", text(status("In Progress")), "description", text("One\nTwo"),
                "priorityId", text(priority("High")), "phaseId", text(phase(project, "Rough-in").id()),
                "assigneeIds", NODES.arrayNode().add(redmine.idOf("asmith")), "startDate", text("2027-01-31"),
                "dueDate", text("2027-03-01"), "estimateHours", NODES.numberNode(2.5)),
                Map.of("name", text("Rack B"), "statusId", text(status("Closed")), "description", text("Three"),
                        "priorityId", text(priority("Low")), "phaseId", text(phase(project, "Trim-out").id()),
                        "assigneeIds", NODES.arrayNode().add(redmine.idOf("bjones")), "startDate", text("2027-02-01"),
                        "dueDate", text("2027-03-02"), "estimateHours", NODES.numberNode(4)),
                Set.of("projectId", "name", "statusId", "priorityId"));
    }

    @Test
    void everyFieldOfAStepIsWritten() {
        ToolRecord task = task(project(Map.of()), "92");
        ToolRecord step = checkEveryField(Entity.STEP, "5", Map.of("taskId", text(task.id()), "text", text("Label"),
                "done", NODES.booleanNode(true)), Map.of("text", text("Label both ends"),
                "done", NODES.booleanNode(false)), Set.of("taskId", "text", "done"));
        assertThat(step.projectId()).isEqualTo(task.projectId());
        assertThat(tool.list(Entity.TASK, task.projectId())).extracting(ToolRecord::id).containsExactly(task.id());
    }

    @Test
    void everyFieldOfATimeEntryIsWrittenAndEmptied() {
        ToolRecord project = project(Map.of());
        ToolRecord task = task(project, "92");
        ToolRecord entry = checkEveryField(Entity.TIME_ENTRY, "77", Map.of("taskId", text(task.id()),
                "userId", text(redmine.idOf("asmith")), "day", text("2027-01-31"), "hours", NODES.numberNode(1.25),
                "resourceTypeId", text(resourceType("Design")), "text", text("Wired\nand tested"),
                "billable", NODES.booleanNode(false), "status", text("submitted")),
                Map.of("taskId", text(task(project, "93").id()), "userId", text(redmine.idOf("bjones")),
                        "day", text("2027-02-01"), "hours", NODES.numberNode(3),
                        "resourceTypeId", text(resourceType("Development")), "text", text("Tested"),
                        "billable", NODES.booleanNode(true), "status", text("approved")),
                Set.of("taskId", "userId", "day", "hours", "resourceTypeId"));
        ToolRecord rounded = tool.update(Entity.TIME_ENTRY, entry.id(), null, Map.of("hours", NODES.numberNode(0.337)));
        assertThat(rounded.fields().get("hours").decimalValue()).isEqualByComparingTo("0.34");
    }

    @Test
    void notesAreWrittenInTheirAuthorsNames() {
        ToolRecord task = task(project(Map.of()), "92");
        ToolRecord ours = note(task, "Delivered\nat noon", null, "public");
        ToolRecord hers = note(task, "Call back", redmine.idOf("asmith"), null);

        assertThat(ours.fields()).isEqualTo(Map.of("projectId", text(task.projectId()), "taskId", text(task.id()),
                "text", text("Delivered\nat noon"), "authorId", text(redmine.idOf("bridge")),
                "categoryId", text("public")));
        assertThat(hers.fields().get("authorId")).isEqualTo(text(redmine.idOf("asmith")));
        assertThat(hers.createdAt()).isNotNull();
        assertThat(tool.list(Entity.NOTE, task.projectId())).containsExactly(ours, hers);
        ToolRecord corrected = tool.update(Entity.NOTE, hers.id(), null, Map.of("text", text("Call back on Monday"),
                "categoryId", text("private")));
        assertThat(tool.get(Entity.NOTE, hers.id())).contains(corrected);
        assertThat(corrected.fields().get("categoryId")).isEqualTo(text("private"));
        assertRefused("categoryId", () -> tool.update(Entity.NOTE, hers.id(), null,
                Map.of("categoryId", text("public"))));
        tool.delete(Entity.NOTE, ours.id());
        tool.delete(Entity.NOTE, ours.id());
        assertThat(tool.get(Entity.NOTE, ours.id())).isEmpty();
    }

    @Test
    void aPrivateNoteIsNeverPublic() {
        ToolRecord task = task(project(Map.of()), "92");
        ToolRecord ours = note(task, "The price is too high", null, "private");
        assertThat(ours.fields().get("categoryId")).isEqualTo(text("private"));
        member(task.projectId(), "cmiller", "Reporter");
        // Developers may, by default, reporters may not.
        note(task, "Discount?", redmine.idOf("asmith"), "public");
        assertRefused("authorId", () -> note(task, "No discount", redmine.idOf("cmiller"), "private"));

        assertThat(redmine.call("cmiller", "GET", "/issues/" + task.id() + ".json?include=journals", null)
                .toString()).doesNotContain("No discount", "too high").contains("Discount?");
    }

    @Test
    void aNoteOfSomebodyWhoMayNotWriteIsNotWritten() {
        ToolRecord task = task(project(Map.of()), "92");
        redmine.call("bridge", "PUT", "/users/" + redmine.idOf("cmiller") + ".json", "{'user': {'status': 3}}");
        assertRefused("authorId", () -> note(task, "Locked out", redmine.idOf("cmiller"), "public"));
        Tool careful = new RedmineTool(redmine.as("bridge"), RedmineChoices.defaults());
        assertRefused("authorId", () -> careful.create(Entity.NOTE, "n", null, Map.of("taskId", text(task.id()),
                "text", text("No member"), "authorId", text(redmine.idOf("bjones")))));

        assertThat(tool.list(Entity.NOTE, task.projectId())).isEmpty();
    }

    @Test
    void whatIsLostOnTheWayIsFound() {
        Map<String, JsonNode> project = Map.of("name", text("Patio Music"));
        assertFoundOnce(Entity.PROJECT, "4711", project, null);
        String projectId = tool.list(Entity.PROJECT, null).get(0).id();
        assertFoundOnce(Entity.PHASE, "81", Map.of("projectId", text(projectId), "name", text("Rough-in")), projectId);
        assertFoundOnce(Entity.TASK, "92", Map.of("projectId", text(projectId), "name", text("Rack")), projectId);
        String taskId = tool.list(Entity.TASK, projectId).get(0).id();
        assertFoundOnce(Entity.STEP, "5", Map.of("taskId", text(taskId), "text", text("Label")), projectId);
        assertFoundOnce(Entity.NOTE, null, Map.of("taskId", text(taskId), "text", text("Delivered")), projectId);
        tool.update(Entity.TASK, taskId, null, Map.of("assigneeIds", NODES.arrayNode().add(redmine.idOf("asmith"))));
        assertFoundOnce(Entity.TIME_ENTRY, "77", Map.of("taskId", text(taskId), "userId",
                text(redmine.idOf("asmith")), "day", text("2027-01-31"), "hours", NODES.numberNode(1),
                "resourceTypeId", text(resourceType("Design"))), projectId);
    }

    @Test
    void whatIsLostIsFoundAmongStrangersWhereItsFieldCannotBeSearched() {
        ToolRecord project = project(Map.of());
        redmine.sql("UPDATE custom_fields SET is_filter = 0");
        for (int i = 0; i < 3; i++) {
            redmine.call("bridge", "POST", "/issues.json", "{'issue': {'project_id': " + project.id()
                    + ", 'subject': 'Stranger " + i + "'}}");
        }
        assertThat(tool.made(Entity.TASK, "t", "92", Map.of("projectId", text(project.id()),
                "name", text("Stranger 1")))).isEmpty();
        ToolRecord task = task(project, "92");
        assertThat(tool.made(Entity.TASK, "t", "92", Map.of("projectId", text(project.id())))).contains(task);
    }

    @Test
    void whatIsGoneIsGone() {
        ToolRecord project = project(Map.of());
        ToolRecord phase = phase(project, "Rough-in");
        ToolRecord task = tool.create(Entity.TASK, "t", "92", Map.of("projectId", text(project.id()),
                "name", text("Rack"), "phaseId", text(phase.id())));
        ToolRecord step = tool.create(Entity.STEP, "s", "5", Map.of("taskId", text(task.id()), "text", text("Label")));
        ToolRecord entry = time(task, "77");

        assertRefused("in it", () -> tool.delete(Entity.PHASE, phase.id()));
        tool.update(Entity.TASK, task.id(), null, Collections.singletonMap("phaseId", NODES.nullNode()));
        tool.delete(Entity.PHASE, phase.id());
        tool.delete(Entity.TASK, task.id());
        tool.delete(Entity.TASK, task.id());
        for (ToolRecord gone : List.of(phase, task, step)) {
            assertThat(tool.get(gone.entity(), gone.id())).as(gone.toString()).isEmpty();
        }
        assertThat(tool.list(Entity.TASK, project.id())).isEmpty();
        // What people have worked is not thrown away.
        assertThat(tool.get(Entity.TIME_ENTRY, entry.id()).orElseThrow().fields().get("taskId").isNull()).isTrue();
        tool.delete(Entity.TIME_ENTRY, entry.id());
        assertThat(tool.list(Entity.TIME_ENTRY, project.id())).isEmpty();
        tool.delete(Entity.PROJECT, project.id());
        assertThat(tool.get(Entity.PROJECT, project.id())).isEmpty();
        assertThatThrownBy(() -> tool.update(Entity.TASK, task.id(), null, Map.of("name", text("x"))))
                .isInstanceOfSatisfying(ToolException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GONE));
    }

    @Test
    void anArchivedProjectIsPutAsideNotGone() {
        ToolRecord project = project(Map.of());
        ToolRecord task = task(project, "92");
        ToolRecord entry = time(task, "77");
        redmine.call("bridge", "POST", "/projects/" + project.id() + "/archive.json", null);

        assertThat(tool.get(Entity.PROJECT, project.id()).map(ToolRecord::archived)).contains(true);
        assertThat(tool.get(Entity.TASK, task.id()).map(ToolRecord::archived)).contains(true);
        assertThat(tool.get(Entity.TIME_ENTRY, entry.id()).map(ToolRecord::archived)).contains(true);
        assertThat(tool.list(Entity.PROJECT, null)).isEmpty();
        assertRefused(null, () -> tool.list(Entity.TASK, project.id()));
        assertRefused(null, () -> tool.list(Entity.PHASE, project.id()));
        assertRefused(null, () -> tool.list(Entity.TIME_ENTRY, project.id()));
        assertRefused(null, () -> tool.update(Entity.TASK, task.id(), null, Map.of("name", text("x"))));
        assertRefused(null, () -> tool.made(Entity.PROJECT, "p", "4711", Map.of()));
        redmine.call("bridge", "POST", "/projects/" + project.id() + "/unarchive.json", null);
        assertThat(tool.get(Entity.TASK, task.id())).contains(task);
    }

    @Test
    void aClosedProjectCanBeReadButNotChanged() {
        ToolRecord project = project(Map.of());
        ToolRecord task = task(project, "92");
        redmine.call("bridge", "PUT", "/projects/" + project.id() + "/close.json", null);

        assertThat(tool.list(Entity.PROJECT, null)).singleElement().extracting(ToolRecord::archived).isEqualTo(true);
        assertThat(tool.list(Entity.TASK, project.id())).containsExactly(task);
        assertRefused(null, () -> tool.update(Entity.TASK, task.id(), null, Map.of("name", text("x"))));
        assertRefused(null, () -> task(project, "93"));
        assertRefused(null, () -> tool.update(Entity.PROJECT, project.id(), null, Map.of("name", text("x"))));
    }

    @Test
    void anIdThatIsGivenOutAgainHasAnotherTimeOfCreation() {
        ToolRecord project = project(Map.of());
        ToolRecord made = task(project, "92");
        redmine.sql("UPDATE issues SET created_on = datetime(created_on, '-1 hour') WHERE id = " + made.id());
        ToolRecord task = tool.get(Entity.TASK, made.id()).orElseThrow();
        tool.delete(Entity.TASK, task.id());
        ToolRecord other = task(project, "93");

        assertThat(other.id()).isEqualTo(task.id());
        assertThat(tool.get(Entity.TASK, task.id()).orElseThrow().createdAt()).isNotEqualTo(task.createdAt());
    }

    @Test
    void aKeyThatIsRevokedShowsNoEmptyLists() {
        ToolRecord task = task(project(Map.of()), "92");
        redmine.set("login_required", "0");
        redmine.sql("DELETE FROM tokens WHERE action = 'api' AND user_id = " + redmine.idOf("bridge"));

        for (Runnable asked : List.<Runnable>of(tool::self, () -> tool.list(Entity.PROJECT, null),
                () -> tool.get(Entity.TASK, "99"), () -> tool.delete(Entity.TASK, "99"), () -> tool.changes(null),
                () -> tool.get(Entity.TASK, task.id()))) {
            assertThatThrownBy(asked::run).isInstanceOfSatisfying(ToolException.class,
                    refused -> assertThat(refused.kind()).isEqualTo(Kind.KEY));
        }
    }

    @Test
    void whoIsNoAdministratorIsNotBelievedToSeeEverything() {
        assertThatThrownBy(() -> new RedmineTool(redmine.as("asmith"), CHOICES).list(Entity.PROJECT, null))
                .isInstanceOfSatisfying(ToolException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RIGHT));
    }

    @Test
    void whatIsRefusedWithoutAWordIsSaid() {
        ToolRecord task = task(project(Map.of()), "92");
        ToolRecord step = tool.create(Entity.STEP, "s", "5", Map.of("taskId", text(task.id()), "text", text("Label")));

        // A task with an open step cannot be closed; the name is changed all the same.
        assertRefused("statusId", () -> tool.update(Entity.TASK, task.id(), null, Map.of("name", text("Racks"),
                "statusId", text(status("Closed")))));
        assertThat(tool.get(Entity.TASK, task.id()).orElseThrow().fields().get("name")).isEqualTo(text("Racks"));
        tool.update(Entity.STEP, step.id(), null, Map.of("done", NODES.booleanNode(true)));
        tool.update(Entity.TASK, task.id(), null, Map.of("statusId", text(status("Closed"))));
        assertRefused("done", () -> tool.update(Entity.STEP, step.id(), null, Map.of("done",
                NODES.booleanNode(false))));
        assertRefused(null, () -> tool.update(Entity.TASK, task.id(), null, Map.of("startDate", text("2027-02-01"),
                "dueDate", text("2027-01-31"))));
        assertRefused("colour", () -> tool.update(Entity.TASK, task.id(), null, Map.of("colour", text("red"))));
    }

    @Test
    void aTrackerThatAProjectDoesNotHaveMakesNothingElse() {
        ToolRecord project = project(Map.of());
        redmine.call("bridge", "PUT", "/projects/" + project.id() + ".json", "{'project': {'tracker_ids': [1]}}");

        assertRefused(null, () -> task(project, "92"));
        assertThat(redmine.call("bridge", "GET", "/issues.json?status_id=*", null).path("total_count").asInt())
                .isZero();
    }

    @Test
    void aNewProjectGetsTheTrackersAndModulesThatItNeeds() {
        redmine.set("default_projects_tracker_ids", "---\n- ''1''\n");
        redmine.set("default_projects_modules", "---\n- wiki\n");
        ToolRecord project = project(Map.of());

        task(project, "92");
        assertThat(tool.list(Entity.TIME_ENTRY, project.id())).isEmpty();
        assertThat(redmine.call("bridge", "GET", "/projects/" + project.id() + ".json?include=trackers,enabled_modules",
                null).toString()).contains("Bug", "wiki");
    }

    @Test
    void aFirstStepTakesNothingAwayFromItsTask() {
        ToolRecord project = project(Map.of());
        ToolRecord task = tool.create(Entity.TASK, "t", "92", Map.of("projectId", text(project.id()),
                "name", text("Rack"), "startDate", text("2027-01-31"), "dueDate", text("2027-02-28"),
                "priorityId", text(priority("High"))));
        redmine.set("parent_issue_dates", "derived");
        redmine.set("parent_issue_priority", "derived");

        assertRefused("parent", () -> tool.create(Entity.STEP, "s", "5", Map.of("taskId", text(task.id()),
                "text", text("Label"))));
        assertThat(tool.get(Entity.TASK, task.id()).orElseThrow().fields()).isEqualTo(task.fields());
        assertThat(tool.list(Entity.STEP, project.id())).isEmpty();
    }

    @Test
    void valuesThatAreEqualAreNotWritten() {
        ToolRecord task = task(project(Map.of()), "92");
        tool.update(Entity.TASK, task.id(), null, Map.of("description", text("One\r\nTwo")));
        redmine.calls().clear();

        tool.update(Entity.TASK, task.id(), null, Map.of("name", text("Task 92"), "description", text("One\nTwo")));
        tool.mark(Entity.TASK, task.id(), "92");

        assertThat(redmine.calls()).allMatch(call -> call.startsWith("GET "));
    }

    @Test
    void marksAreWrittenLater() {
        ToolRecord project = project(Map.of());
        ToolRecord task = task(project, null);
        for (ToolRecord one : List.of(project, phase(project, "Rough-in"), task, time(task, null))) {
            tool.mark(one.entity(), one.id(), "12345");
            assertThat(tool.get(one.entity(), one.id()).map(ToolRecord::mark)).as(one.toString()).contains("12345");
        }
    }

    @Test
    void listsAreReadToTheirEndsAndLeaveOutSubprojects() {
        ToolRecord project = project(Map.of());
        redmine.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 230) INSERT INTO issues "
                + "(tracker_id, project_id, subject, status_id, priority_id, author_id, created_on, updated_on, "
                + "root_id, lft, rgt, lock_version, done_ratio, is_private) SELECT (SELECT id FROM trackers WHERE "
                + "name = 'Task'), " + project.id() + ", 'Task ' || i, 1, 2, 1, '2027-01-01 00:00:00', "
                + "'2027-01-01 00:00:00', i, 1, 2, 0, 0, 0 FROM n");
        JsonNode child = redmine.call("bridge", "POST", "/projects.json", "{'project': {'name': 'Child', "
                + "'identifier': 'child', 'parent_id': " + project.id() + "}}").path("project");
        redmine.call("bridge", "POST", "/issues.json", "{'issue': {'project_id': " + child.path("id")
                + ", 'subject': 'Elsewhere'}}");
        redmine.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 205) INSERT INTO "
                + "time_entries (project_id, author_id, user_id, issue_id, hours, activity_id, spent_on, tyear, tmonth,"
                + " tweek, created_on, updated_on) SELECT " + project.id() + ", 1, 1, 1, 1, 8, '2027-01-01', 2027, 1, "
                + "1, '2027-01-01 00:00:00', '2027-01-01 00:00:00' FROM n");

        assertThat(tool.list(Entity.TASK, project.id())).hasSize(230);
        assertThat(tool.list(Entity.TIME_ENTRY, project.id())).hasSize(205);
        assertThat(tool.list(Entity.PROJECT, null)).hasSize(2);
    }

    @Test
    void changesAreToldTwiceAndNoMore() {
        String start = tool.changes(null).cursor();
        ToolRecord project = project(Map.of());
        ToolRecord task = task(project, "92");

        Tool.Changes first = tool.changes(start);
        assertThat(first.changed()).containsExactlyInAnyOrder(
                new Tool.Changes.Seen(Entity.PROJECT, project.id(), project.id()),
                new Tool.Changes.Seen(Entity.TASK, task.id(), project.id()));
        Tool.Changes second = tool.changes(first.cursor());
        assertThat(second.changed()).hasSize(2);
        assertThat(tool.changes(second.cursor()).changed()).isEmpty();
        assertThatThrownBy(() -> tool.changes("c17")).isInstanceOf(ToolException.class);
    }

    @Test
    void namesAreCutAndNumberedAsRedmineWantsThem() {
        ToolRecord project = project(Map.of());
        ToolRecord one = phase(project, "Rough-in " + "x".repeat(60));
        ToolRecord two = phase(project, "Rough-in " + "x".repeat(60));

        assertThat(one.fields().get("name").asText()).hasSize(60);
        assertThat(two.fields().get("name").asText()).hasSize(60).endsWith(" (2)");
        redmine.calls().clear();
        tool.update(Entity.PHASE, two.id(), null, Map.of("name", text("Rough-in " + "x".repeat(60))));
        assertThat(redmine.calls()).allMatch(call -> call.startsWith("GET "));
        assertThat(tool.create(Entity.TASK, "t", null, Map.of("projectId", text(project.id()),
                "name", text("😀".repeat(300)))).fields().get("name").asText()).isEqualTo("😀".repeat(255));
    }

    @Test
    void timeThatWasWorkedOnAStepIsItsTasks() {
        ToolRecord project = project(Map.of());
        ToolRecord task = task(project, "92");
        ToolRecord step = tool.create(Entity.STEP, "s", "5", Map.of("taskId", text(task.id()), "text", text("Label")));
        ToolRecord entry = time(step, "77");

        assertThat(entry.fields().get("taskId")).isEqualTo(text(task.id()));
        assertThat(tool.list(Entity.TIME_ENTRY, project.id())).containsExactly(entry);
    }

    @Test
    void nothingIsMissingWhereAnAdministratorHasDoneEverything() {
        RedmineSetup setup = new RedmineSetup(redmine.as("bridge"), new RedmineChoices("Task", "Step", "Manager"));
        assertThat(setup.check()).isEmpty();
        assertThat(setup.check(task(project(Map.of()), "92").projectId())).isEmpty();
    }

    @Test
    void whatIsMissingIsSaid() {
        ToolRecord project = project(Map.of());
        task(project, "92");
        redmine.set("login_required", "0");
        redmine.sql("UPDATE custom_fields SET is_filter = 0 WHERE name = 'ConnectWise ticket'; "
                + "UPDATE custom_fields SET field_format = 'text' WHERE name = 'Customer'; "
                + "UPDATE custom_fields SET name = 'Holder', is_required = 1 WHERE name = 'Owner'; "
                + "UPDATE custom_fields SET is_for_all = 0 WHERE name = 'ConnectWise ticket'; "
                + "DELETE FROM custom_fields_trackers WHERE tracker_id = (SELECT id FROM trackers WHERE name = 'Step');"
                + "UPDATE trackers SET fields_bits = 255 WHERE name = 'Task'");
        RedmineSetup setup = new RedmineSetup(redmine.as("bridge"), new RedmineChoices("Task", "Phase", "Nobody"));

        assertThat(setup.check()).extracting(finding -> finding.code() + " " + finding.subject())
                .containsExactlyInAnyOrder("TRACKER_FIELDS Task", "TRACKER_MISSING Phase",
                        "FIELD_NOT_SEARCHABLE TASK_MARK", "FIELD_FORMAT PROJECT_CUSTOMER",
                        "FIELD_MISSING PROJECT_OWNER", "FIELD_REQUIRED Holder", "OPEN_TO_ALL ",
                        "ROLE_MISSING Nobody");
        assertThat(new RedmineSetup(redmine.as("bridge"), new RedmineChoices("Task", "Step", "Reporter")).check())
                .extracting(Finding::code).contains(Finding.Code.FIELD_TRACKERS, Finding.Code.ROLE_RIGHTS);
        assertThat(setup.check(project.id())).extracting(Finding::code).containsExactlyInAnyOrder(
                Finding.Code.TRACKER_MISSING, Finding.Code.FIELD_MISSING);
        assertThat(new RedmineTool(redmine.as("bridge"), CHOICES).capabilities().fields().get(Entity.PROJECT))
                .doesNotContain("ownerId", "customerId");
        assertThat(new RedmineSetup(redmine.as("asmith"), CHOICES).check()).extracting(Finding::code)
                .containsExactly(Finding.Code.NO_ADMINISTRATOR);
        redmine.set("rest_api_enabled", "0");
        assertThat(setup.check()).extracting(Finding::code).containsExactly(Finding.Code.KEY);
    }

    @Test
    void whoIsAssignedByDefaultIsTakenOff() {
        ToolRecord project = project(Map.of());
        member(project.id(), "asmith", "Manager");
        redmine.call("bridge", "PUT", "/projects/" + project.id() + ".json", "{'project': {'default_assigned_to_id': "
                + redmine.idOf("asmith") + "}}");

        ToolRecord task = tool.create(Entity.TASK, "t", "92", Map.of("projectId", text(project.id()),
                "name", text("Rack"), "assigneeIds", NODES.arrayNode()));

        assertThat(task.fields().get("assigneeIds")).isEmpty();
    }

    @Test
    void aStatusThatANewIssueMayNotHaveIsSetAfterwards() {
        ToolRecord project = project(Map.of());
        redmine.sql("DELETE FROM workflows WHERE old_status_id = 0");

        ToolRecord task = tool.create(Entity.TASK, "t", "92", Map.of("projectId", text(project.id()),
                "name", text("Rack"), "statusId", text(status("In Progress"))));

        assertThat(task.fields().get("statusId")).isEqualTo(text(status("In Progress")));
    }

    @Test
    void aWorkflowThatForbidsAStatusIsHeard() {
        ToolRecord task = task(project(Map.of()), "92");
        redmine.sql("DELETE FROM workflows WHERE new_status_id = " + status("Rejected"));

        assertRefused("statusId", () -> tool.update(Entity.TASK, task.id(), null,
                Map.of("statusId", text(status("Rejected")))));
    }

    @Test
    void anIssueOfAnotherTrackerIsNotGone() {
        ToolRecord task = task(project(Map.of()), "92");
        redmine.call("bridge", "PUT", "/projects/" + task.projectId() + ".json",
                "{'project': {'tracker_ids': [1, 4, 5]}}");
        redmine.call("bridge", "PUT", "/issues/" + task.id() + ".json", "{'issue': {'tracker_id': 1}}");

        assertThat(tool.list(Entity.TASK, task.projectId())).isEmpty();
        assertThat(tool.get(Entity.TASK, task.id()).map(ToolRecord::createdAt)).contains(task.createdAt());
    }

    private ToolRecord checkEveryField(Entity entity, String mark, Map<String, JsonNode> first,
            Map<String, JsonNode> second, Set<String> required) {
        assertThat(tool.capabilities().fields().get(entity)).as("every field").isEqualTo(first.keySet());
        ToolRecord made = tool.create(entity, "key", mark, first);
        assertHolds(made, first);
        assertThat(made.mark()).isEqualTo(mark);
        assertThat(made.createdAt()).isNotNull();
        assertThat(tool.get(entity, made.id())).contains(made);
        assertThat(tool.list(entity, entity == Entity.PROJECT ? null : made.projectId())).contains(made);
        ToolRecord changed = tool.update(entity, made.id(), null, second);
        assertHolds(changed, second);
        Map<String, JsonNode> nothing = new HashMap<>();
        first.keySet().stream().filter(field -> !required.contains(field))
                .forEach(field -> nothing.put(field, NODES.nullNode()));
        ToolRecord emptied = tool.update(entity, made.id(), null, nothing);
        assertThat(nothing.keySet()).allSatisfy(field -> assertThat(emptied.fields().get(field).isNull()
                || emptied.fields().get(field).isEmpty()).as(field).isTrue());
        assertThat(emptied.mark()).isEqualTo(mark);
        return emptied;
    }

    private static void assertHolds(ToolRecord record, Map<String, JsonNode> wanted) {
        wanted.forEach((field, value) -> assertThat(record.fields().get(field).toString()).as(field)
                .isEqualTo(value.toString()));
    }

    private void assertFoundOnce(Entity entity, String mark, Map<String, JsonNode> fields, String projectId) {
        assertThat(tool.made(entity, "key", mark, fields)).as(entity.wireName()).isEmpty();
        Tool losing = new RedmineTool(redmine.losing("bridge", entity == Entity.NOTE ? "PUT" : "POST", 1), CHOICES);
        assertThatThrownBy(() -> losing.create(entity, "key", mark, fields)).isInstanceOfSatisfying(
                ToolException.class, lost -> assertThat(lost.kind()).isEqualTo(Kind.PASSING));
        assertThat(tool.made(entity, "key", mark, fields)).as(entity.wireName()).get()
                .satisfies(found -> assertThat(found.mark()).isEqualTo(mark));
        assertThat(tool.list(entity, projectId)).hasSize(1);
    }

    private static void assertRefused(String reason, Runnable asked) {
        Consumer<ToolException> check = refused -> {
            assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
            if (reason != null) {
                assertThat(refused.reasons()).anyMatch(one -> one.contains(reason));
            }
        };
        assertThatThrownBy(asked::run).isInstanceOfSatisfying(ToolException.class, check);
    }

    private List<String> names(Entity entity) {
        return tool.list(entity, null).stream().map(one -> one.fields().get("name").asText()).toList();
    }

    private String status(String name) {
        return idOf(Entity.TASK_STATUS, name);
    }

    private String priority(String name) {
        return idOf(Entity.PRIORITY, name);
    }

    private String resourceType(String name) {
        return idOf(Entity.RESOURCE_TYPE, name);
    }

    private String idOf(Entity entity, String name) {
        return tool.list(entity, null).stream().filter(one -> one.fields().get("name").asText().equals(name))
                .findFirst().orElseThrow().id();
    }

    private ToolRecord project(Map<String, JsonNode> more) {
        Map<String, JsonNode> fields = new HashMap<>(Map.of("name", text("Patio Music")));
        fields.putAll(more);
        return tool.create(Entity.PROJECT, "project", "4711", fields);
    }

    private ToolRecord phase(ToolRecord project, String name) {
        return tool.create(Entity.PHASE, name, null, Map.of("projectId", text(project.id()), "name", text(name)));
    }

    private ToolRecord task(ToolRecord project, String mark) {
        return tool.create(Entity.TASK, "task " + mark, mark, Map.of("projectId", text(project.id()),
                "name", text("Task " + mark)));
    }

    private ToolRecord note(ToolRecord task, String text, String author, String category) {
        Map<String, JsonNode> fields = new HashMap<>(Map.of("taskId", text(task.id()), "text", text(text)));
        if (author != null) {
            fields.put("authorId", text(author));
        }
        if (category != null) {
            fields.put("categoryId", text(category));
        }
        return tool.create(Entity.NOTE, "note", null, fields);
    }

    private ToolRecord time(ToolRecord task, String mark) {
        return tool.create(Entity.TIME_ENTRY, "time", mark, Map.of("taskId", text(task.id()),
                "userId", text(redmine.idOf("asmith")), "day", text("2027-01-31"), "hours", NODES.numberNode(1.5),
                "resourceTypeId", text(resourceType("Design"))));
    }

    private void member(String projectId, String login, String role) {
        String roleId = redmine.call("bridge", "GET", "/roles.json", null).path("roles").findParents("name").stream()
                .filter(one -> one.path("name").asText().equals(role)).findFirst().orElseThrow().path("id").asText();
        redmine.call("bridge", "POST", "/projects/" + projectId + "/memberships.json", "{'membership': {'user_id': "
                + redmine.idOf(login) + ", 'role_ids': [" + roleId + "]}}");
    }

    private static JsonNode text(String text) {
        return NODES.textNode(text);
    }
}
