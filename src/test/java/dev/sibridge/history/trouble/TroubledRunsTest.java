package dev.sibridge.history.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.TestHistory;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.history.trouble.TroubledRuns.Trouble;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroubledRunsTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Problem NO_CLIENT = new Problem("missing", "There is no client.", null, "Client", "Name one.");
    private static final Problem NO_NAME = new Problem("missing", "There is no name.", null, "Name", "Enter one.");

    private final Account account = TestAccounts.account("default");
    private final SettableClock clock = new SettableClock();
    private TestHistory history;

    /** Where the history is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        clock.set(START);
        history = new TestHistory(database(), clock);
        history.clear();
    }

    @Test
    void aRunThatGoesOnIsNoTrouble() {
        run("p", null);

        assertThat(troubles()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = {"SYNCED", "UNCHANGED"})
    void aProjectThatIsWellAgainIsNoTrouble(Outcome well) {
        refused("p", NO_CLIENT);
        history.runs.finish(run("p", null), well, null);

        assertThat(troubles()).isEmpty();
    }

    @Test
    void everyProblemOfALastRunIsToldWithTheProject() {
        long run = refused("p", NO_CLIENT, NO_NAME);

        assertThat(troubles()).extracting(Trouble::problem).containsExactly(NO_CLIENT, NO_NAME);
        assertThat(troubles().get(0)).satisfies(trouble -> {
            assertThat(trouble.run()).isEqualTo(run);
            assertThat(trouble.projectId()).isEqualTo("p");
            assertThat(trouble.project()).isEqualTo("Salon");
            assertThat(trouble.client()).isEqualTo("Client");
            assertThat(trouble.outcome()).isEqualTo(Outcome.REFUSED);
        });
    }

    @Test
    void onlyTheLastRunCountsAndItsTroubleIsAsOldAsTheSeries() {
        refused("p", NO_NAME);
        refused("p", NO_NAME, NO_CLIENT);
        long last = refused("p", NO_CLIENT);

        assertThat(troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.run()).isEqualTo(last);
            assertThat(first(trouble)).isEqualTo(START.plusSeconds(60).toEpochMilli());
        });
    }

    @Test
    void aTroubleOfOldThatWasMendedOnceIsNew() {
        refused("p", NO_CLIENT);
        history.runs.finish(run("p", null), Outcome.SYNCED, null);
        refused("p", NO_CLIENT);

        assertThat(troubles()).singleElement().extracting(this::first)
                .isEqualTo(START.plusSeconds(120).toEpochMilli());
    }

    @Test
    void aPreviewSaysNothingAboutAProject() {
        long refused = refused("p", NO_CLIENT);
        long preview = history.runs.add(history.poll(), account, export("p", null), TestHistory.SETTINGS,
                Purpose.PREVIEW);
        history.runs.finish(preview, Outcome.PLANNED, null);

        assertThat(troubles()).extracting(Trouble::run).containsExactly(refused);
    }

    @Test
    void whatAnotherRunMadeNeedlessOrAnotherProcessIsAtSaysNothing() {
        long refused = refused("p", NO_CLIENT);
        history.runs.supersede(run("p", null), refused);
        history.end(run("p", null), Outcome.SKIPPED, "busy");

        assertThat(troubles()).extracting(Trouble::run).containsExactly(refused);
    }

    @Test
    void whatWaitsForAPersonIsNotRefusedAnyMore() {
        refused("p", NO_CLIENT);
        long waits = run("p", null);
        history.waiting.add(waits, "cut-over: ", "{}");
        history.runs.finish(waits, Outcome.SKIPPED, "It waits.");

        assertThat(troubles()).isEmpty();
    }

    @Test
    void aProjectThatIsGoneFromSiIsNoTrouble() {
        refused("p", NO_CLIENT);
        long gone = run("p", null);
        history.runs.skip(gone, "gone", "It was deleted.", true);
        history.runs.finish(gone, Outcome.SKIPPED, "It was deleted.");

        assertThat(troubles()).isEmpty();
    }

    @Test
    void aChangeOrderIsNotItsProject() {
        long project = refused("p", NO_CLIENT);
        history.runs.finish(run("p", "CO-1"), Outcome.SYNCED, null);

        assertThat(troubles()).extracting(Trouble::run).containsExactly(project);
    }

    @Test
    void whatIsWrittenButNotAcknowledgedIsOverOnceItIsListedNoMore() {
        long run = failed("p");
        database().jdbc().sql("UPDATE run SET written = TRUE WHERE id = ?").params(run).update();
        assertThat(troubles()).hasSize(1);

        history.poll();

        assertThat(troubles()).isEmpty();
    }

    @Test
    void whatFailedAndIsListedNoMoreStaysUntilItIsWell() {
        failed("p");
        history.poll();

        assertThat(troubles()).hasSize(1);
    }

    @Test
    void aRowThatNamesNoProjectIsTroubleWhileItIsListed() {
        long nameless = history.runs.add(history.poll(), account, export(null, null), TestHistory.SETTINGS,
                Purpose.SYNC);
        history.ends.refused(nameless, "It has no id.", List.of(NO_NAME));
        assertThat(troubles()).extracting(Trouble::run).containsExactly(nameless);

        history.poll();

        assertThat(troubles()).isEmpty();
    }

    @Test
    void otherAccountsAndOtherTenantsAreNotMixedIn() {
        refused("p", NO_CLIENT);

        assertThat(history.troubled.of(TestAccounts.account("second"))).isEmpty();
        assertThat(history.troubled.of(TestAccounts.account("default", "other", Instant.EPOCH))).isEmpty();
    }

    @Test
    void ofARunOfAnEarlierReleaseNothingButItsSentencesMayBeKnown() {
        history.runs.finish(run("p", null), Outcome.FAILED, "It went wrong.");

        assertThat(troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.problem()).isNull();
            assertThat(trouble.messages()).isEqualTo("It went wrong.");
            assertThat(first(trouble)).isEqualTo(START.toEpochMilli());
        });
    }

    @Test
    void problemsOfEarlierReleasesAreReadWhereTheyAre() {
        long run = run("p", null);
        history.runs.finish(run, Outcome.REFUSED, "There is no client.");
        database().jdbc().sql("UPDATE run SET problems = ? WHERE id = ?").params(
                "[{\"code\":\"missing\",\"message\":\"There is no client.\",\"field\":\"Client\"}]", run).update();

        assertThat(troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.problem().field()).isEqualTo("Client");
            assertThat(first(trouble)).isEqualTo(START.toEpochMilli());
        });
    }

    @Test
    void anApprovedChangeOrderWaitsUntilItsProjectIsExportedAgain() {
        long changeOrder = run("p", "CO-1");
        history.problems.save(changeOrder, List.of(new Problem("change-order", "It waits.", null, null, "Export.")));
        history.runs.skip(changeOrder, "change-order", "It is a change order.", true);
        history.runs.finish(changeOrder, Outcome.SKIPPED, "It is a change order.");
        assertThat(troubles()).extracting(Trouble::run, Trouble::outcome)
                .containsExactly(tuple(changeOrder, Outcome.SKIPPED));

        run("p", null);

        assertThat(troubles()).isEmpty();
    }

    @Test
    void aChangeOrderOfWhichThereIsNothingToTellIsNoTrouble() {
        long changeOrder = run("p", "CO-1");
        history.runs.skip(changeOrder, "change-order", "It is a change order.", true);
        history.runs.finish(changeOrder, Outcome.SKIPPED, "It is a change order.");

        assertThat(troubles()).isEmpty();
    }

    @Test
    void onlyProjectsThatFaredBadlyLastAreCounted() {
        long poll = history.polls.begin(account, false);
        history.runs.finish(run(poll, "a"), Outcome.REFUSED, "x");
        history.runs.finish(run(poll, "b"), Outcome.FAILED, "x");
        history.runs.finish(run(poll, "c"), Outcome.SYNCED, null);
        history.polls.listed(poll, 3, true);
        history.polls.end(poll, Poll.State.DONE, null, 0, START.toEpochMilli());
        assertThat(history.troubled.count(account)).isEqualTo(2);
        assertThat(history.troubled.count(TestAccounts.account("other"))).isZero();

        history.runs.finish(run(history.polls.begin(account, true), "a"), Outcome.SYNCED, null);
        assertThat(history.troubled.count(account)).isEqualTo(1);
    }

    private List<Trouble> troubles() {
        return history.troubled.of(account);
    }

    private long first(Trouble trouble) {
        return history.troubled.first(account, trouble);
    }

    private long refused(String project, Problem... why) {
        long run = run(project, null);
        history.ends.refused(run, "It is refused.", Arrays.asList(why));
        return run;
    }

    private long failed(String project) {
        long run = run(project, null);
        history.end(run, Outcome.FAILED, "It failed.");
        return run;
    }

    // Each a minute after the one before.
    private long run(String project, String coNumber) {
        long run = history.runs.add(history.poll(), account, export(project, coNumber), TestHistory.SETTINGS,
                Purpose.SYNC);
        clock.advance(Duration.ofMinutes(1));
        return run;
    }

    private long run(long poll, String project) {
        return history.runs.add(poll, account, export(project, null), TestHistory.SETTINGS, Purpose.SYNC);
    }

    private static ProjectInfo export(String project, String coNumber) {
        return new ProjectInfo(project, "m", null, "Client", "Salon", null, null, coNumber, 5, null, null);
    }
}
