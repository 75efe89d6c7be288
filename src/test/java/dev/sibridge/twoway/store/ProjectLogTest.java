package dev.sibridge.twoway.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.store.ProjectLog.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectLogTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00.123Z");

    private final ProjectLog log = new ProjectLog(database().jdbc(), Clock.fixed(NOON, ZoneOffset.UTC));

    /** Where the log is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        database().jdbc().sql("DELETE FROM two_way_log").update();
    }

    @Test
    void aProjectHasNothingOfOthers() {
        log.add(2, "FAILED", null, null, null, null, "no answer");

        assertThat(log.of(1, 0, 10)).isEmpty();
        assertThat(log.has(1, "FAILED", null, null)).isFalse();
    }

    @Test
    void aRowIsKeptAsItCame() {
        log.add(1, "REFUSED", Side.TOOL, Kind.TASK, "Zoë \"🎧\"", Field.TASK_DUE, "Due date must be\nin the future.");
        log.add(1, "FAILED", null, null, null, null, null);

        assertThat(log.of(1, 0, 10)).containsExactly(new Row(NOON, "FAILED", null, null, null, null, null),
                new Row(NOON, "REFUSED", Side.TOOL, Kind.TASK, "Zoë \"🎧\"", Field.TASK_DUE,
                        "Due date must be\nin the future."));
    }

    @Test
    void theNewestComeFirstAndNoMoreThanAreWanted() {
        for (int row = 0; row < 5; row++) {
            log.add(1, "CREATED", Side.TOOL, Kind.TASK, "" + row, null, null);
        }

        assertThat(log.of(1, 0, 2)).extracting(Row::name).containsExactly("4", "3");
        assertThat(log.of(1, 0, 0)).isEmpty();
    }

    @Test
    void whenAnythingWasNotedLastIsKnownOfEachProject() {
        assertThat(log.last(1)).isEmpty();

        at(NOON.minusSeconds(60)).add(1, "CREATED", Side.TOOL, Kind.TASK, "Hang it", null, null);
        log.add(2, "CREATED", Side.TOOL, Kind.TASK, "Hang it", null, null);

        assertThat(log.last(1)).contains(NOON.minusSeconds(60));
        assertThat(log.last(2)).contains(NOON);
    }

    @Test
    void whatHappenedInAnAccountOfLateIsFoundWhateverTheProject() {
        Account account = TestAccounts.account("default");
        database().jdbc().sql("DELETE FROM two_way_project").update();
        PairedProjects projects = database().transactional(new PairedProjects(database().jdbc(), Clock.systemUTC()));
        long patio = projects.begin(account, Side.MANAGE, "1", "Patio", null).id();
        long pool = projects.begin(account, Side.MANAGE, "2", "Pool", null).id();
        long other = projects.begin(TestAccounts.account("second"), Side.MANAGE, "3", "Bar", null).id();
        at(NOON.minusSeconds(1)).add(patio, "OWN_USER", Side.TOOL, Kind.TASK, "too early", null, null);
        log.add(patio, "OWN_USER", Side.TOOL, Kind.TASK, "one", null, null);
        log.add(patio, "CREATED", Side.TOOL, Kind.TASK, "something else", null, null);
        log.add(pool, "OWN_USER", Side.MANAGE, Kind.STEP, "two", null, null);
        log.add(other, "OWN_USER", Side.TOOL, Kind.TASK, "not ours", null, null);

        assertThat(log.since(account, "OWN_USER", NOON)).extracting(Row::name).containsExactly("two", "one");
    }

    private ProjectLog at(Instant time) {
        return new ProjectLog(database().jdbc(), Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void whetherSomethingWasSaidAlreadyIsAskedByAllThatMakesItThat() {
        log.add(1, "UNTRANSLATABLE", Side.TOOL, Kind.TASK, "Hang it", Field.TASK_STATUS, null);
        log.add(1, "MADE_ANEW", Side.TOOL, Kind.TASK, "Hang it", null, null);

        assertThat(log.has(1, "UNTRANSLATABLE", "Hang it", Field.TASK_STATUS)).isTrue();
        assertThat(log.has(1, "UNTRANSLATABLE", "Hang it", Field.TASK_PRIORITY)).isFalse();
        assertThat(log.has(1, "UNTRANSLATABLE", "Hang it", null)).isFalse();
        assertThat(log.has(1, "UNTRANSLATABLE", "hang it", Field.TASK_STATUS)).isFalse();
        assertThat(log.has(1, "PUT_BACK", "Hang it", Field.TASK_STATUS)).isFalse();
        assertThat(log.has(1, "MADE_ANEW", "Hang it", null)).isTrue();
    }
}
