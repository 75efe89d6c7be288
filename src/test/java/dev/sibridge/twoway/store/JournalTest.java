package dev.sibridge.twoway.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.store.Journal.Answer;
import dev.sibridge.twoway.store.Journal.Row;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Clock NOON = Clock.fixed(Instant.parse("2027-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Spot NAME = new Spot("task/1", Field.TASK_NAME);

    private final Journal journal = new Journal(database().jdbc(), NOON);

    /** Where it is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void aPairHoldsWhatWon() {
        List.of("two_way_pair", "two_way_conflict").forEach(table ->
                database().jdbc().sql("DELETE FROM " + table).update());
        new Pairs(database().jdbc()).save(1, new Pair("task/1", Kind.TASK, Map.of(Side.TOOL, new Identity("t", null),
                Side.MANAGE, new Identity("1", null)), Map.of(Field.TASK_NAME, new Agreed("ours", "ours"))));
    }

    @Test
    void ofAPairThatIsForgottenNothingIsHadBack() {
        journal.note(1, "Rack", new Loss("task/2", Field.TASK_NAME, null, "theirs", "ours", Side.MANAGE));

        assertThat(journal.decide(row(0).id(), Side.TOOL, "kim")).isEqualTo(Answer.CHANGED_SINCE);
    }

    @Test
    void ofWhatWaitsIsNotedWhatItIsByNow() {
        journal.note(1, "Rack", loss("one", "two", null));
        journal.note(1, "Rack", loss("one", "three", null));
        journal.note(2, "Rack", loss("one", "four", null));

        assertThat(journal.of(1)).extracting(Row::loss).containsExactly(loss("one", "three", null));
    }

    @Test
    void whatHasYieldedAndIsStillToBeWrittenOverYieldsOnce() {
        Agreed nobody = new Agreed(null, Set.of());
        Loss people = new Loss("task/1", Field.TASK_ASSIGNEES, nobody, Set.of("2", "1"), Set.of("3"), Side.TOOL);
        Loss hours = new Loss("task/1", Field.TASK_ESTIMATE, null, new BigDecimal("2.5"), new BigDecimal("4"),
                Side.MANAGE);
        List.of(people, hours, people, hours).forEach(loss -> journal.note(1, "Rack", loss));
        journal.note(2, "Rack", people);

        assertThat(journal.of(1)).extracting(Row::loss).containsExactly(people, hours);
        assertThat(journal.of(2)).extracting(Row::loss).containsExactly(people);
    }

    @Test
    void whatYieldsAgainAfterSomethingElseIsNotedAgain() {
        journal.note(1, "Rack", loss("theirs", "ours", Side.MANAGE));
        journal.note(1, "Rack", loss("theirs, too", "ours", Side.MANAGE));
        journal.note(1, "Rack", loss("theirs", "ours", Side.MANAGE));

        assertThat(journal.of(1)).hasSize(3);
    }

    @Test
    void whatAPersonDecidesWaitsForThePass() {
        journal.note(1, "Rack", loss("one", "two", null));

        assertThat(journal.decide(row(0).id(), Side.TOOL, "kim")).isEqualTo(Answer.ACCEPTED);
        assertThat(journal.decisions(1)).isEqualTo(Map.of(NAME, Side.TOOL));
        journal.settle(1, NAME);
        assertThat(journal.decisions(1)).isEmpty();
        assertThat(row(0).carriedOut()).isEqualTo(NOON.instant());
    }

    @Test
    void whatAPersonWantsBackWaitsForThePassUntilItIsThereOrCannotBe() {
        journal.note(1, "Rack", loss("theirs", "ours", Side.MANAGE));
        journal.decide(row(0).id(), Side.TOOL, "kim");
        assertThat(journal.restores(1)).isEqualTo(Map.of(NAME, loss("theirs", "ours", Side.TOOL)));
        assertThat(journal.decisions(1)).isEmpty();
        journal.settle(1, NAME);
        assertThat(journal.restores(1)).as("not by itself").hasSize(1);

        journal.restored(1, NAME, false);
        assertThat(journal.of(1)).hasSize(1);
        journal.decide(row(0).id(), Side.TOOL, "kim");
        journal.restored(1, NAME, true);
        assertThat(journal.restores(1)).isEmpty();
        assertThat(row(1).loss().taken()).isEqualTo(Side.TOOL);
        assertThat(row(1).carriedOut()).isEqualTo(NOON.instant());
    }

    private Row row(int number) {
        return journal.of(1).get(number);
    }

    private static Loss loss(String tool, String manage, Side taken) {
        return new Loss("task/1", Field.TASK_NAME, new Agreed("before", "before"), tool, manage, taken);
    }
}
