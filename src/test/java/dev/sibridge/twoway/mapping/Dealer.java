package dev.sibridge.twoway.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.MappedTranslation.FieldLimits;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Side;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A dealer with a tool, a tenant and complete mappings. */
final class Dealer {

    static final String BOARD = "D-Tools Projects";
    static final ObjectMapper JSON = new ObjectMapper();

    static final Directory TOOL = new Directory(Map.of(
            Subject.TASK_STATUS, List.of(status("t1", "New", null, false), status("t2", "In Progress", null, false),
                    status("t3", "Checking", null, false), status("t4", "Closed", null, true)),
            Subject.PROJECT_STATUS, List.of(status("tp1", "active", null, false), status("tp2", "closed", null, true),
                    status("tp3", "draft", null, false)),
            Subject.CATEGORY, choices("tc", "AV", "General"),
            Subject.PRIORITY, choices("ty", "High", "Urgent", "Normal"),
            Subject.NOTE_CATEGORY, choices("tn", "Note"),
            Subject.RESOURCE_TYPE, choices("tr", "Installer"),
            Subject.PERSON, List.of(person("u1", "Ann Smith", "ann@dealer.example.com", "ann"),
                    person("u2", "Bob Jones", null, "BJones"), person("u3", "Cleo", "cleo@home.example.com", "c"),
                    person("u4", "A Stranger", "x@example.com", "x"))));

    static final Directory MANAGE = new Directory(Map.of(
            Subject.BOARD, choices("b", BOARD, "Service"),
            Subject.TASK_STATUS, List.of(status("m1", "New", BOARD, false), status("m2", "In Progress", BOARD, false),
                    status("m3", "Waiting", BOARD, false), status("m4", "Closed", BOARD, true),
                    status("m5", "New", "Service", false), status("m6", "Later added", BOARD, false)),
            Subject.PROJECT_STATUS, List.of(status("mp1", "Open", null, false), status("mp2", "Planned", null, false),
                    status("mp3", "Closed", null, true)),
            Subject.CATEGORY, choices("mc", "Audio Video", "Other"),
            Subject.PRIORITY, choices("my", "Priority 2", "Priority 3"),
            Subject.NOTE_CATEGORY, choices("mn", "Internal"),
            Subject.RESOURCE_TYPE, choices("mr", "Technician"),
            Subject.PROJECT_ROLE, choices("ro", "Team Member"),
            Subject.COMPANY_TYPE, choices("ct", "Client"),
            Subject.PERSON, List.of(person("p1", "asmith", "Ann@Dealer.example.com", "asmith"),
                    person("p2", "bjones", null, "bjones"), person("p3", "cmiller", "cm@dealer.example.com", "cm"))));

    static final FieldLimits LIMITS = new FieldLimits() {

        @Override
        public int longest(Field field, Side side) {
            return side == Side.MANAGE && field == Field.TASK_NAME ? 100 : 60_000;
        }

        @Override
        public boolean isRequired(Field field, Side side) {
            return side == Side.MANAGE && field == Field.TASK_NAME;
        }
    };

    private static final String DOCUMENT = """
            {"boards": [{"board": "D-Tools Projects", "default": true, "pairNew": false, "statuses":
                {"New": "NotStarted*", "In Progress": "InProgress*", "Waiting": "Blocked*", "Closed": "Complete*"}}],
             "projectStatuses": {"Open": "InProgress*", "Planned": "Planning*", "Closed": "Complete*"},
             "toolStatuses": {"New": "NotStarted*", "Checking": "InProgress", "In Progress": "InProgress*",
                "Closed": "Complete*"},
             "toolProjectStatuses": {"active": "InProgress*", "closed": "Complete*", "draft": "Planning*"},
             "categories": {"pairs": [{"tool": "AV", "manage": "Audio Video"}], "newInManage": "Other",
                "newInTool": "General"},
             "priorities": {"pairs": [{"tool": "High", "manage": "Priority 2"}, {"tool": "Urgent", "manage":
                "Priority 2"}], "newInManage": "Priority 3", "newInTool": "Normal"},
             "noteCategories": {"pairs": [], "newInManage": "Internal", "newInTool": "Note"},
             "resourceTypes": {"pairs": [{"tool": "Installer", "manage": "Technician"}]},
             "people": [{"tool": "cleo@home.example.com", "manage": "cmiller"}],
             "projectRole": "Team Member", "companyTypes": ["Client"],
             "time": {"enabled": false, "nonBillable": "NoCharge"},
             "rules": {"startDate": "tool", "description": "ask"}, "defaultPhase": "General"}
            """;

    private Dealer() {
    }

    static Mappings mappings() {
        return mappings(same -> { });
    }

    /** The same with something changed in the document. */
    static Mappings mappings(Consumer<ObjectNode> change) {
        try {
            ObjectNode document = (ObjectNode) JSON.readTree(DOCUMENT);
            change.accept(document);
            return JSON.treeToValue(document, Mappings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Choice> choices(String ids, String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(i -> Choice.of(ids + (i + 1), names[i])).toList();
    }

    private static Choice status(String id, String name, String group, boolean closed) {
        return new Choice(id, name, group, closed, true, null, null);
    }

    private static Choice person(String id, String name, String mail, String login) {
        return new Choice(id, name, null, false, true, mail, login);
    }
}
