package dev.sibridge.sandbox.dtools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.RequestLog;
import dev.sibridge.sandbox.SandboxState;
import dev.sibridge.sandbox.SimulatedService;
import dev.sibridge.sandbox.dtools.exports.Adjustments;
import dev.sibridge.sandbox.dtools.exports.SampleExports;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** D-Tools SI's cloud in memory: exports come in from SI's side, an integration lists, reads and acknowledges them. */
@Component
@Profile("sandbox")
public class DToolsSandbox implements SandboxState {

    private final SimulatedService service;
    private final SampleExports samples = new SampleExports();
    private final ObjectNode comments = samples.comments();
    private final Adjustments adjustments = new Adjustments(samples.emptyRow());
    private final MessageQueue queue;
    private final List<JsonNode> oddRows = new CopyOnWriteArrayList<>();
    private final boolean large;

    /** @param size of the samples: {@code small}, which are four, or {@code large}, which is one of 400 rows */
    @Autowired
    DToolsSandbox(@Qualifier("dtoolsService") SimulatedService service,
            @Value("${sandbox.samples:small}") String size) {
        this(service, Clock.systemUTC(), size);
    }

    DToolsSandbox(SimulatedService service, Clock clock) {
        this(service, clock, "small");
    }

    private DToolsSandbox(SimulatedService service, Clock clock, String size) {
        if (!List.of("small", "large").contains(size)) {
            throw new IllegalArgumentException("sandbox.samples is small or large, not \"" + size + "\".");
        }
        this.service = service;
        this.queue = new MessageQueue(clock);
        this.large = size.equals("large");
        reset();
    }

    /** Starts over with the sample exports, none acknowledged; faults, latency and log are gone. */
    public final void reset() {
        clear();
        if (large) {
            exportLarge();
        } else {
            samples.projects().forEach(queue::export);
        }
    }

    /** Exports the large sample, now. Returns the row of the list. */
    public final ObjectNode exportLarge() {
        ObjectNode project = samples.large();
        project.remove(List.of("PublishedOn", "PublishedOnUnixTimeMs"));
        return queue.export(project);
    }

    /** Starts over with an empty queue. */
    public final void clear() {
        queue.clear();
        oddRows.clear();
        service.calmDown();
    }

    /**
     * Exports a project or change order, complete or not, as a person in SI would.
     *
     * @param project the project; its members {@code Deleted} and {@code Archived} go to the row of the list
     * @return the row of the list
     */
    public ObjectNode export(ObjectNode project) {
        return queue.export(project);
    }

    /** Puts a row into the list as it stands, before all others; it stays until the sandbox starts over. */
    public void addRow(JsonNode row) {
        oddRows.add(0, row);
    }

    /** What the list holds for whoever asks so. */
    List<JsonNode> list(MessageFilter filter) {
        List<JsonNode> rows = new ArrayList<>(oddRows);
        rows.addAll(queue.rows(filter));
        return rows;
    }

    /** The rows of all messages, newest first, acknowledged, deleted and archived ones too. */
    public List<ObjectNode> messages() {
        return queue.rows(MessageFilter.ALL);
    }

    /** What the sandbox was asked. */
    public List<RequestLog.Entry> log() {
        return service.log().entries();
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
        return Map.of("messages", messages());
    }

    MessageQueue queue() {
        return queue;
    }

    ObjectNode shaped(ObjectNode project, Delivery delivery) {
        return delivery.shape(project, adjustments);
    }

    List<JsonNode> comments(String projectId) {
        List<JsonNode> found = new ArrayList<>();
        comments.path(projectId).forEach(found::add);
        return found;
    }
}
