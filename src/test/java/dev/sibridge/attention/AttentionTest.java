package dev.sibridge.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.attention.Cause.State;
import dev.sibridge.attention.CauseEntry.What;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttentionTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final SettableClock clock = new SettableClock();
    private final Accounts accounts = TestAccounts.withErrorEmails("");
    private volatile List<Fact> facts = List.of();
    private Attention attention;

    /** Where causes are kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void begin() {
        clock.set(START);
        List.of("attention", "attention_entry").forEach(table ->
                database().jdbc().sql("DELETE FROM " + table).update());
        database().jdbc().sql("UPDATE attention_look SET looked_at = 0").update();
        attention = attention();
    }

    /** One of several processes on the database. */
    private Attention attention() {
        CauseStore store = new CauseStore(database().jdbc(), new ObjectMapper());
        CauseWatch watch = database().transactional(new CauseWatch(List.of(account -> facts), accounts, store, clock));
        return database().transactional(new Attention(watch, store, accounts, clock));
    }

    @Test
    void whereAllIsWellNothingIsListed() {
        assertThat(open()).isEmpty();
        assertThat(attention.count(null)).isEqualTo(new Attention.Count(0, 0));
        assertThat(attention.find(4711)).isEmpty();
    }

    @Test
    void anAccountThatNobodyKnowsHasNoCauses() {
        assertThatThrownBy(() -> attention.list(State.OPEN, "nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> attention.count("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thirtyProjectsWithOneCauseAreOneRow() {
        facts = IntStream.rangeClosed(1, 30).mapToObj(i -> missing("Client", "p" + i, i, at(-i))).toList();

        assertThat(open()).singleElement().satisfies(cause -> {
            assertThat(cause.affected()).hasSize(30).extracting(Affected::run).startsWith(30L, 29L).endsWith(1L);
            assertThat(cause.what()).as("the last run says it").isEqualTo("p30 has no Client.");
            assertThat(cause.openedAt()).as("since the first of them").isEqualTo(at(-30));
        });
        assertThat(attention.count("default")).isEqualTo(new Attention.Count(1, 0));
    }

    @Test
    void whatIsAboutSomethingElseIsAnotherRowThoughOfTheSameProject() {
        facts = List.of(missing("Client", "p", 1, at(0)), missing("Name", "p", 1, at(0)));

        assertThat(open()).extracting(cause -> cause.key().about()).containsExactlyInAnyOrder("Client", "Name");
    }

    @Test
    void tenRowsOfAProjectThatLackTheSameAreOneProject() {
        facts = IntStream.range(0, 10).mapToObj(i -> missing("Model", "p", 1, at(-i))).toList();

        assertThat(open().get(0).affected()).singleElement().satisfies(one -> {
            assertThat(one.times()).isEqualTo(10);
            assertThat(one.since()).isEqualTo(at(-9));
        });
    }

    @Test
    void aChangeOrderIsNotItsProjectAndRowsWithoutAProjectAreToldApartByName() {
        facts = List.of(missing("Client", "p", 1, at(0)),
                fact("Client", new Affected("p", "CO-1", "Salon", null, 2L, null, "", 1, at(0))),
                fact("Client", new Affected(null, null, "One", null, 3L, null, "", 1, at(0))),
                fact("Client", new Affected(null, null, "Other", null, 4L, null, "", 1, at(0))),
                fact("Client", new Affected(null, null, "Salon", null, null, 7L, "", 1, at(0))));

        assertThat(open().get(0).affected()).hasSize(5);
    }

    @Test
    void itClosesByItselfWhenNothingSpeaksOfItAndIsKeptForThirtyDays() {
        facts = List.of(missing("Client", "p", 1, at(0)));
        long id = open().get(0).id();
        attention.note(open().get(0), "Asked Ann.", "bob");
        clock.set(START.plusSeconds(60));
        facts = List.of();

        assertThat(open()).isEmpty();
        assertThat(attention.list(State.CLOSED, null)).singleElement().satisfies(cause -> {
            assertThat(cause.id()).isEqualTo(id);
            assertThat(cause.closedAt()).isEqualTo(at(60));
            assertThat(cause.affected()).as("what it was about").hasSize(1);
        });
        clock.set(START.plusSeconds(60).plus(Duration.ofDays(30)));
        assertThat(attention.list(State.CLOSED, null)).hasSize(1);
        clock.set(START.plusSeconds(61).plus(Duration.ofDays(30)));
        assertThat(attention.list(State.CLOSED, null)).isEmpty();
        assertThat(attention.entries(id)).isEmpty();
    }

    @Test
    void whatComesBackOpensAnewWithItsPersonAndItsNotesButAwake() {
        facts = List.of(missing("Client", "p", 1, at(0)));
        Cause first = open().get(0);
        attention.assign(first, "Ann", "bob");
        attention.snooze(first, START.plus(Duration.ofDays(9)), "ann");
        facts = List.of();
        clock.set(START.plusSeconds(60));
        attention.look();
        facts = List.of(missing("Client", "p", 9, at(90)));
        clock.set(START.plusSeconds(100));

        assertThat(open()).singleElement().satisfies(cause -> {
            assertThat(cause.id()).isEqualTo(first.id());
            assertThat(cause.assignedTo()).isEqualTo("Ann");
            assertThat(cause.openedAt()).isEqualTo(at(90));
        });
        assertThat(attention.entries(first.id())).extracting(CauseEntry::what)
                .containsExactly(What.ASSIGNED, What.SNOOZED, What.REOPENED);
    }

    @Test
    void whatWasOverForAMomentIsNotOlderThanItsEnd() {
        facts = List.of(missing("Client", "p", 1, at(-1000)));
        open();
        facts = List.of();
        clock.set(START.plusSeconds(60));
        attention.look();
        facts = List.of(missing("Client", "p", 1, at(-1000)));

        assertThat(open().get(0).openedAt()).isEqualTo(at(60));
    }

    @Test
    void whatIsPutOffComesBackInTime() {
        facts = List.of(missing("Client", "p", 1, at(0)));
        attention.snooze(open().get(0), START.plusSeconds(60), "ann");

        assertThat(open()).isEmpty();
        assertThat(attention.list(State.SNOOZED, null)).hasSize(1);
        assertThat(attention.count(null)).isEqualTo(new Attention.Count(0, 1));
        clock.set(START.plusSeconds(60));
        assertThat(open()).hasSize(1);
        assertThat(attention.count(null)).isEqualTo(new Attention.Count(1, 0));
    }

    @Test
    void whatIsPutOffComesBackWhenItConcernsAnotherProjectButNotWhenItConcernsFewer() {
        facts = List.of(missing("Client", "p", 1, at(0)), missing("Client", "q", 2, at(0)));
        attention.snooze(open().get(0), START.plus(Duration.ofDays(1)), "ann");
        facts = List.of(missing("Client", "p", 3, at(0)));
        assertThat(open()).isEmpty();

        facts = List.of(missing("Client", "p", 3, at(0)), missing("Client", "r", 4, at(0)));

        assertThat(open()).hasSize(1);
        assertThat(attention.entries(open().get(0).id())).last().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo(What.WOKEN);
            assertThat(entry.by()).isNull();
        });
    }

    @Test
    void aProjectIsAsOldAsItWasFoundFirst() {
        facts = List.of(missing("Client", "p", 1, at(-50)));
        open();
        facts = List.of(missing("Client", "p", 8, at(0)));

        assertThat(open().get(0).affected()).singleElement().satisfies(one -> {
            assertThat(one.run()).isEqualTo(8);
            assertThat(one.since()).isEqualTo(at(-50));
        });
    }

    @Test
    void howOldAProjectIsIsAskedOnce() {
        AtomicInteger asked = new AtomicInteger();
        Affected p = missing("Client", "p", 1, at(0)).affected();
        facts = List.of(new Fact(missing("Client", "p", 1, at(0)).key(), "", "", p, () -> {
            asked.incrementAndGet();
            return at(-99);
        }));

        assertThat(open().get(0).openedAt()).isEqualTo(at(-99));
        assertThat(open().get(0).affected().get(0).since()).isEqualTo(at(-99));
        assertThat(asked).hasValue(1);
    }

    @Test
    void aPersonIsWrittenDownWithWhoSaidSoAndOnceOnly() {
        facts = List.of(missing("Client", "p", 1, at(0)));
        attention.assign(open().get(0), " Ann ", "bob");
        attention.assign(open().get(0), "Ann", "bob");
        attention.assign(open().get(0), null, "ann");

        assertThat(open().get(0).assignedTo()).isNull();
        assertThat(attention.entries(open().get(0).id())).containsExactly(
                new CauseEntry(What.ASSIGNED, "Ann", "bob", at(0)), new CauseEntry(What.ASSIGNED, null, "ann", at(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann\nBcc: x", "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
            + "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"})
    void whatIsNoNameIsRefused(String name) {
        facts = List.of(missing("Client", "p", 1, at(0)));

        assertThatThrownBy(() -> attention.assign(open().get(0), name, "bob"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 367L * 24 * 3600})
    void nothingIsPutOffToThePastOrForever(long seconds) {
        facts = List.of(missing("Client", "p", 1, at(0)));

        assertThatThrownBy(() -> attention.snooze(open().get(0), START.plusSeconds(seconds), "bob"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyNoteIsNone() {
        facts = List.of(missing("Client", "p", 1, at(0)));

        assertThatThrownBy(() -> attention.note(open().get(0), " ", "bob"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> attention.note(open().get(0), "n".repeat(4001), "bob"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberMayBeSomeSecondsOld() {
        attention.look();
        facts = List.of(missing("Client", "p", 1, at(0)));
        clock.set(START.plusSeconds(4));
        assertThat(attention.count(null).open()).isZero();

        clock.set(START.plusSeconds(5));
        assertThat(attention.count(null).open()).isEqualTo(1);
    }

    @Test
    void aClockThatWasSetBackStopsNothing() {
        clock.set(START.plus(Duration.ofDays(1)));
        attention.look();
        clock.set(START);
        facts = List.of(missing("Client", "p", 1, at(0)));

        assertThat(attention.count(null).open()).isEqualTo(1);
    }

    @RepeatedTest(3)
    void processesThatLookAtTheSameMomentOpenOneRow() throws Exception {
        facts = List.of(missing("Client", "p", 1, at(0)));
        ExecutorService processes = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> all = IntStream.range(0, 4).<Future<?>>mapToObj(i -> {
            Attention process = attention();
            return processes.submit(() -> {
                start.await();
                return process.list(State.OPEN, null);
            });
        }).toList();
        start.countDown();
        for (Future<?> one : all) {
            one.get();
        }
        processes.shutdown();

        assertThat(open()).hasSize(1);
        assertThat(database().jdbc().sql("SELECT COUNT(*) FROM attention").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void theCausesOfAnAccountThatIsNotThereAreLeftAlone() {
        database().jdbc().sql("INSERT INTO attention (fingerprint, account, kind, code, about, content, opened_at)"
                + " VALUES ('f', 'paused', 'OUTAGE', 'outage', '', '{}', 1)").update();

        assertThat(open()).isEmpty();
        assertThat(attention.count(null)).isEqualTo(new Attention.Count(0, 0));
        assertThat(database().jdbc().sql("SELECT COUNT(*) FROM attention WHERE closed_at IS NULL").query(Long.class)
                .single()).isEqualTo(1);
    }

    private List<Cause> open() {
        return attention.list(State.OPEN, null);
    }

    private static long at(long seconds) {
        return START.plusSeconds(seconds).toEpochMilli();
    }

    private static Fact missing(String member, String project, long run, long since) {
        return fact(member, new Affected(project, null, "Project " + project, "Smith", run, null,
                project + " has no " + member + ".", 1, since));
    }

    private static Fact fact(String member, Affected affected) {
        return new Fact(new CauseKey("default", AlertKind.EXPORT_REFUSED, "missing", member), affected.message(),
                "Enter it in SI.", affected);
    }
}
