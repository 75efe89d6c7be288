package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.pass.SideBySide;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What Manage has that its projects and tickets refer to. Its lists say differently what is in use. */
public final class ManageDirectory {

    private final ManageCalls calls;
    private final SideBySide sideBySide;

    public ManageDirectory(ManageCalls calls, SideBySide sideBySide) {
        this.calls = calls;
        this.sideBySide = sideBySide;
    }

    /** Reads all of it. */
    public Directory read() {
        List<Subject> subjects = List.of(Subject.BOARD, Subject.PROJECT_STATUS, Subject.CATEGORY, Subject.PRIORITY,
                Subject.NOTE_CATEGORY, Subject.RESOURCE_TYPE, Subject.PROJECT_ROLE, Subject.COMPANY_TYPE,
                Subject.PERSON);
        List<List<Choice>> read = sideBySide.each(subjects, this::choices);
        Map<Subject, List<Choice>> lists = new EnumMap<>(Subject.class);
        for (int number = 0; number < read.size(); number++) {
            lists.put(subjects.get(number), read.get(number));
        }
        lists.put(Subject.TASK_STATUS, sideBySide.each(lists.get(Subject.BOARD), this::statuses).stream()
                .flatMap(List::stream).toList());
        return new Directory(lists);
    }

    private List<Choice> choices(Subject subject) {
        return switch (subject) {
            case BOARD -> choices(list("/service/boards", "projectFlag = true"), board -> named(board, null, false));
            case PROJECT_STATUS -> choices(list("/project/statuses", null), status ->
                    named(status, null, status.path("closedFlag").asBoolean()));
            case CATEGORY -> named("/project/projectTypes");
            case PRIORITY -> named("/service/priorities");
            case NOTE_CATEGORY -> noteCategories();
            case RESOURCE_TYPE -> named("/time/workRoles");
            case PROJECT_ROLE -> named("/project/securityRoles");
            case COMPANY_TYPE -> named("/company/companies/types");
            case PERSON -> choices(list("/system/members", null), ManageDirectory::person);
            case TASK_STATUS -> throw new IllegalArgumentException("Each board has its own");
        };
    }

    private List<Choice> statuses(Choice board) {
        return choices(list("/service/boards/" + board.id() + "/statuses", null), status ->
                named(status, board.name(), status.path("closedStatus").asBoolean()));
    }

    /** Notes of projects have a type; those of tickets stand in one of three places. */
    private List<Choice> noteCategories() {
        List<Choice> all = new ArrayList<>(named("/company/noteTypes"));
        NoteFlags.all().forEach(place -> all.add(Choice.of(place, place)));
        return all;
    }

    private List<Choice> named(String path) {
        return choices(list(path, null), record -> named(record, null, false));
    }

    private static List<Choice> choices(List<JsonNode> records, Function<JsonNode, Choice> choice) {
        return records.stream().map(choice).toList();
    }

    private static Choice named(JsonNode record, String group, boolean closed) {
        return new Choice(record.path("id").asText(), record.path("name").asText(), group, closed, isActive(record),
                null, null);
    }

    private static Choice person(JsonNode member) {
        String name = (member.path("firstName").asText() + " " + member.path("lastName").asText()).strip();
        String mail = member.path("officeEmail").asText(member.path("primaryEmail").asText(null));
        return new Choice(member.path("id").asText(), name, null, false, isActive(member), mail,
                member.path("identifier").asText(null));
    }

    private static boolean isActive(JsonNode record) {
        return !record.path("inactiveFlag").asBoolean() && !record.path("inactive").asBoolean();
    }

    private List<JsonNode> list(String path, String conditions) {
        List<JsonNode> records = new ArrayList<>();
        calls.call(ConnectWiseRequest.list(path, conditions)).forEach(records::add);
        return records;
    }
}
