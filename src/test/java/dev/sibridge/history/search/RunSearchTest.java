package dev.sibridge.history.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.RunFacts;
import dev.sibridge.history.TestHistory;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People find runs by what they know of a project. */
class RunSearchTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final TestHistory history = new TestHistory(database(), clock);
    private final RunSearch search = history.search;

    /** Where the history is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        history.clear();
    }

    @Test
    void nothingIsFoundWhereNothingIs() {
        assertThat(search.page(RunFilter.ALL, 0, 50)).isEmpty();
        assertThat(search.count(RunFilter.ALL)).isZero();
        assertThat(search.find(1)).isEmpty();
        assertThat(csv(RunFilter.ALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATIO", "finch", "c & f", "q-10", "ÄR"})
    void aPartOfProjectClientOrNumberFindsARun(String text) {
        add("default", "p", "Patio är", "C & Finch", "Q-1042");
        add("default", "q", "Salon", "Oak", null);

        assertThat(search.page(RunFilter.ALL.withText(text.equals("c & f") ? "C & F" : text), 0, 50))
                .extracting(FoundRun::projectId).containsExactly("p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "!", "'", "' OR 1=1 --", "\\"})
    void signsThatMeanSomethingToADatabaseAreOnlyText(String text) {
        add("default", "p", "Patio", "Finch", "1");

        assertThat(search.count(RunFilter.ALL.withText(text))).isZero();
        add("default", "q", "A " + text + " B", "Finch", "1");
        assertThat(search.page(RunFilter.ALL.withText(text), 0, 9)).extracting(FoundRun::projectId)
                .containsExactly("q");
    }

    @Test
    void whatIsSaidMustAllFit() {
        long patio = add("default", "p", "Patio", "Finch", "1");
        now = now.plusSeconds(60);
        long later = add("second", "p", "Patio", "Finch", "1");
        history.runs.finish(patio, Outcome.REFUSED, "No.");
        RunFilter all = RunFilter.ALL;

        assertThat(ids(all.withOutcome(Outcome.REFUSED))).containsExactly(patio);
        assertThat(ids(all.withOutcome(Outcome.SYNCED))).isEmpty();
        assertThat(ids(all.withAccount("second"))).containsExactly(later);
        assertThat(ids(all.withPoll(7L))).containsExactly(later, patio);
        assertThat(ids(all.withPoll(8L))).isEmpty();
        assertThat(ids(all.withProjectId("p"))).containsExactly(later, patio);
        assertThat(ids(all.withFrom(now.toEpochMilli()))).containsExactly(later);
        assertThat(ids(all.withUntil(now.toEpochMilli()))).containsExactly(patio);
        assertThat(ids(all.withText("patio").withAccount("default").withOutcome(Outcome.REFUSED)))
                .containsExactly(patio);
        assertThat(ids(all.withText("patio").withAccount("second").withOutcome(Outcome.REFUSED))).isEmpty();
        assertThat(search.count(all.withAccount("second"))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 3", "1, 3, 3", "2, 3, 1", "3, 3, 0", "0, 200, 7", "2147483647, 200, 0"})
    void pagesFollowOneAnotherWithoutGapOrRepetition(int page, int size, int expected) {
        for (int i = 0; i < 7; i++) {
            add("default", "p" + i, "Patio", "Finch", null);
        }

        assertThat(search.page(RunFilter.ALL, page, size)).hasSize(expected);
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            search.page(RunFilter.ALL, i, 3).forEach(run -> all.add(run.id()));
        }
        assertThat(all).isEqualTo(ids(RunFilter.ALL)).hasSize(7);
    }

    @Test
    void aFileHoldsMoreThanIsInMemoryAtOnce() {
        for (int i = 0; i < 1_001; i++) {
            add("default", "p" + i % 2, "Patio", "Finch", null);
        }

        assertThat(csv(RunFilter.ALL)).hasSize(1_001).doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(csv(RunFilter.ALL.withProjectId("p1"))).hasSize(500);
    }

    @Test
    void aRunTellsWhatACoordinatorKnows() {
        long run = add("default", "p", "Patio", "Finch", "Q-1042");
        new RunFacts(database().jdbc()).priced(run, new BigDecimal("1234.5"));

        FoundRun found = search.find(run).orElseThrow();

        assertThat(found.number()).isEqualTo("Q-1042");
        assertThat(found.progress()).isEqualTo("Approved");
        assertThat(found.price()).isEqualByComparingTo("1234.5");
        assertThat(found.salesRep()).as("until the export was read").isNull();
    }

    @Test
    void whatAnEarlierReleaseKeptIsShownAsFarAsItGoes() {
        long run = add("default", "p", "Patio", "Finch", null);
        database().jdbc().sql("UPDATE run SET project_number = NULL, progress = NULL, sales_rep = NULL, price = NULL")
                .update();

        assertThat(search.find(run)).hasValueSatisfying(found -> assertThat(found.project()).isEqualTo("Patio"));
    }

    private List<Long> ids(RunFilter filter) {
        return search.page(filter, 0, 50).stream().map(FoundRun::id).toList();
    }

    private List<Long> csv(RunFilter filter) {
        List<Long> ids = new ArrayList<>();
        search.each(filter, run -> ids.add(run.id()));
        return ids;
    }

    private long add(String account, String id, String project, String client, String number) {
        Account owner = TestAccounts.account(account);
        return history.runs.add(7, owner, new ProjectInfo(id, "m", null, client, project, number, "Approved", null, 5,
                null, null), TestHistory.SETTINGS, Purpose.SYNC);
    }
}
