package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whichever thread is struck when the memory is exhausted: nothing hangs, nothing is made twice, nothing is lost. */
@Timeout(120)
@Tag("matrix")
class StruckByShortMemoryTest {

    private static final int EXPORTS = 3;
    private static final Vendors VENDORS = new Vendors();

    private final Mortal mortal = new Mortal();
    private InProcess bridge;

    @BeforeEach
    void start() {
        VENDORS.startEmpty();
        for (int project = 1; project <= EXPORTS; project++) {
            VENDORS.export(VENDORS.sample(Vendors.SMALL).put("Id", new UUID(1, project).toString())
                    .put("Name", "Salon " + project));
        }
        // All are under way before the first is read.
        VENDORS.fault("dtools", """
                {"method": "GET", "path": "/Subscribe/Projects/*", "kind": "slow", "delayMs": 2000, "times": 3}""");
        bridge = InProcess.start(VENDORS, Clock.systemUTC(), mortal);
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @Tag("field")
    @CsvSource({
        "GET .*/Subscribe/Projects/, true", "GET .*/company/companies\\?, false", "GET .*/procurement/catalog\\?, true",
        "PUT .*MarkAsImported, false", "PUT .*MarkAsImported, true"})
    void anExportThatIsStruckBesideOthersIsTakenAllTheSameAndTheProcessEndsItself(String request, boolean afterwards) {
        mortal.exhaustMemory(Pattern.compile(request), afterwards, 1);

        Poll poll = bridge.poll();

        assertThat(poll.state()).isEqualTo(Poll.State.DONE);
        assertThat(bridge.runs(poll)).hasSize(EXPORTS).extracting(Run::outcome)
                .isSubsetOf(Outcome.SYNCED, Outcome.UNCHANGED);
        assertEachIsThereOnce();
        assertThat(VENDORS.waiting()).isEmpty();
        await().untilAsserted(() -> assertThat(bridge.endings()).containsExactly(3));
    }

    @ParameterizedTest
    @CsvSource({"POST .*/sales/opportunities", "POST .*/procurement/products", "POST .*/project/projects$",
        "POST .*/company/companies$"})
    void aCreateWhoseAnswerThereWasNoMemoryForIsNotRepeatedBlindly(String request) {
        mortal.exhaustMemory(Pattern.compile(request), true, 1);

        for (int poll = 0; poll < 4 && !VENDORS.waiting().isEmpty(); poll++) {
            bridge.poll();
        }

        assertThat(VENDORS.waiting()).isEmpty();
        assertEachIsThereOnce();
        assertThat(VENDORS.records("/procurement/products")).hasSize(EXPORTS * 6);
    }

    @Test
    void anExportThatIsStruckAgainAloneIsTheOneAndIsRemembered() {
        mortal.exhaustMemory(Pattern.compile("GET .*/Subscribe/Projects/" + new UUID(1, 2)), false, 99);

        Poll poll = bridge.poll();

        assertThat(bridge.runs(poll)).filteredOn(run -> run.project().equals("Salon 2")).singleElement()
                .satisfies(run -> {
                    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
                    assertThat(run.messages().lines()).hasSize(2).first().asString()
                            .startsWith("There was not enough memory (").contains("Give SI Bridge more");
                });
        assertThat(VENDORS.waiting()).containsExactly("Salon 2");
        int asked = VENDORS.dtoolsLog().size();

        Run again = bridge.pollOne();

        assertThat(again.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(VENDORS.dtoolsLog()).as("the list only").hasSize(asked + 1);

        mortal.exhaustMemory(Pattern.compile("nothing"), false, 0);
        VENDORS.export(VENDORS.sample(Vendors.SMALL).put("Id", new UUID(1, 2).toString()).put("Name", "Salon 2"));
        assertThat(bridge.runs(bridge.poll())).extracting(Run::outcome)
                .containsExactlyInAnyOrder(Outcome.SYNCED, Outcome.SKIPPED);
    }

    @Test
    void aPollThatIsStruckFailsInASentenceAndTheNextOneGoesOn() {
        mortal.exhaustMemory(Pattern.compile("GET .*/Subscribe/Projects\\?"), true, 1);

        Poll struck = bridge.poll();

        assertThat(struck.state()).isEqualTo(Poll.State.FAILED);
        assertThat(struck.message()).startsWith("There was not enough memory (");
        assertThat(bridge.runs(bridge.poll())).hasSize(EXPORTS).extracting(Run::outcome)
                .containsOnly(Outcome.SYNCED);
        assertThat(bridge.endings()).as("not at once: it would come to nothing again").isEmpty();
    }

    private static void assertEachIsThereOnce() {
        List<String> names = List.of("Salon 1", "Salon 2", "Salon 3");
        assertThat(VENDORS.records("/sales/opportunities")).extracting(record -> record.path("name").asText())
                .filteredOn(name -> name.startsWith("Salon")).containsExactlyInAnyOrderElementsOf(names);
        assertThat(VENDORS.records("/project/projects")).extracting(record -> record.path("name").asText())
                .filteredOn(name -> name.startsWith("Salon")).containsExactlyInAnyOrderElementsOf(names);
        VENDORS.assertNoViolations();
    }
}
