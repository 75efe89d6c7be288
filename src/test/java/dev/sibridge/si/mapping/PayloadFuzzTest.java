package dev.sibridge.si.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.mapping.refusals.Refusals;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import dev.sibridge.vendor.dtools.reading.PayloadTooLargeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever D-Tools answers is mapped or refused in plain words, soon. More of it:
 * {@code mvn test -Dtest=PayloadFuzzTest -Dfuzz.cases=100000 -Dfuzz.seed=7}.
 */
class PayloadFuzzTest {

    private static final int CASES = Integer.getInteger("fuzz.cases", 1_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_122);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MOST_HEAP_GROWTH = 64L << 20;
    private static final int LONGEST_SENTENCE = 1_000;
    private static final Pattern NOT_PLAIN = Pattern.compile(
            "com\\.fasterxml|java\\.lang|dev\\.sibridge|Exception|\\bnull\\b|\\bat [a-z]+\\.[a-z]+\\.|\\n");
    private static final List<SyncSettings> SETTINGS = List.of(Choices.choices(),
            Choices.choices("optionalRows", "INCLUDE", "aggregateAdjustments", true, "emptyLocations", "LEAVE_OUT",
                    "progresses", List.of("Design", "Approved"), "productIdCollision", "SHARE",
                    "productId", "{Manufacturer:3}-{Model}-{CustomField6}"));

    enum Result { MAPPED, REFUSED, TOO_LARGE, UNREADABLE, BROKEN }

    private final HostilePayloads payloads = new HostilePayloads(SEED);
    private final Map<Result, Integer> results = new EnumMap<>(Result.class);

    @Test
    void everyAnswerIsMappedOrRefusedInPlainWords() throws IOException {
        long before = 0;
        for (int number = 0; number < CASES; number++) {
            byte[] payload = payloads.payload(number);
            try {
                results.merge(judge(payload, SETTINGS.get(number % SETTINGS.size())), 1, Integer::sum);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("Case " + number + " of seed " + SEED + ", see " + save(number, payload), e);
            }
            if (number == CASES / 10) {
                before = usedHeap();
            }
        }
        System.out.println("Answers of seed " + SEED + ": " + results);

        assertThat(usedHeap() - before).as("growth of the heap").isLessThan(MOST_HEAP_GROWTH);
        assertThat(results.keySet()).as("every way to end").hasSize(Result.values().length);
    }

    private static Result judge(byte[] payload, SyncSettings settings) {
        long start = cpuTime();
        Result result;
        try {
            Project project = ExportReader.readProject(new ByteArrayInputStream(payload));
            assertThat(ExportReader.fingerprint(project)).hasSize(64);
            Refusals.check(project, settings, Tenants.CURRENCY);
            DesiredState desired = DesiredState.of(project, settings, Tenants.tenant());
            desired.warnings().forEach(PayloadFuzzTest::assertPlain);
            result = Result.MAPPED;
        } catch (RefusedException e) {
            assertThat(e.problems()).hasSizeBetween(1, 101);
            e.problems().forEach(problem -> assertPlain(problem.toString()));
            result = Result.REFUSED;
        } catch (PayloadTooLargeException e) {
            assertPlain(e.getMessage() + " " + e.todo());
            result = Result.TOO_LARGE;
        } catch (UnreadableExportException e) {
            assertPlain(e.getMessage());
            result = e.isBroken() ? Result.BROKEN : Result.UNREADABLE;
        }
        assertThat(Duration.ofNanos(cpuTime() - start)).as(result + " took").isLessThan(LONGEST);
        return result;
    }

    private static void assertPlain(String sentence) {
        assertThat(sentence).hasSizeBetween(10, LONGEST_SENTENCE);
        // What the export itself calls things stands in quotes, or before the colon that follows a row.
        assertThat(sentence.replaceAll("\"[^\"]*\"", "").replaceFirst("^.*: ", "")).doesNotContainPattern(NOT_PLAIN);
    }

    private static Path save(int number, byte[] payload) throws IOException {
        return Files.write(Path.of("target", "fuzz-" + SEED + "-" + number + ".json"), payload);
    }

    // A machine that is busy with other things is none of ours.
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
