package dev.sibridge.twoway.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.store.PairedProject.State;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairedProjectsTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final Map<String, Object> NEW_PROJECT = Map.of("company", Map.of("id", 7), "board",
            Map.of("name", "Zoë's \"board\""));
    private static final int THREADS = 8;

    private final PairedProjects projects = at(NOON);

    /** Where projects are kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    private PairedProjects at(Instant now) {
        return database().transactional(new PairedProjects(database().jdbc(), Clock.fixed(now, ZoneOffset.UTC)));
    }

    @BeforeEach
    void forgetEverything() {
        List.of("two_way_project", "two_way_pair", "two_way_log").forEach(table ->
                database().jdbc().sql("DELETE FROM " + table).update());
    }

    @Test
    void underAnIdThatNobodyHasThereIsNothing() {
        projects.wake(4711, null);

        assertThat(projects.of(ACCOUNT)).isEmpty();
        assertThat(projects.byId(4711)).isEmpty();
        assertThat(projects.accountOf(4711)).isEmpty();
        assertThat(projects.take(4711)).isEmpty();
        assertThat(projects.on(ACCOUNT, Side.TOOL, "4711")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc", "-", "1.5", "99999999999999999999"})
    void whatIsNoIdOfManagesIsNobodys(String id) {
        begin("12");

        assertThat(projects.on(ACCOUNT, Side.MANAGE, id)).isEmpty();
    }

    @Test
    void accountsAndTenantsHaveTheirOwn() {
        long id = begin("12").id();

        for (Account other : List.of(TestAccounts.account("second"), TestAccounts.account("default", "other", null))) {
            assertThat(projects.of(other)).isEmpty();
            assertThat(projects.on(other, Side.MANAGE, "12")).isEmpty();
            assertThat(projects.begin(other, Side.MANAGE, "12", "Patio", null).id()).isNotEqualTo(id);
        }
        assertThat(projects.accountOf(id)).contains("default");
    }

    @Test
    void whatIsBegunWaitsForItsFirstPassWithAllThatItNeeds() {
        PairedProject begun = projects.begin(ACCOUNT, Side.TOOL, "t-7", "Zoë \"🎧\"", NEW_PROJECT);

        assertThat(begun).isEqualTo(new PairedProject(begun.id(), null, "t-7", "Zoë \"🎧\"", State.IDLE, null, Side.TOOL,
                NEW_PROJECT, false, NOON, null, NOON, null, null, 0));
        assertThat(projects.of(ACCOUNT)).containsExactly(begun);
        assertThat(projects.byId(begun.id())).contains(begun);
        assertThat(projects.on(ACCOUNT, Side.TOOL, "t-7")).contains(begun);
    }

    @Test
    void whatIsTakenIsSoUntilItIsGivenBack() {
        long id = begin("12").id();
        assertThat(projects.byId(id)).map(PairedProject::isTaken).contains(false);

        projects.take(id);
        assertThat(projects.byId(id)).map(PairedProject::isTaken).contains(true);

        projects.left(id);
        assertThat(projects.byId(id)).map(PairedProject::isTaken).contains(false);
    }

    @Test
    void whatIsBegunTwiceIsThereOnce() {
        PairedProject first = begin("12");

        PairedProject second = begin("12");

        assertThat(second).isEqualTo(first);
        assertThat(projects.of(ACCOUNT)).hasSize(1);
    }

    @RepeatedTest(3)
    void whatManyBeginAtOnceIsThereOnce() throws Exception {
        Set<Long> ids = ConcurrentHashMap.newKeySet();

        Together.run(THREADS, thread -> ids.add(begin("12").id()));

        assertThat(ids).hasSize(1);
        assertThat(projects.of(ACCOUNT)).hasSize(1);
    }

    @Test
    void whatIsBegunAgainBeforeItsFirstPassTakesWhatIsSaidNow() {
        projects.begin(ACCOUNT, Side.TOOL, "t-7", "Patio", Map.of("company", "the wrong one"));

        assertThat(projects.begin(ACCOUNT, Side.TOOL, "t-7", "Patio", NEW_PROJECT).newProject())
                .isEqualTo(NEW_PROJECT);
    }

    @Test
    void whatIsBegunAgainAfterItsFirstPassStaysAPair() {
        long id = paired("12", "t-7");

        PairedProject again = begin("12");

        assertThat(again).returns(id, PairedProject::id).returns("t-7", PairedProject::toolId)
                .returns(null, PairedProject::importFrom).returns(NOON, PairedProject::wokenAt)
                .returns(NOON, PairedProject::lastPass);
    }

    @Test
    void theTwinIsKnownByItsIdAsSoonAsItIsThere() {
        long id = begin("12").id();

        projects.twin(id, Side.TOOL, "t-7");

        assertThat(projects.on(ACCOUNT, Side.TOOL, "t-7")).map(PairedProject::id).contains(id);
        assertThat(projects.byId(id).orElseThrow()).returns("12", one -> one.on(Side.MANAGE))
                .returns("t-7", one -> one.on(Side.TOOL));
    }

    @ParameterizedTest
    @CsvSource({"1;2, 2;3, 1;2;3", "1, '', 1", "'', '', ''", "all, 1, all", "1, all, all", "all, all, all"})
    void whatWakesAProjectTwiceIsReadOnce(String first, String second, String all) {
        long id = asleep();

        projects.wake(id, tickets(first));
        projects.wake(id, tickets(second));

        assertThat(projects.take(id).orElseThrow()).returns(tickets(all), PairedProject::touched)
                .returns(NOON, PairedProject::wokenAt);
    }

    @Test
    void aProjectHasWaitedSinceItWasWokenFirst() {
        long id = asleep();

        projects.wake(id, Set.of(Touch.ticket("1")));
        at(NOON.plusSeconds(60)).wake(id, Set.of(Touch.ticket("2")));

        assertThat(projects.byId(id)).map(PairedProject::wokenAt).contains(NOON);
    }

    @Test
    void whatIsTakenWaitsNoMore() {
        long id = asleep();
        projects.wake(id, Set.of(Touch.ticket("1")));

        projects.take(id);

        assertThat(projects.byId(id).orElseThrow()).returns(null, PairedProject::wokenAt)
                .returns(null, PairedProject::touched);
        projects.wake(id, Set.of(Touch.ticket("2")));
        assertThat(projects.take(id)).map(PairedProject::touched).as("after a pass").contains(Set.of(Touch.ticket("2")));
    }

    @RepeatedTest(3)
    void ofWhatWakesAProjectNothingIsLostWhilePassesTakeIt() throws Exception {
        long id = asleep();
        int each = 10;
        Set<Touch> read = ConcurrentHashMap.newKeySet();
        AtomicInteger waking = new AtomicInteger(THREADS - 1);

        Together.run(THREADS, thread -> {
            if (thread > 0) {
                IntStream.range(0, each).forEach(call -> projects.wake(id, Set.of(Touch.ticket(thread + "-" + call))));
                waking.decrementAndGet();
            }
            while (thread == 0 && waking.get() > 0) {
                read(read, id);
            }
        });
        read(read, id);

        assertThat(read).hasSize((THREADS - 1) * each);
    }

    private void read(Set<Touch> read, long id) {
        PairedProject taken = projects.take(id).orElseThrow();
        if (taken.wokenAt() != null) {
            read.addAll(taken.touched());
        }
    }

    @RepeatedTest(3)
    void whoeverNeedsEverythingReadIsNotForgottenAmongThoseWhoDoNot() throws Exception {
        long id = asleep();

        Together.run(THREADS, thread -> projects.wake(id, thread == 3 ? null : Set.of(Touch.ticket("" + thread))));

        assertThat(projects.take(id).orElseThrow()).returns(NOON, PairedProject::wokenAt)
                .returns(null, PairedProject::touched);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void afterAGoodPassOnlyWhatPeopleHaveDecidedStays(State before) {
        long id = begin("12").id();
        projects.put(id, before, "why");

        projects.passed(id, "Patio 2", NOON, 42L);

        boolean decided = before == State.PAUSED || before == State.UNPAIRED;
        assertThat(projects.byId(id).orElseThrow()).returns(decided ? before : State.IDLE, PairedProject::state)
                .returns(before == State.PAUSED ? "why" : null, one -> before == State.UNPAIRED ? null : one.message())
                .returns(before == State.UNPAIRED ? "Patio" : "Patio 2", PairedProject::name)
                .returns(before == State.UNPAIRED ? null : NOON, PairedProject::lastPass);
    }

    @Test
    void afterAGoodPassTheImportIsOverAndNothingIsApprovedAnyMore() {
        long id = begin("12").id();
        projects.put(id, State.PARKED, "too many");
        projects.resume(id);

        projects.passed(id, "Patio", NOON, null);

        assertThat(projects.byId(id).orElseThrow()).returns(null, PairedProject::importFrom)
                .returns(false, PairedProject::approved);
    }

    @Test
    void howLongAProjectWaitedIsKeptUntilTheNextOneThatWaited() {
        long id = begin("12").id();

        projects.passed(id, "Patio", NOON, 42L);
        projects.passed(id, "Patio", NOON, null);

        assertThat(database().jdbc().sql("SELECT lag_ms FROM two_way_project").query(Long.class).single())
                .isEqualTo(42);
    }

    @ParameterizedTest
    @CsvSource({"IDLE, ERROR, ERROR", "ERROR, PARKED, PARKED", "PARKED, ERROR, ERROR", "PAUSED, ERROR, PAUSED",
        "PAUSED, IDLE, PAUSED", "UNPAIRED, ERROR, UNPAIRED", "UNPAIRED, PARKED, UNPAIRED"})
    void whatAPersonDecidesWhileAPassRunsOutlastsThePass(State before, State ended, State after) {
        long id = begin("12").id();
        projects.put(id, before, "before");

        projects.ended(id, ended, "code", "after");

        assertThat(projects.byId(id).orElseThrow()).returns(after, PairedProject::state)
                .returns(after == ended ? "after" : "before", PairedProject::message);
    }

    @ParameterizedTest
    @CsvSource({"IDLE, false", "ERROR, false", "PAUSED, false", "PARKED, true"})
    void whoResumesAProjectApprovesOnlyWhatItWasParkedFor(State before, boolean approved) {
        long id = asleep();
        projects.put(id, before, "why");

        projects.resume(id);

        assertThat(projects.byId(id).orElseThrow()).returns(approved, PairedProject::approved)
                .returns(State.IDLE, PairedProject::state).returns(null, PairedProject::message)
                .returns(NOON, PairedProject::wokenAt).returns(null, PairedProject::touched);
    }

    @Test
    void whoResumesTwiceTakesNothingBack() {
        long id = asleep();
        projects.put(id, State.PARKED, "why");

        projects.resume(id);
        projects.resume(id);

        assertThat(projects.byId(id)).map(PairedProject::approved).contains(true);
    }

    @Test
    void whatIsParkedAgainMustBeApprovedAgain() {
        long id = asleep();
        projects.put(id, State.PARKED, "too many");
        projects.resume(id);

        projects.ended(id, State.PARKED, "held", "it does not exist any more");

        assertThat(projects.byId(id)).map(PairedProject::approved).contains(false);
    }

    @Test
    void whatIsNoPairAnyMoreIsNotResumed() {
        long id = asleep();
        projects.unpair(id);

        projects.resume(id);

        assertThat(projects.of(ACCOUNT)).isEmpty();
    }

    @Test
    void whatIsUnpairedIsForgottenAndNotPairedAgainByItself() {
        long id = paired("12", "t-7");
        long other = paired("13", "t-8");

        projects.unpair(id);

        assertThat(projects.of(ACCOUNT)).extracting(PairedProject::id).containsExactly(other);
        assertThat(projects.on(ACCOUNT, Side.MANAGE, "12")).map(PairedProject::state).contains(State.UNPAIRED);
        assertThat(projects.on(ACCOUNT, Side.TOOL, "t-7")).isEmpty();
        for (String table : List.of("two_way_pair", "two_way_log")) {
            assertThat(database().jdbc().sql("SELECT project_id FROM " + table).query(Long.class).list()).as(table)
                    .containsExactly(other);
        }
    }

    @Test
    void whatWasUnpairedIsPairedAgainAsIfItHadNeverBeen() {
        long id = paired("12", "t-7");
        projects.put(id, State.PARKED, "too many");
        projects.resume(id);
        projects.unpair(id);
        pair(id);

        PairedProject again = at(NOON.plusSeconds(60)).begin(ACCOUNT, Side.MANAGE, "12", "Patio 2", NEW_PROJECT);

        assertThat(again).isEqualTo(new PairedProject(id, 12L, null, "Patio 2", State.IDLE, null, Side.MANAGE,
                NEW_PROJECT, false, NOON.plusSeconds(60), null, NOON.plusSeconds(60), null, null, 0));
        assertThat(new Pairs(database().jdbc()).of(id)).as("what a pass has left that was under way").isEmpty();
    }

    @Test
    void aTwinThatWasUnpairedMayBePairedAgainFromTheOtherSide() {
        projects.unpair(paired("12", "t-7"));
        long elsewhere = projects.begin(TestAccounts.account("second"), Side.MANAGE, "12", "Patio", null).id();
        projects.unpair(elsewhere);

        long again = projects.begin(ACCOUNT, Side.TOOL, "t-7", "Patio", NEW_PROJECT).id();
        projects.twin(again, Side.MANAGE, "12");

        assertThat(projects.on(ACCOUNT, Side.MANAGE, "12")).map(PairedProject::id).contains(again);
        assertThat(projects.byId(elsewhere)).isPresent();
    }

    private PairedProject begin(String manageId) {
        return projects.begin(ACCOUNT, Side.MANAGE, manageId, "Patio", null);
    }

    private long asleep() {
        long id = begin("12").id();
        projects.take(id);
        return id;
    }

    private long paired(String manageId, String toolId) {
        long id = begin(manageId).id();
        projects.twin(id, Side.TOOL, toolId);
        projects.passed(id, "Patio", NOON, null);
        pair(id);
        new ProjectLog(database().jdbc(), Clock.systemUTC()).add(id, "CREATED", Side.TOOL, Kind.TASK, "Hang it", null,
                null);
        return id;
    }

    private void pair(long project) {
        new Pairs(database().jdbc()).save(project, new Pair("task/1", Kind.TASK, Map.of(Side.TOOL,
                new Identity("t-1", null), Side.MANAGE, new Identity("1", null)), Map.of()));
    }

    /** Null means all. */
    private static Set<Touch> tickets(String given) {
        return given.equals("all") ? null : Stream.of(given.split(";")).filter(id -> !id.isEmpty()).map(Touch::ticket)
                .collect(Collectors.toSet());
    }
}
