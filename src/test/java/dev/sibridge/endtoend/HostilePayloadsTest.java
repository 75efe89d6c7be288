package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.Bridge.Result;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.si.mapping.HostilePayloads;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an export holds, it ends in a sentence, stops no other, and takes no more memory than there is. */
class HostilePayloadsTest {

    private static final int EXPORTS = 20;
    private static final long SEED = 4;
    /** The list of exports is D-Tools' own; what it shows of a project stays as a person would write it. */
    private static final List<String> IN_THE_LIST = List.of("IntegrationProjectId", "MessageId", "ClientNumber",
            "Number", "Approved", "CONumber", "CurrencyCode", "Price", "ImportedOn", "PublishedOn",
            "PublishedOnUnixTimeMs", "Deleted", "Archived");

    private final Vendors vendors = new Vendors();

    @TempDir
    Path folder;

    @Test
    void eachEndsInASentenceAndStopsNoOther() {
        vendors.startEmpty();
        HostilePayloads payloads = new HostilePayloads(SEED);
        for (int number = 0; number < EXPORTS; number++) {
            ObjectNode project = payloads.project(number);
            project.remove(IN_THE_LIST);
            project.remove(IN_THE_LIST.stream().map(String::toLowerCase).toList());
            vendors.export(project.put("Id", new UUID(SEED, number).toString()).put("Name", "Hostile " + number)
                    .put("Client", "Client " + number).put("ClientId", "c" + number).put("Progress", "Approved"));
        }
        vendors.export(vendors.sample(Vendors.SMALL));

        try (InProcess bridge = InProcess.start(vendors)) {
            Poll poll = bridge.poll();

            assertThat(poll.state()).isEqualTo(Poll.State.DONE);
            List<Run> runs = bridge.runs(poll);
            assertThat(runs).hasSize(EXPORTS + 1).allSatisfy(run -> assertThat(run.messages())
                    .as(run.project() + " " + run.outcome())
                    .doesNotContain("unexpected", "com.fasterxml", "java.lang", "dev.sibridge", "\tat "));
            assertThat(runs).extracting(Run::outcome).contains(Outcome.SYNCED, Outcome.REFUSED)
                    .isSubsetOf(Outcome.SYNCED, Outcome.REFUSED, Outcome.FAILED);
            assertThat(runs).filteredOn(run -> run.outcome() != Outcome.SYNCED).allSatisfy(run ->
                    assertThat(run.messages()).isNotBlank());
            assertThat(runs).filteredOn(run -> run.project().equals("Patio Music")).extracting(Run::outcome)
                    .containsExactly(Outcome.SYNCED);
        }
    }

    @Test
    void anAnswerOf300MegabytesIsRefusedWithinASmallHeapAndTheNextExportGoesThrough() {
        vendors.startEmpty();
        ObjectNode large = vendors.sample(Vendors.LARGE);
        vendors.export(large);
        vendors.export(vendors.sample(Vendors.SMALL));
        vendors.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects/%s", "kind": "flood", "times": 9}"""
                .formatted(large.path("Id").asText()));

        Result result = new Bridge(folder, vendors).withHeap("128m").with("BRIDGE_PAYLOAD_MAXSIZE", "20MB").once();

        assertThat(result.exitCode()).as(result.log()).isEqualTo(1);
        assertThat(result.lineOf(large.path("Name").asText())).contains(" refused ").contains(" created=0 ");
        assertThat(result.lineOf("Patio Music")).contains(" synced ");
        assertThat(result.log()).contains("The export is larger than 20 MB. Split the project in SI and export it "
                + "again, or raise bridge.payload.max-size in application.yaml.").doesNotContain("OutOfMemory");
        assertThat(vendors.dtoolsLog()).filteredOn(call -> call.path("path").asText()
                .endsWith(large.path("Id").asText())).as("read once").hasSize(1);
    }
}
