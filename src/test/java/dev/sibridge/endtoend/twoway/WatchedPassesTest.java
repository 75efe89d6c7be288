package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.sandbox.Fault;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the metrics tell of passes to those who watch from outside. */
class WatchedPassesTest extends TwoWayTest {

    private static final Pattern SERIES = Pattern.compile("(sibridge_[a-z_]+?)(?:_count|_sum|_max)?\\{([^}]*)} .*");
    private static final Pattern ROW = Pattern.compile("\\| `(sibridge_[a-z_]+)`[^|]*\\| ([^|]*?) \\|.*");

    private int ticket;
    private String task;

    @BeforeEach
    void thePatioIsInStep() {
        ticket = office.ticket(office.phase(office.project("Patio"), "Trim"), "Mount the speakers");
        sweep();
        task = crew.taskCalled("Mount the speakers");
    }

    @Test
    void passesAreCountedByOutcomeAndTimedButNotThoseThatNothingWasReadFor() {
        Counted synced = counted("passes", "outcome", "synced");
        Counted unchanged = counted("passes", "outcome", "unchanged");
        Counted paused = counted("passes", "outcome", "paused");

        office.rename(ticket, "Mount four speakers");
        pass();
        sweep();
        dryRun();
        bean(PairedProjects.class).put(paired().id(), State.PAUSED, null);
        sweep();

        assertThat(synced.since()).isEqualTo(1);
        assertThat(unchanged.since()).as("the sweep, and not what was only asked for").isEqualTo(1);
        assertThat(paused.since()).isZero();
        assertThat(total("passes", "outcome", "synced")).isPositive();
    }

    @Test
    void aProjectThatFailsIsCountedWithWhatWasWrittenBefore() {
        Counted failed = counted("passes", "outcome", "failed");
        Counted lag = counted("lag");
        office.rename(ticket, "Mount four speakers");
        VENDORS.tool().service().faults().add(new Fault("PATCH", "/tasks/" + task, 1, 9, Fault.Kind.STATUS, 401, null,
                null, null, null));

        pass();

        assertThat(failed.since()).isEqualTo(1);
        assertThat(lag.since()).as("it has not arrived").isZero();
        assertThat(gauge("projects", "state", "error")).isEqualTo(1);
        assertThat(gauge("projects", "state", "idle")).isZero();
    }

    @Test
    void writesAreCountedBySideAndByWhatWasDone() {
        Counted createdInTool = counted("writes", "side", "tool", "action", "created");
        Counted updatedInTool = counted("writes", "side", "tool", "action", "updated");
        Counted updatedInManage = counted("writes", "side", "manage", "action", "updated");
        Counted removedInManage = counted("writes", "side", "manage", "action", "removed");
        String other = other();

        office.rename(ticket, "Mount four speakers");
        pass();
        crew.delete("tasks", other);
        crew.change("tasks", task, "dueDate", "2027-03-20");
        sweep();

        assertThat(createdInTool.since()).as("the other task").isEqualTo(1);
        assertThat(updatedInTool.since()).isEqualTo(1);
        assertThat(updatedInManage.since()).isEqualTo(1);
        assertThat(removedInManage.since()).isEqualTo(1);
    }

    private String other() {
        office.ticket(office.all("/project/projects/{parentId}/phases").get(0).path("id").asInt(), "Aim them");
        pass();
        return crew.taskCalled("Aim them");
    }

    @Test
    void whatYieldsIsCountedOnceAndWhatWaitsIsShownUntilItIsDecided() {
        Counted manage = counted("conflicts", "taken", "manage");
        Counted tool = counted("conflicts", "taken", "tool");
        mappings(SAMPLE + "\nrules: { name: ask, dueDate: manage }\n");
        office.rename(ticket, "Mount four speakers");
        crew.rename(task, "Mount two speakers");
        office.change("ProjectTicket", ticket, "requiredDate", "2027-03-10T00:00:00Z");
        crew.change("tasks", task, "dueDate", "2027-03-20");

        pass();
        sweep();

        assertThat(manage.since()).isEqualTo(1);
        assertThat(tool.since()).isZero();
        assertThat(gauge("waiting.conflicts")).isEqualTo(1);

        crew.rename(task, "Mount four speakers");
        sweep();
        assertThat(gauge("waiting.conflicts")).isZero();
    }

    @Test
    void theLagIsThatOfPassesThatWroteSomething() {
        Counted arrivals = counted("lag");

        sweep();
        assertThat(arrivals.since()).isZero();

        office.rename(ticket, "Mount four speakers");
        pass();
        assertThat(arrivals.since()).isEqualTo(1);
        assertThat(total("lag")).isPositive();
    }

    @Test
    void theAgeIsThatOfTheLastPassThatAskedBothSides() {
        office.rename(ticket, "Mount four speakers");
        pass();

        assertThat(gauge("last.pass.age")).isBetween(0.0, 60.0);
        bridge().forgetEverything();
        assertThat(gauge("last.pass.age")).as("none yet").isZero();
    }

    @Test
    void thePageNamesExactlyTheMetricsThatThereAreWithTheirLabels() throws IOException {
        Map<String, Set<String>> exposed = new TreeMap<>();
        bean(PrometheusMeterRegistry.class).scrape().lines().map(SERIES::matcher).filter(series -> series.matches())
                .forEach(series -> exposed.put(series.group(1), labels(series.group(2).replaceAll("=\"[^\"]*\"", ""))));

        Map<String, Set<String>> told = Files.readAllLines(Path.of("docs/watching.md")).stream().map(ROW::matcher)
                .filter(row -> row.matches()).map(row -> (MatchResult) row)
                .collect(Collectors.toMap(row -> row.group(1), row -> labels(row.group(2))));

        assertThat(exposed).containsExactlyInAnyOrderEntriesOf(told);
    }

    private static Set<String> labels(String list) {
        return new TreeSet<>(Stream.of(list.split(",")).map(String::strip).filter(label -> !label.isEmpty()).toList());
    }

    private static void dryRun() {
        bean(TwoWay.class).reconcile(account(), new Wanted(true, null, true, true));
    }

    /** What a meter counts from now on. */
    private static Counted counted(String name, String... tags) {
        return new Counted(name, tags, measured(Statistic.COUNT, name, tags));
    }

    private record Counted(String name, String[] tags, double before) {

        double since() {
            return measured(Statistic.COUNT, name, tags) - before;
        }
    }

    private static double total(String name, String... tags) {
        return measured(Statistic.TOTAL_TIME, name, tags);
    }

    private static double gauge(String name, String... tags) {
        return measured(Statistic.VALUE, name, tags);
    }

    private static double measured(Statistic what, String name, String... tags) {
        return bean(MeterRegistry.class).get("sibridge.two.way." + name).tag("account", "default").tags(tags).meters()
                .stream().flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .filter(measure -> measure.getStatistic() == what).mapToDouble(Measurement::getValue).sum();
    }
}
