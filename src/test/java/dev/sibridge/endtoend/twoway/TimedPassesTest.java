package dev.sibridge.endtoend.twoway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.Accounts;
import dev.sibridge.endtoend.InProcess;
import dev.sibridge.endtoend.TickingClock;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.RequestLog;
import dev.sibridge.twoway.cadence.Cadence;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.run.Imports;
import dev.sibridge.twoway.run.Imports.Wish;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.twoway.store.TwoWayAccounts.Progress;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.core.env.Environment;

/** What passes by the timer ask for as time goes by, and that nothing is lost between two of them. */
class TimedPassesTest extends TwoWayTest {

    private static final TickingClock CLOCK = new TickingClock();
    private static final Duration OVERLAP = Duration.ofMinutes(15);
    private static final Pattern SINCE = Pattern.compile("lastUpdated > \\[([^]]+)]");

    private static InProcess timed;

    private Duration ahead = Duration.ZERO;
    private int phase;
    private int ticket;

    @BeforeAll
    static void start() {
        timed = InProcess.start(VENDORS, CLOCK, timedSettings());
    }

    private static String[] timedSettings(String... more) {
        return Stream.concat(Stream.of(settings("TWO_WAY_AUTO=true",
                "TWO_WAY_MAPPING_FILE=classpath:sandbox/mappings.yaml")), Stream.of(more))
                .toArray(String[]::new);
    }

    @AfterAll
    static void stop() {
        timed.close();
    }

    @BeforeEach
    void thePatioIsInStep() {
        timed.forgetEverything();
        progress().switchTo(timed.bean(Accounts.class).get("default"), true);
        phase = office.phase(office.project("Patio"), "Trim");
        ticket = office.ticket(phase, "Mount the speakers");
        timer();
        clearLogs();
    }

    @AfterEach
    void backToToday() {
        CLOCK.advance(ahead.negated());
    }

    @Test
    void eachPassAsksFromWhereTheLastGoodOneBeganWithAnOverlap() {
        Instant first = asked().manageSince();
        later(Duration.ofMinutes(1));
        timer();
        assertThat(sinces()).isNotEmpty().containsOnly(whole(first.minus(OVERLAP)));
        Instant second = asked().manageSince();
        assertThat(second).isAfterOrEqualTo(first.plusSeconds(60));

        later(Duration.ofMinutes(1));
        clearLogs();
        timer();

        assertThat(sinces()).containsOnly(whole(second.minus(OVERLAP)));
    }

    @Test
    void aPassThatFailsDoesNotMoveThePlace() {
        Progress before = asked();
        office.rename(ticket, "Mount four speakers");
        VENDORS.tool().service().faults().add(new Fault("GET", "/changes", 1, 99, Fault.Kind.STATUS, 503, null, null,
                null, null));
        later(Duration.ofMinutes(1));
        timer();
        assertThat(asked()).isEqualTo(before);
        VENDORS.tool().service().faults().clear();

        later(Duration.ofMinutes(1));
        clearLogs();
        timer();

        assertThat(sinces()).containsOnly(whole(before.manageSince().minus(OVERLAP)));
        assertThat(crew.tasks()).containsExactly("Mount four speakers");
    }

    @Test
    void whatNobodyTellsIsFoundWhenEverythingIsReadAfterFourHours() {
        later(OVERLAP.plusMinutes(1));
        timer();
        office.change("ProjectPhase", phase, "description", "Finish");
        later(Duration.ofHours(4).minus(OVERLAP).minusMinutes(2));
        timer();
        assertThat(crew.names("phases")).as("Manage does not tell of phases").containsExactly("Trim");

        later(Duration.ofMinutes(2));
        timer();

        assertThat(crew.names("phases")).containsExactly("Finish");
    }

    @Test
    void whatWakesAProjectDuringItsPassIsNotLost() {
        office.rename(ticket, "Mount four speakers");
        VENDORS.tool().service().faults().add(Fault.next(Fault.Kind.SLOW, "PATCH", "/tasks/*"), () -> {
            office.change("ProjectPhase", phase, "description", "Finish");
            projects().wake(patio().id(), null);
        });
        timer();
        assertThat(crew.names("phases")).containsExactly("Trim");
        assertThat(patio().wokenAt()).isNotNull();

        timer();

        assertThat(crew.names("phases")).containsExactly("Finish");
        assertThat(patio().wokenAt()).isNull();
    }

    @Test
    void afterARestartEverythingStillWaits() {
        office.change("ProjectPhase", phase, "description", "Finish");
        projects().wake(patio().id(), null);
        String kitchen = crew.project("Kitchen");
        begin(kitchen);
        String pool = crew.project("Pool");
        long paused = begin(pool);
        projects().put(paused, State.PAUSED, "Kim waits for the customer.");

        try (InProcess next = InProcess.start(VENDORS, CLOCK, timedSettings("DATABASE_URL="
                + timed.bean(Environment.class).getProperty("spring.datasource.url")))) {
            next.bean(Cadence.class).pass("default");
        }

        assertThat(crew.names("phases")).containsExactly("Finish");
        assertThat(office.projects()).as("what was begun is seen through").containsExactly("Kitchen", "Patio");
        assertThat(projects().byId(paused).orElseThrow()).returns(State.PAUSED, PairedProject::state)
                .satisfies(project -> assertThat(project.wokenAt()).isNotNull());
    }

    private long begin(String inTool) {
        return timed.bean(Imports.class).begin(timed.bean(Accounts.class).get("default"),
                new Wish(Side.TOOL, inTool, "OldMill", null)).id();
    }

    @Test
    void noGoodPassForHalfAnHourIsToldWithTheReasonUntilOneGoesWell() {
        later(Duration.ofMinutes(29));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        VENDORS.tool().service().faults().add(new Fault("GET", "/self", 1, 99, Fault.Kind.STATUS, 401, null, null, null,
                null));
        timer();
        later(Duration.ofMinutes(2));

        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails().get("account default").toString()).startsWith("No pass over its projects has"
                + " gone well for 31 minutes. The last failure: ").endsWith("Check PM_API_KEY.");

        VENDORS.tool().service().faults().clear();
        timer();
        assertThat(health()).isEqualTo(Health.up().build());
    }

    private static void timer() {
        timed.bean(Cadence.class).pass("default");
    }

    private void later(Duration time) {
        ahead = ahead.plus(time);
        CLOCK.advance(time);
    }

    private static TwoWayAccounts progress() {
        return timed.bean(TwoWayAccounts.class);
    }

    private static Progress asked() {
        return progress().of(timed.bean(Accounts.class).get("default"));
    }

    private static PairedProjects projects() {
        return timed.bean(PairedProjects.class);
    }

    private static PairedProject patio() {
        List<PairedProject> all = projects().of(timed.bean(Accounts.class).get("default"));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    /** From when on Manage was asked for changes. */
    private static List<Instant> sinces() {
        return VENDORS.manage().log().stream().map(RequestLog.Entry::query).filter(query -> query != null)
                .map(query -> URLDecoder.decode(query, UTF_8)).flatMap(query -> SINCE.matcher(query).results())
                .map(MatchResult::group).map(text -> Instant.parse(text.replaceAll(".*\\[|]", ""))).toList();
    }

    // Manage is asked by whole seconds.
    private static Instant whole(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Health health() {
        return ((HealthIndicator) timed.bean(HealthContributorRegistry.class).getContributor("passes")).health();
    }
}
