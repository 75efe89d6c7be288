package dev.sibridge.si.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.LateNotes;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.history.TestHistory;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.si.export.SettingsFingerprint;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.si.flow.TestExportRuns;
import dev.sibridge.si.link.ClientCompanies;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Hold.Candidate;
import dev.sibridge.si.link.Link;
import dev.sibridge.si.link.Links;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.si.link.WaitingExport;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.ProjectInfo.Fault;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportQueueTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Account account = TestAccounts.account("default");
    private final TestHistory history = new TestHistory(DATABASE, Clock.systemUTC());
    private final Runs runs = history.runs;
    private final Polls polls = new Polls(history.polls, Clock.systemUTC(), mock(PollAlerts.class),
            mock(PollTroubles.class), mock(PollPause.class), new LateNotes(DATABASE.jdbc(), Clock.systemUTC()));
    private final Links links = new Links(DATABASE.jdbc(), Clock.systemUTC());
    private final Waiting waiting = new Waiting(history.waiting, links, new ObjectMapper(),
            new ClientCompanies(DATABASE.jdbc(), Clock.systemUTC()));
    private Clock clock = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);
    private long poll;
    private boolean nothingNew;
    private boolean attended;
    /** What people do while Manage is asked. */
    private Runnable meanwhile = () -> { };

    @BeforeEach
    void forgetEverything() {
        List.of("run", "poll", "first_start", "link")
                .forEach(table -> DATABASE.jdbc().sql("DELETE FROM " + table).update());
    }

    @Test
    void anEmptyQueueEndsThePoll() {
        assertThat(take(account)).isEmpty();

        assertThat(polls.get(poll).state()).isEqualTo(Poll.State.DONE);
        assertThat(polls.get(poll).found()).isZero();
        assertThat(polls.whenDone(poll)).isDone();
    }

    @Test
    void whatIsNotTriedAgainIsNothingNew() {
        Account later = TestAccounts.account("default", "acme", Instant.ofEpochMilli(20));
        refuse(row("p", "m1", 30));
        ProjectInfo unreadable = row("r", "m4", 40).withFaults(
                List.of(new Fault("PublishedOnUnixTimeMs", "It has no moment.")));

        take(later);
        assertThat(nothingNew).as("an empty list").isTrue();
        take(later, row("p", "m1", 30), row("p", "m0", 25), row("q", "m2", 19), unreadable);
        assertThat(nothingNew).as("refused, superseded, before the cut-over, unreadable").isTrue();
    }

    @Test
    void whatAPersonReleasesWhileNothingWasNewIsTakenByTheNextPoll() {
        Account later = TestAccounts.account("default", "acme", Instant.ofEpochMilli(20));
        meanwhile = () -> links.save(later, "p", Link.NEW);

        assertThat(take(later, row("p", "m1", 19))).as("Manage was hardly asked").isEmpty();
        Run run = runs.ofPoll(poll).get(0);
        assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(run.messages()).contains("the next one takes it");
        assertThat(run.acknowledges()).isFalse();

        assertThat(take(later, row("p", "m1", 19))).hasSize(1);
    }

    @Test
    void whoeverWatchesWantsToKnowHowManageIs() {
        attended = true;

        assertThat(take(account)).isEmpty();

        assertThat(nothingNew).isFalse();
    }

    @Test
    void whatMayHaveToBeWrittenIsNew() {
        refuse(row("p", "m1", 10));

        take(account, row("p", "m1", 10), row("q", "m2", 20));
        assertThat(nothingNew).as("another project").isFalse();
        endAll();
        take(account, row("p", "m1", 10), row("p", "m3", 30));
        assertThat(nothingNew).as("a newer export").isFalse();
        endAll();
        take(account, gone("p", "m1", 10, true, false));
        assertThat(nothingNew).as("a deletion").isFalse();
        endAll();
        take(account, Purpose.retry(runs.ofPoll(poll)));
        assertThat(nothingNew).as("what a person asks for, though it is not listed").isFalse();
    }

    @Test
    void everyProjectIsARunAndThePollGoesOn() {
        List<Long> open = take(account, row("p", "m1", 1), row("q", "m2", 2));

        assertThat(open).hasSize(2);
        assertThat(runs.get(open.get(0)).projectId()).isEqualTo("p");
        assertThat(runs.get(open.get(0)).outcome()).isNull();
        assertThat(runs.get(open.get(0)).skipReason()).isNull();
        assertThat(polls.get(poll).state()).isEqualTo(Poll.State.RUNNING);
        assertThat(polls.get(poll).found()).isEqualTo(2);
    }

    @Test
    void onlyTheNewestExportOfAProjectCountsAndCarriesTheOthersMessages() {
        List<Long> open = take(account, row("P", "m2", 20), row("p", "m3", 30), row("p ", "m1", 10));

        assertThat(open).hasSize(1);
        assertThat(runs.get(open.get(0)).messageId()).isEqualTo("m3");
        assertThat(runs.messagesSupersededBy(open.get(0))).containsExactly("m1", "m2");
        assertThat(runs.ofPoll(poll)).filteredOn(run -> run.id() != open.get(0)).allSatisfy(run -> {
            assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(run.acknowledges()).isFalse();
        });
    }

    @Test
    void ofExportsOfOneMomentTheHigherMessageIdIsTheNewest() {
        List<Long> open = take(account, row("p", "m2", 10), row("p", "m9", 10), row("p", null, 10));

        assertThat(runs.get(open.get(0)).messageId()).isEqualTo("m9");
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true", "true,true"})
    void aProjectThatIsGoneIsAcknowledgedAndNoted(boolean deleted, boolean archived) {
        List<Long> open = take(account, row("p", "m1", 10), gone("p", "m2", 20, deleted, archived));

        assertThat(open).hasSize(1);
        assertThat(runs.get(open.get(0)).skipReason()).startsWith("The project was deleted or archived");
        assertThat(runs.get(open.get(0)).acknowledges()).isTrue();
        assertThat(runs.messagesSupersededBy(open.get(0))).containsExactly("m1");
    }

    @Test
    void aProjectThatWasGoneAndCameBackCounts() {
        List<Long> open = take(account, gone("p", "m1", 10, true, false), row("p", "m2", 20));

        assertThat(runs.get(open.get(0)).skipReason()).isNull();
    }

    @Test
    void aChangeOrderIsReadAndStandsBesideItsProject() {
        List<Long> open = take(account, row("p", "m1", 10), changeOrder("p", "m2", 30, " 1"),
                changeOrder("p", "m3", 20, "1"), changeOrder("p", "m4", 20, "2"));

        assertThat(open).extracting(id -> runs.get(id).messageId()).containsExactly("m1", "m2", "m4");
        assertThat(open.subList(1, 3)).allSatisfy(id ->
                assertThat(runs.get(id).skipReason()).isNull());
        assertThat(runs.get(open.get(1)).coNumber()).isEqualTo("1");
        assertThat(runs.messagesSupersededBy(open.get(1))).containsExactly("m3");
    }

    @Test
    void whatWasExportedBeforeTheCutOverWaitsUnacknowledged() {
        Account later = TestAccounts.account("default", "acme", Instant.ofEpochMilli(20));

        List<Long> open = take(later, row("p", "m1", 19), row("q", "m2", 20));

        assertThat(open).extracting(id -> runs.get(id).projectId()).containsExactly("q");
        Run held = runs.ofPoll(poll).get(0);
        assertThat(held.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(held.messages()).contains("before SYNC_SINCE (1970-01-01 00:00:00 UTC)")
                .contains("choose Preview, then Decide: ");
        assertThat(held.acknowledges()).isFalse();
    }

    @Test
    void withoutSyncSinceWhatWasExportedBeforeTheFirstStartWaitsHoweverOftenItIsStarted() {
        Account fresh = TestAccounts.account("default", "acme", null);

        assertThat(take(fresh, row("p", "m1", 999), row("q", "m2", 1_000))).hasSize(1);
        endAll();
        clock = Clock.fixed(Instant.ofEpochMilli(5_000), ZoneOffset.UTC);

        assertThat(take(fresh, row("p", "m1", 999), row("q", "m3", 1_001))).hasSize(1);
        assertThat(runs.ofPoll(poll).get(0).messages()).contains("before the first start of SI Bridge");
        endAll();
        assertThat(take(TestAccounts.account("other", "acme", null), row("q", "m4", 1_001)))
                .as("another account starts by itself").isEmpty();
        assertThat(take(TestAccounts.account("default", "other", null), row("q", "m4", 1_001)))
                .as("so does one with another tenant").isEmpty();
    }

    @Test
    void whatWaitsIsListedUntilSomebodyReleasesItAndIsTakenThenWithAllThatFollows() {
        Account fresh = TestAccounts.account("default", "acme", null);
        take(fresh, row("P", "m1", 10), row("P", "m0", 5), changeOrder("P", "m2", 20, "1"));
        assertThat(waiting.of(fresh)).extracting(WaitingExport::coNumber).containsExactly(null, "1");

        links.save(fresh, "p", Link.NEW);

        assertThat(waiting.of(fresh)).isEmpty();
        assertThat(waiting.find(fresh, "p ")).as("one may still think better of it").isPresent();
        assertThat(take(fresh, row("P", "m1", 10), row("P", "m0", 5), changeOrder("P", "m2", 20, "1"))).hasSize(2);
        endAll();
        assertThat(waiting.of(fresh)).isEmpty();
        assertThat(waiting.find(fresh, "P")).isEmpty();
        assertThat(take(fresh, row("P", "m3", 30))).as("a later export, of old").hasSize(1);
    }

    @Test
    void waitingIsNewsOnce() {
        Account fresh = TestAccounts.account("default", "acme", null);
        Hold hold = new Hold("same-name", "It is old.", List.of(), "Release it.");

        assertThat(waiting.add(runs.add(1, fresh, row("p", "m1", 10), "", Purpose.SYNC), hold)).isTrue();
        assertThat(waiting.add(runs.add(2, fresh, row("p", "m1", 10), "", Purpose.SYNC), hold)).isFalse();
        assertThat(waiting.add(runs.add(3, fresh, row("p", "m1", 10), "", Purpose.SYNC),
                new Hold("same-name", "It is old, in other words.", List.of(), "Release it."))).isFalse();
        assertThat(waiting.add(runs.add(4, fresh, row("p", "m1", 10), "", Purpose.SYNC), new Hold("same-name",
                "It is old.", List.of(new Candidate("opportunity", 5, "Salon", "Cedar")), "Release it."))).isTrue();
    }

    @Test
    void aRefusedExportIsNotTriedAgainAndSaysWhy() {
        refuse(row("p", "m1", 10));

        assertThat(take(account, row("p", "m1", 10))).isEmpty();

        Run again = runs.ofPoll(poll).get(0);
        assertThat(again.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(again.messages()).isEqualTo("It has no name.");
        assertThat(take(account, row("p", "m1", 10))).isEmpty();
    }

    @Test
    void aRefusedExportIsTriedWhenSIExportsAnewOrTheTenantChanges() {
        refuse(row("p", "m1", 10));

        assertThat(take(account, row("p", "m2", 20))).hasSize(1);
        endAll();
        assertThat(take(account, row("p", "m1", 20))).hasSize(1);
        endAll();
        assertThat(take(TestAccounts.account("default", "other", Instant.EPOCH), row("p", "m1", 10)))
                .hasSize(1);
    }

    @Test
    void aRefusedProjectThatIsThenDeletedIsAcknowledged() {
        refuse(row("p", "m1", 10));

        List<Long> open = take(account, gone("p", "m1", 10, true, false));

        assertThat(open).hasSize(1);
        assertThat(runs.get(open.get(0)).skipReason()).isNotNull();
    }

    @Test
    void anExportThatFailedForAReasonThatWillNotPassIsNotTriedAgainAndSaysWhy() {
        long id = take(account, row("p", "m1", 10)).get(0);
        runs.lasts(id);
        runs.finish(id, Outcome.FAILED, "Manage wants a rating.");
        polls.ended(TestExportRuns.over(id));

        for (int time = 0; time < 2; time++) {
            assertThat(take(account, row("p", "m1", 10))).isEmpty();
            assertThat(runs.ofPoll(poll).get(0).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(runs.ofPoll(poll).get(0).messages()).isEqualTo("Manage wants a rating.");
        }
        assertThat(take(account, row("p", "m2", 20))).as("SI exports anew").hasSize(1);
    }

    @Test
    void aFailedExportIsTriedAgain() {
        long id = take(account, row("p", "m1", 10)).get(0);
        runs.finish(id, Outcome.FAILED, "no connection");
        polls.ended(TestExportRuns.over(id));

        assertThat(take(account, row("p", "m1", 10))).hasSize(1);
    }

    private void refuse(ProjectInfo export) {
        long id = take(account, export).get(0);
        runs.finish(id, Outcome.REFUSED, "It has no name.");
        polls.ended(TestExportRuns.over(id));
    }

    private void endAll() {
        runs.ofPoll(poll).forEach(run -> polls.ended(TestExportRuns.over(run.id())));
    }

    @Test
    void severalThatAPersonAsksForAreTakenAtOnceWhetherListedOrNot() {
        take(account, row("p", "m1", 1), row("q", "m2", 2), row("r", "m3", 3));
        List<Run> asked = runs.ofPoll(poll).subList(0, 2);
        endAll();

        List<Long> open = take(account, Purpose.retry(asked), row("Q", "m2", 2), row("r", "m3", 3));

        assertThat(open).map(runs::get).extracting(Run::projectId, Run::messageId, Run::retryOf).containsExactly(
                tuple("p", null, asked.get(0).id()), tuple("Q", "m2", asked.get(1).id()));
        assertThat(history.polls.lastComplete(account)).as("it does not know all of the queue").isNotEqualTo(poll);
    }

    private List<Long> take(Account taker, ProjectInfo... rows) {
        return take(taker, Purpose.SYNC, rows);
    }

    private List<Long> take(Account taker, Purpose purpose, ProjectInfo... rows) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty("account", taker);
        exchange.setProperty("poll", new PollRun(purpose, attended));
        polls.begin(exchange);
        PollRun begun = exchange.getProperty("poll", PollRun.class);
        assertThat(begun.isBegun()).isTrue();
        poll = begun.getId();
        CutOver cutOver = new CutOver(DATABASE.jdbc(), links, clock);
        cutOver.begin(taker, begun);
        ExportQueue queue = new ExportQueue(runs, history.ends, polls, cutOver, waiting,
                new SettingsFingerprint(), new UnreadableRows(runs, history.ends, history.problems));
        queue.listRead(Arrays.asList(rows), taker, begun);
        meanwhile.run();
        List<Long> open = queue.take(Arrays.asList(rows), taker, begun);
        nothingNew = begun.isIdle();
        assertThat(begun.isListRead()).isTrue();
        assertThat(nothingNew).as("nothing new, of which %s are worked on", open).matches(nothing -> !nothing
                || open.isEmpty());
        return open;
    }

    private static ProjectInfo row(String project, String message, long published) {
        return row(project, message, published, null, false, false);
    }

    private static ProjectInfo gone(String project, String message, long published, boolean deleted, boolean archived) {
        return row(project, message, published, null, deleted, archived);
    }

    private static ProjectInfo changeOrder(String project, String message, long published, String number) {
        return row(project, message, published, number, null, null);
    }

    private static ProjectInfo row(String project, String message, long published, String coNumber, Boolean deleted,
            Boolean archived) {
        return new ProjectInfo(project, message, "c-1", "Cedar & Finch", "Salon", null, "Design", coNumber, published,
                deleted, archived);
    }
}
