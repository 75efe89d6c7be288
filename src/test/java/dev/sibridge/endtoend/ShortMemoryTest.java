package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.Bridge.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An export for which there is not enough memory, beside others, in processes whose heap is really that small. */
class ShortMemoryTest extends OneShotTest {

    private static final String HEAP = "128m";
    private static final String MESSAGE = "There was not enough memory (";

    private final UUID tooLarge = new UUID(9, 9);

    @BeforeEach
    void oneExportIsTooLargeForTheHeapButWithinTheLimits() {
        vendors.export(vendors.sample(Vendors.SMALL).put("Id", tooLarge.toString()).put("Name", "Too large"));
        vendors.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects/%s", "kind": "flood", "times": 99}""".formatted(tooLarge));
        for (int project = 1; project <= 6; project++) {
            ObjectNode ordinary = vendors.sample(Vendors.SMALL);
            vendors.export(ordinary.put("Id", new UUID(1, project).toString()).put("Name", "Ordinary " + project));
        }
        bridge.withHeap(HEAP);
    }

    @Test
    @Tag("field")
    void itFailsAloneAndIsNotTriedAgainUntilThereIsMoreMemory() {
        Result first = bridge.once();

        assertThat(first.exitCode()).as(first.log()).isEqualTo(1);
        assertThat(first.lineOf("Too large")).contains(" failed ").contains(" created=0 ");
        for (int project = 1; project <= 6; project++) {
            assertThat(first.lineOf("Ordinary " + project)).contains(" synced ");
        }
        assertThat(first.log()).contains(MESSAGE).contains("Give SI Bridge more (-Xmx");
        assertThat(vendors.waiting()).containsExactly("Too large");
        long reads = reads();

        System.out.println(first.log() + first.summary());
        Result second = bridge.once();
        System.out.println(second.log() + second.summary());

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.total()).contains(" found=1 ").contains(" failed=1 ");
        assertThat(second.log()).contains(MESSAGE);
        assertThat(reads()).as("it is remembered").isEqualTo(reads);

        Result withMore = bridge.withHeap("640m").once();

        assertThat(reads()).isGreaterThan(reads);
        assertThat(withMore.lineOf("Too large")).as("now the limit of rows is what it passes").contains(" refused ");
    }

    private long reads() {
        return vendors.dtoolsLog().stream().filter(call -> call.path("path").asText().endsWith(tooLarge.toString()))
                .count();
    }
}
