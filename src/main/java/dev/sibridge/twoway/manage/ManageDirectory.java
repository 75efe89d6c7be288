package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What Manage has that its projects and tickets refer to. Its lists say differently what is in use. */
public final class ManageDirectory {

    private final ManageCalls calls;

    public ManageDirectory(ManageCalls calls) {
        this.calls = calls;
    }

    /** Reads all of it. */
    public Directory read() {
        Map<Subject, List<Choice>> lists = new EnumMap<>(Subject.class);
        List<JsonNode> boards = list("/service/boards", "projectFlag = true");
        lists.put(Subject.BOARD, choices(boards, board -> named(board, null, false)));
        List<Choice> statuses = new ArrayList<>();
        boards.forEach(board -> list("/service/boards/" + board.path("id").asText() + "/statuses", null)
                .forEach(status -> statuses.add(named(status, board.path("name").asText(),
                        status.path("closedStatus").asBoolean()))));
        lists.put(Subject.TASK_STATUS, statuses);
        lists.put(Subject.PROJECT_STATUS, choices(list("/project/statuses", null), status -> named(status, null,
                status.path("closedFlag").asBoolean())));
        lists.put(Subject.CATEGORY, named("/project/projectTypes"));
        lists.put(Subject.PRIORITY, named("/service/priorities"));
        lists.put(Subject.NOTE_CATEGORY, noteCategories());
        lists.put(Subject.RESOURCE_TYPE, named("/time/workRoles"));
        lists.put(Subject.PROJECT_ROLE, named("/project/securityRoles"));
        lists.put(Subject.COMPANY_TYPE, named("/company/companies/types"));
        lists.put(Subject.PERSON, choices(list("/system/members", null), ManageDirectory::person));
        return new Directory(lists);
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
