package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.Bridge.Result;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.RunningSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of the bridge are killed as an operating system kills them; the next ones end as if nothing had been. */
@Tag("matrix")
class ProcessKillTest {

    private static final int PROJECTS = 20;
    private static final int KILLS = 50;
    private static final int EVERY = 6;
    private static final long SEED = Long.getLong("matrix.seed", 20_261_122L);

    private final RunningSandbox sandbox = RunningSandbox.start();
    private final Vendors vendors = new Vendors(sandbox);
    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void twentyProjectsSurviveFiftyKillsAtRandomMoments() throws Exception {
        Snapshot undisturbed = undisturbed(projects(false), projects(true));
        vendors.startEmpty();
        Bridge bridge = new Bridge(Files.createDirectory(folder.resolve("killed")), vendors);
        List<List<ObjectNode>> rounds = List.of(projects(false), projects(true));
        int kills = 0;
        for (List<ObjectNode> round : rounds) {
            round.forEach(vendors::export);
            for (int i = 0; i < KILLS / rounds.size(); i++) {
                kills += kill(bridge, "manage", Trouble.none(1 + random.nextInt(60)), random.nextInt(12)) ? 1 : 0;
            }
            pollToTheEnd(bridge);
        }

        report("random kills, seed " + SEED, kills, undisturbed);
        assertThat(kills).isGreaterThanOrEqualTo(KILLS * 4 / 5);
        assertThat(Snapshot.of(vendors)).isEqualTo(undisturbed);
        assertThat(vendors.waiting()).isEmpty();
        vendors.assertNoViolations();
    }

    @Test
    void theNestedSampleSurvivesKillsBeforeAndAfterItsCalls() throws Exception {
        kills("first sync", () -> { }, NestedProject.first(vendors));
        kills("update", () -> vendors.export(NestedProject.first(vendors)), NestedProject.changed(vendors));
    }

    private void kills(String stage, Runnable before, ObjectNode export) throws Exception {
        Path start = Files.createDirectory(folder.resolve(stage));
        vendors.startEmpty();
        before.run();
        Bridge bridge = new Bridge(start, vendors);
        pollToTheEnd(bridge);
        Runnable back = vendors.bookmark();
        Path kept = copy(start, folder.resolve(stage + " kept"));
        vendors.export(export);
        vendors.clearLog();
        pollToTheEnd(bridge);
        int calls = vendors.manageLog().size();
        Snapshot undisturbed = Snapshot.of(vendors);

        for (Trouble trouble : List.of(Trouble.KILLED_BEFORE, Trouble.KILLED_AFTER)) {
            for (int nth = 1 + random.nextInt(EVERY); nth <= calls; nth += EVERY) {
                back.run();
                vendors.export(export);
                Bridge killed = new Bridge(copy(kept, folder.resolve(stage + trouble + nth)), vendors);
                assertThat(kill(killed, "manage", trouble.at(nth), 0)).isTrue();
                pollToTheEnd(killed);
                report(stage + ", call " + nth + " of " + calls + ", " + trouble, 1, undisturbed);
                assertThat(Snapshot.of(vendors)).as("%s, call %d, %s", stage, nth, trouble).isEqualTo(undisturbed);
                assertThat(vendors.waiting()).isEmpty();
            }
        }
    }

    private Snapshot undisturbed(List<ObjectNode> first, List<ObjectNode> then) throws IOException {
        vendors.startEmpty();
        Bridge bridge = new Bridge(Files.createDirectory(folder.resolve("undisturbed")), vendors);
        first.forEach(vendors::export);
        pollToTheEnd(bridge);
        then.forEach(vendors::export);
        pollToTheEnd(bridge);
        return Snapshot.of(vendors);
    }

    /** Kills a process some milliseconds after a call: false when it had ended before. */
    private boolean kill(Bridge bridge, String vendor, Fault moment, int afterMs)
            throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        CompletableFuture<Process> started = new CompletableFuture<>();
        vendors.fault(vendor, moment, () -> CompletableFuture.delayedExecutor(afterMs, TimeUnit.MILLISECONDS)
                .execute(() -> started.join().destroyForcibly()));
        Process process = bridge.start(out, out);
        started.complete(process);
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        sandbox.manage().service().faults().clear();
        assertThat(ended).isTrue();
        return process.exitValue() > 2;
    }

    private void pollToTheEnd(Bridge bridge) {
        List<String> logs = new ArrayList<>();
        for (int i = 0; i < 5 && !vendors.waiting().isEmpty(); i++) {
            Result result = bridge.once();
            logs.add(result.log());
        }
        assertThat(vendors.waiting()).as(() -> String.join("\n", logs)).isEmpty();
    }

    private void report(String what, int cases, Snapshot undisturbed) {
        Snapshot end = Snapshot.of(vendors);
        List<String> surplus = end.surplusTo(undisturbed);
        long duplicates = undisturbed.holds(surplus);
        System.out.println("Killed processes, " + what + ": " + cases + " kills, "
                + (surplus.size() + undisturbed.surplusTo(end).size() - duplicates) + " differences, " + duplicates
                + " duplicates, " + vendors.waiting().size() + " leftovers");
    }

    private List<ObjectNode> projects(boolean changed) {
        return IntStream.range(0, PROJECTS).mapToObj(i -> {
            ObjectNode project = i == 0 ? changed ? NestedProject.changed(vendors) : NestedProject.first(vendors)
                    : changed ? SmallProject.changed(vendors) : SmallProject.first(vendors);
            // Half of the projects share their client with another one.
            project.put("Id", "00000000-0000-4000-8000-%012d".formatted(i)).put("Client", "Client " + i / 2)
                    .put("ClientId", "client-" + i / 2).put("Name", project.path("Name").asText() + " " + i);
            return project;
        }).toList();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return to;
    }
}
