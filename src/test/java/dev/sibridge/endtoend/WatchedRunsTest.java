package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.vendor.calls.gate.Gates;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/** What those see who watch the service from outside: log, metrics and health. */
class WatchedRunsTest {

    private static final Vendors VENDORS = new Vendors();
    private static final TickingClock CLOCK = new TickingClock();
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("dev.sibridge");

    private static final Pattern SERIES =
            Pattern.compile("\\b((?:sibridge|jvm|hikaricp|camel)_[a-z_]+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=~?\"");

    private static InProcess bridge;

    @BeforeAll
    static void start() {
        VENDORS.startEmpty();
        bridge = InProcess.start(VENDORS, CLOCK, "SYNC_AUTO=true", "SYNC_INTERVAL=5m",
                "PM_TYPE=open", "PM_URL=" + VENDORS.url() + "/sandbox/pm", "PM_API_KEY=sandbox",
                "logging.level.dev.sibridge=debug");
    }

    @AfterAll
    static void stop() {
        bridge.close();
        LOG.setLevel(null);
    }

    @BeforeEach
    void begin() {
        VENDORS.startEmpty();
        bridge.forgetEverything();
    }

    @Test
    void everyLineOfARunTellsRunAccountAndProjectAndNeverAnothers() {
        VENDORS.startWithSamples();
        VENDORS.fault("manage", status("GET", "/procurement/categories", 503), () -> { });
        AtomicReference<Poll> poll = new AtomicReference<>();
        List<ILoggingEvent> lines = lines(() -> poll.set(bridge.poll()));
        Map<String, String> projects = bridge.runs(poll.get()).stream()
                .collect(Collectors.toMap(run -> String.valueOf(run.id()), Run::project));

        assertThat(lines).filteredOn(line -> line.getMDCPropertyMap().containsKey("run")).hasSizeGreaterThan(20)
                .allSatisfy(line -> {
                    assertThat(line.getMDCPropertyMap()).containsOnlyKeys("run", "account", "project")
                            .containsEntry("account", "default");
                    assertThat(line.getMDCPropertyMap().get("project"))
                            .isEqualTo(projects.get(line.getMDCPropertyMap().get("run")));
                });
        for (String project : projects.values()) {
            assertThat(lines).filteredOn(line -> project.equals(line.getMDCPropertyMap().get("project")))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line -> line.matches("(synced|skipped).*"));
        }
        assertThat(lines).filteredOn(line -> line.getFormattedMessage().startsWith("Transient error"))
                .isNotEmpty().allSatisfy(line -> assertThat(line.getMDCPropertyMap()).containsKey("run"));
    }

    @Test
    void whoWaitsForManageIsAThreadOfTheAccountThatItWorksFor() {
        Set<String> waiting = ConcurrentHashMap.newKeySet();
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        VENDORS.fault("manage", new Fault(null, null, 1, 1000, Fault.Kind.SLOW, null, null, null, null, null), () ->
                Thread.getAllStackTraces().forEach((thread, stack) -> {
                    if (Stream.of(stack).anyMatch(frame -> frame.getClassName().equals(Gates.class.getName()))) {
                        waiting.add(thread.getName());
                    }
                }));

        bridge.poll();

        // The one that begins a poll asks by itself which release the tenant runs, and whether we have a token.
        assertThat(waiting).contains("manage-default").allMatch(name -> !name.startsWith("manage-")
                || name.equals("manage-default"));
    }

    @Test
    void runsAndCallsAreCountedByFewKindsWithoutNamesOrAddresses() {
        VENDORS.startWithSamples();
        VENDORS.fault("manage", status("GET", "/company/companies", 429), () -> { });
        double synced = count("sibridge.runs", "outcome", "synced");
        double retries = count("sibridge.retries", "side", "manage");

        bridge.poll();

        await().atMost(Duration.ofSeconds(10)).until(() -> count("sibridge.runs", "outcome", "synced") == synced + 3);
        assertThat(count("sibridge.retries", "side", "manage")).isEqualTo(retries + 1);
        assertThat(count("sibridge.calls", "type", "opportunity", "method", "POST", "status", "201")).isPositive();
        assertThat(count("sibridge.calls", "type", "company", "status", "429")).isEqualTo(1);
        assertThat(count("sibridge.calls", "side", "dtools", "type", "project", "status", "200")).isPositive();
        assertThat(bridge.bean(MeterRegistry.class).getMeters())
                .filteredOn(meter -> name(meter).startsWith("sibridge."))
                .flatExtracting(meter -> meter.getId().getTags()).extracting(Tag::getValue)
                .allSatisfy(value -> assertThat(value).matches("[a-z ]+|[A-Z]+|\\d{3}"));
    }

    @org.junit.jupiter.api.Tag("field")
    @Test
    void camelCountsWhatEachRouteDoesByItsIdAndNothingElse() {
        VENDORS.startWithSamples();
        double synced = count("camel.exchanges.total", "routeId", "sync-export");
        int exports = bridge.runs(bridge.poll()).size();
        await().untilAsserted(() -> assertThat(count("camel.exchanges.total", "routeId", "sync-export"))
                .isEqualTo(synced + exports));
        assertThat(count("camel.route.policy", "routeId", "customize-line")).isPositive();
        long series = ofCamel().count();

        ObjectNode other = VENDORS.sample(Vendors.LARGE);
        other.put("Id", "00000000-0000-4000-8000-000000004711").put("Name", "Another House").put("Client", "Another");
        VENDORS.export(other);
        bridge.poll();

        assertThat(ofCamel().count()).as("however many records there are").isEqualTo(series);
        Set<String> routes = bridge.bean(CamelContext.class).getRoutes().stream().map(Route::getRouteId)
                .collect(Collectors.toSet());
        assertThat(ofCamel()).flatExtracting(meter -> meter.getId().getTags()).allSatisfy(tag -> {
            assertThat(tag.getKey()).isIn("camelContext", "eventType", "kind", "routeId");
            assertThat(tag.getValue()).matches("[A-Za-z-]+");
            if (tag.getKey().equals("routeId")) {
                assertThat(routes).contains(tag.getValue());
            }
        });
    }

    @Test
    void theAgeOfTheOldestUnsyncedExportGrowsUntilItIsSynced() {
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        VENDORS.export(project);
        VENDORS.fault("manage", status("POST", "/sales/opportunities", 403), () -> { });
        bridge.poll();
        double first = age("sibridge.oldest.unsynced.age");
        CLOCK.advance(Duration.ofHours(1));

        assertThat(age("sibridge.oldest.unsynced.age") - first).isBetween(3599.0, 3700.0);

        VENDORS.export(project);
        bridge.poll();
        assertThat(age("sibridge.oldest.unsynced.age")).isZero();
    }

    @Test
    void aSideThatIsDownIsToldInWordsUntilItAnswers() {
        VENDORS.fault("dtools", status("GET", "/Subscribe/Projects", 503, 9), () -> { });
        bridge.poll();

        Health down = health("sides");
        assertThat(down.getStatus()).isEqualTo(Status.DOWN);
        assertThat(down.getDetails().get("D-Tools (account default)").toString())
                .contains("has not responded as it should since").contains("status 503").contains("Exports wait");

        VENDORS.startEmpty();
        bridge.poll();
        assertThat(health("sides")).isEqualTo(Health.up().build());
    }

    @Test
    void noSuccessfulPollForTwiceTheIntervalIsToldWithTheLastReason() {
        bridge.poll();
        CLOCK.advance(Duration.ofMinutes(9));
        assertThat(health("polls").getStatus()).isEqualTo(Status.UP);
        VENDORS.fault("dtools", status("GET", "/Subscribe/Projects", 503, 9), () -> { });
        bridge.poll();
        CLOCK.advance(Duration.ofMinutes(2));

        Health late = health("polls");
        assertThat(late.getStatus()).isEqualTo(Status.DOWN);
        assertThat(late.getDetails().get("account default").toString())
                .startsWith("No poll has succeeded for 11 minutes; there should be one every 5 minutes. The last")
                .contains("503");

        VENDORS.startEmpty();
        bridge.poll();
        assertThat(health("polls").getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void everyQueryOfTheDashboardFindsItsMetricsAndLabels() throws Exception {
        VENDORS.startWithSamples();
        bridge.poll();
        String exposed = bridge.bean(PrometheusMeterRegistry.class).scrape();
        JsonNode dashboard = new ObjectMapper().readTree(Path.of("deploy/grafana/si-bridge.json").toFile());
        List<String> queries = dashboard.findValuesAsText("expr");

        assertThat(queries).hasSizeGreaterThan(20);
        for (String query : queries) {
            List<MatchResult> series = SERIES.matcher(query).results().toList();
            assertThat(series).as(query).isNotEmpty();
            for (MatchResult one : series) {
                assertThat(exposed.lines()).as(query).anyMatch(line -> line.startsWith(one.group(1) + "{")
                        || line.startsWith(one.group(1) + " "));
                LABEL.matcher(String.valueOf(one.group(2))).results().forEach(label ->
                        assertThat(exposed.lines()).as(query).anyMatch(line -> line.startsWith(one.group(1) + "{")
                                && line.contains(label.group(1) + "=\"")));
            }
        }
    }

    private static Fault status(String method, String path, int status) {
        return status(method, path, status, 1);
    }

    private static Fault status(String method, String path, int status, int times) {
        return new Fault(method, path, 1, times, Fault.Kind.STATUS, status, null, null, null, null);
    }

    private static Health health(String name) {
        return ((HealthIndicator) bridge.bean(HealthContributorRegistry.class).getContributor(name)).health();
    }

    private static double age(String name) {
        return bridge.bean(MeterRegistry.class).get(name).timeGauge().value(TimeUnit.SECONDS);
    }

    private static double count(String name, String... tags) {
        return bridge.bean(MeterRegistry.class).find(name).tags(tags).meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .filter(measure -> measure.getStatistic() == Statistic.COUNT)
                .mapToDouble(Measurement::getValue).sum();
    }

    private static Stream<Meter> ofCamel() {
        return bridge.bean(MeterRegistry.class).getMeters().stream().filter(meter -> name(meter).startsWith("camel."));
    }

    private static String name(Meter meter) {
        return meter.getId().getName();
    }

    private static List<ILoggingEvent> lines(Runnable work) {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.list = new CopyOnWriteArrayList<>();
        appender.start();
        LOG.addAppender(appender);
        try {
            work.run();
            return List.copyOf(appender.list);
        } finally {
            LOG.detachAppender(appender);
        }
    }
}
