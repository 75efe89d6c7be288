package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.MariaDb;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Two processes work for one account on one database: it comes out as if there were one. */
class TwoProcessesTest {

    private static final List<String> PROJECTS = List.of("Patio", "Bar", "Bakery", "Office");
    private static final Vendors VENDORS = new Vendors();

    private static InProcess one;
    private static InProcess other;
    private static Snapshot ofOneAlone;

    @BeforeAll
    static void start() {
        String database = MariaDb.newDatabase();
        one = start(database);
        other = start(database);
        export();
        assertThat(one.runs(one.poll())).extracting(Run::outcome).containsOnly(Outcome.SYNCED);
        ofOneAlone = Snapshot.of(VENDORS);
    }

    @AfterAll
    static void stop() {
        Stream.of(one, other).filter(Objects::nonNull).forEach(InProcess::close);
    }

    @BeforeEach
    void begin() {
        one.forgetEverything();
        export();
    }

    @RepeatedTest(6)
    void eachProjectOfAClientIsMadeOnceThoughBothTakeItAtTheSameTime() {
        long first = one.begin();
        long second = other.begin();

        List<Run> runs = Stream.of(one.finish(first), other.finish(second))
                .flatMap(poll -> one.runs(poll).stream()).toList();

        assertThat(runs).extracting(Run::outcome).as(runs.toString())
                .doesNotContain(Outcome.FAILED, Outcome.REFUSED).doesNotContainNull();
        assertThat(runs).filteredOn(run -> run.outcome() == Outcome.SYNCED).extracting(Run::project)
                .containsExactlyInAnyOrderElementsOf(PROJECTS);
        assertThat(VENDORS.waiting()).isEmpty();
        assertThat(Snapshot.of(VENDORS)).isEqualTo(ofOneAlone);
        VENDORS.assertNoViolations();
    }

    private static InProcess start(String database) {
        return InProcess.start(VENDORS, "DATABASE_URL=" + database, "DATABASE_USERNAME=root");
    }

    private static void export() {
        VENDORS.startEmpty();
        IntStream.range(0, PROJECTS.size()).forEach(i -> {
            ObjectNode project = VENDORS.sample(Vendors.SMALL);
            project.put("Id", "00000000-0000-4000-8000-00000000000" + i).put("Name", PROJECTS.get(i));
            // One product of its own, of a manufacturer that all others need, too.
            ((ObjectNode) project.path("Items").get(0)).put("Model", "Own " + i);
            VENDORS.export(project);
        });
    }
}
