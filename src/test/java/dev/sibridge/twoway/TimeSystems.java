package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.manage.ManageCalls;
import dev.sibridge.twoway.manage.ManageDirectory;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.pass.SideBySide;
import dev.sibridge.twoway.store.Pairs.Remembered;
import dev.sibridge.twoway.time.TimePass;
import dev.sibridge.twoway.time.TimeStore;
import dev.sibridge.twoway.tool.ToolDirectory;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project that both systems have, and time that people enter in the tool. */
final class TimeSystems {

    static final String ENTRIES = "/time/entries";

    final TwoSystems both;
    private final Tool tool;
    private Directory toolDirectory;
    private Directory manageDirectory;
    Mappings mappings;
    /** How long Manage may still be at a write that it did not answer. */
    Duration settle = Duration.ZERO;
    private int last;

    TimeSystems(Tool tool) {
        this.tool = tool;
        this.both = new TwoSystems(tool);
    }

    /** Both start over with a paired project. */
    void begin() {
        TwoSystems.DATABASE.jdbc().sql("DELETE FROM two_way_time").update();
        both.begin();
        both.pass();
        toolDirectory = ToolDirectory.of(tool);
        manageDirectory = new ManageDirectory(both.calls, SideBySide.NOT).read();
        mappings = MappingDocument.read("""
                people: [{ tool: asmith, manage: rokafor }]
                resourceTypes: { pairs: [{ tool: Installer, manage: Installer }], newInManage: Engineer }
                time: { enabled: true, nonBillable: NoCharge }
                """);
        both.calls.sent.clear();
    }

    /** One pass over the project's time. */
    TimePass.Result pass() {
        return pass(tool, both.calls);
    }

    TimePass.Result pass(Tool through, ManageCalls calls) {
        TimePass pass = new TimePass(new TimeStore(TwoSystems.DATABASE.jdbc()), through, calls, mappings,
                toolDirectory, manageDirectory, new Guard(20, 10), Clock.systemUTC(), settle);
        return pass.run(TwoSystems.PROJECT, both.pairs.of(TwoSystems.PROJECT).stream().map(Remembered::pair).toList());
    }

    /** Somebody enters time in the tool. */
    ToolRecord enter(Object... changes) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("taskId", both.inTool(Kind.TASK).id(),
                "userId", person("asmith"), "day", "2027-01-15", "hours", 1.5, "billable", true,
                "resourceTypeId", choice(toolDirectory, Subject.RESOURCE_TYPE, "Installer"), "text", "Hung it"));
        for (int i = 0; i < changes.length; i += 2) {
            fields.put((String) changes[i], changes[i + 1]);
        }
        Map<String, JsonNode> json = new LinkedHashMap<>();
        fields.forEach((name, value) -> json.put(name, new ObjectMapper().valueToTree(value)));
        return tool.create(Entity.TIME_ENTRY, "kim " + ++last, null, json);
    }

    /** Somebody changes it there. */
    void edit(ToolRecord entry, String field, Object value) {
        both.sandbox.edit("timeEntries", entry.id(), new ObjectMapper().valueToTree(Map.of(field, value)), "1");
    }

    void delete(ToolRecord entry) {
        tool.delete(Entity.TIME_ENTRY, entry.id());
    }

    Map<String, JsonNode> inTool(ToolRecord entry) {
        return tool.get(Entity.TIME_ENTRY, entry.id()).orElseThrow().fields();
    }

    /** All entries on the ticket. */
    List<JsonNode> inManage() {
        List<JsonNode> entries = new ArrayList<>();
        both.calls.call(ConnectWiseRequest.list(ENTRIES, "chargeToId = " + both.task.id())).forEach(entries::add);
        return entries;
    }

    JsonNode onlyInManage() {
        List<JsonNode> entries = inManage();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    /** Somebody brings the week's sheet of the only entry a step further. */
    void sheet(String step) {
        both.calls.call(ConnectWiseRequest.create("/time/sheets/" + onlyInManage().at("/timeSheet/id").asInt() + "/"
                + step, Map.of()));
    }

    /** Somebody changes a member of the only entry in Manage. */
    void correct(String member, Object value) {
        both.calls.call(ConnectWiseRequest.update(ENTRIES + "/" + onlyInManage().path("id").asInt(),
                Map.of(member, value)));
    }

    void put(String status) {
        RunningSandbox.shared().manage().as("zadmin").putTime(onlyInManage().path("id").asInt(), status);
    }

    String person(String login) {
        return toolDirectory.lists().get(Subject.PERSON).stream().filter(one -> login.equals(one.login())).findFirst()
                .orElseThrow().id();
    }

    private static String choice(Directory directory, Subject subject, String name) {
        return directory.lists().get(subject).stream().filter(one -> name.equals(one.name())).findFirst().orElseThrow()
                .id();
    }
}
