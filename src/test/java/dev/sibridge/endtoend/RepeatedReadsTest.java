package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every read of a first run, at D-Tools and at Manage, meets every kind of trouble that passes: the run succeeds in the
 * same poll, and Manage ends up as if nothing had happened.
 */
@Tag("matrix") // FaultMatrixTest does the same with every call of a smaller project, in every build.
class RepeatedReadsTest {

    private static final String NULL = "'kind': 'garbage', 'body': 'null'";
    private static final List<String> TROUBLES = List.of(
            "'kind': 'rate-limit', 'retryAfter': 0", "'kind': 'rate-limit', 'retryAfter': 1",
            "'kind': 'status', 'status': 500", "'kind': 'drop-before'", "'kind': 'drop-after'", "'kind': 'garbage'",
            "'kind': 'garbage', 'body': ''", NULL, "'kind': 'garbage', 'body': '7'",
            "'kind': 'truncated'", "'kind': 'slow', 'delayMs': 900");
    private static final Vendors VENDORS = new Vendors();

    private static InProcess bridge;
    private static Snapshot undisturbed;
    private static int cases;

    /** One read: the nth of its path. */
    record Read(String vendor, String path, int nth) {
    }

    @BeforeAll
    static void start() {
        bridge = InProcess.start(VENDORS, "CONNECTWISE_TIMEOUT=700ms", "camel.component.http.response-timeout=700");
    }

    @AfterAll
    static void stop(TestReporter reporter) {
        bridge.close();
        reporter.publishEntry("reads that met trouble", String.valueOf(cases));
        System.out.println("Reads that met trouble: " + cases);
    }

    static Stream<String[]> everyReadWithEveryTrouble() {
        begin();
        Run run = bridge.pollOne();
        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        List<Read> reads = new ArrayList<>(reads("dtools", VENDORS.dtoolsLog()));
        reads.addAll(reads("manage", VENDORS.manageLog()));
        undisturbed = Snapshot.of(VENDORS);
        return reads.stream().flatMap(read -> TROUBLES.stream().filter(trouble -> !isAnAnswer(trouble, read))
                .map(trouble -> new String[] {read.vendor, """
                {'method': 'GET', 'path': '%s', 'nth': %d, %s}""".formatted(read.path, read.nth, trouble)}));
    }

    @ParameterizedTest
    @MethodSource("everyReadWithEveryTrouble")
    void isRepeatedUntilTheTroubleHasPassed(String vendor, String fault) {
        cases++;
        begin();
        VENDORS.fault(vendor, fault.replace('\'', '"'));

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(Stream.concat(VENDORS.dtoolsLog().stream(), VENDORS.manageLog().stream())
                .filter(call -> call.hasNonNull("fault"))).as("the trouble came").hasSize(1);
        VENDORS.assertNoViolations();
        assertThat(VENDORS.waiting()).isEmpty();
        assertThat(Snapshot.of(VENDORS)).isEqualTo(undisturbed);
    }

    // With null, Manage says that it does not know the company.
    private static boolean isAnAnswer(String trouble, Read read) {
        return trouble.equals(NULL) && read.path.startsWith("/companyinfo/");
    }

    private static void begin() {
        bridge.forgetEverything();
        bridge.forgetTenant();
        VENDORS.startEmpty();
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
    }

    private static List<Read> reads(String vendor, List<JsonNode> log) {
        Map<String, Integer> seen = new HashMap<>();
        return log.stream().filter(call -> call.path("method").asText().equals("GET"))
                .map(call -> call.path("path").asText())
                .map(path -> new Read(vendor, path, seen.merge(path, 1, Integer::sum))).toList();
    }
}
