package dev.sibridge.sandbox.pm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.SandboxState;
import dev.sibridge.sandbox.SimulatedService;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The tool as people use it, who see no versions and no keys: they make, change, archive and delete records. */
@Component
@Profile("sandbox")
public class PmSandbox implements SandboxState {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SimulatedService service;
    private final Clock clock;
    private volatile ToolStore store;

    @Autowired
    PmSandbox(@Qualifier("pmService") SimulatedService service) {
        this(service, Clock.systemUTC());
    }

    PmSandbox(SimulatedService service, Clock clock) {
        this.service = service;
        this.clock = clock;
        reset();
    }

    /** Starts over: people, statuses and the like, and no project; faults, latency and log are gone. */
    public final void reset() {
        service.calmDown();
        store = new ToolStore(clock);
        name("users", "Ann Smith", "mail", "ann.smith@example.com", "login", "asmith");
        name("users", "Bob Jones", "mail", "bob.jones@example.com", "login", "bjones");
        name("users", "The bridge", "login", "bridge");
        List.of("Installer", "Programmer").forEach(name -> name("resourceTypes", name));
        List.of("AV", "General").forEach(name -> name("categories", name));
        List.of("Note", "Internal").forEach(name -> name("noteCategories", name));
        List.of("Critical", "High", "Normal", "Low").forEach(name -> name("priorities", name));
        statuses("taskStatuses", Map.of("New", "NotStarted", "In Progress", "InProgress", "Checking", "InProgress",
                "Stuck", "Blocked", "Done", "Complete", "Dropped", "Cancelled"));
        statuses("projectStatuses", Map.of("Draft", "Planning", "Active", "InProgress", "On hold", "OnHold",
                "Closed", "Complete"));
    }

    /** Remembers all records as they are. Returns the way back to that, without faults, latency and log. */
    public Runnable bookmark() {
        ToolStore kept = store.copy();
        return () -> {
            service.calmDown();
            store = kept.copy();
        };
    }

    private void statuses(String list, Map<String, String> categories) {
        categories.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(status -> name(list, status.getKey(), "category", status.getValue()));
    }

    private void name(String list, String name, String... more) {
        ObjectNode fields = NODES.objectNode().put("name", name);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        if (list.equals("users")) {
            fields.put("active", true);
        }
        store.create(list, null, null, fields, "setup");
    }

    /** Changes fields of a record; null empties one. */
    public void edit(String list, String id, ObjectNode fields, String by) {
        store.update(list, id, null, fields, by);
    }

    /** Makes a record. Returns its id. */
    public String create(String list, ObjectNode fields, String by) {
        return store.create(list, null, null, fields, by).id();
    }

    /** Deletes a record with all that belongs to it. */
    public void delete(String list, String id, String by) {
        store.delete(list, id, by);
    }

    public void archive(String id, boolean archived, String by) {
        store.archive(id, archived, by);
    }

    /** The records of a list, as the port shows them. */
    public List<ObjectNode> records(String list) {
        return store.all(list).stream().map(store::json).toList();
    }

    ToolStore store() {
        return store;
    }

    /** Faults, latency and log. */
    public SimulatedService service() {
        return service;
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public Object state() {
        Map<String, List<ObjectNode>> state = new LinkedHashMap<>();
        Schema.LISTS.keySet().forEach(list -> state.put(list, records(list)));
        return state;
    }
}
