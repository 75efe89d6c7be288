package dev.sibridge.twoway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.Standing.Held;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final Account OTHER = TestAccounts.account("second");

    private final Standing standing = new Standing(database().jdbc());
    private final PairedProjects projects = database().transactional(new PairedProjects(database().jdbc(),
            Clock.systemUTC()));
    private final Journal journal = database().transactional(new Journal(database().jdbc(), Clock.systemUTC()));

    /** Where it is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        database().jdbc().sql("DELETE FROM two_way_project").update();
        database().jdbc().sql("DELETE FROM two_way_conflict").update();
    }

    @Test
    void projectsAreCountedByAccountAndState() {
        begin(ACCOUNT, "1");
        begin(ACCOUNT, "2");
        projects.put(begin(ACCOUNT, "3"), State.PARKED, "why");
        projects.put(begin(OTHER, "4"), State.PAUSED, null);

        assertThat(standing.projects(ACCOUNT, State.IDLE)).isEqualTo(2);
        assertThat(standing.projects(ACCOUNT, State.PARKED)).isEqualTo(1);
        assertThat(standing.projects(ACCOUNT, State.PAUSED)).isZero();
        assertThat(standing.projects(OTHER, State.PAUSED)).isEqualTo(1);
    }

    @Test
    void aProjectNeedsAPersonWhileItIsHeldFailsOrValuesWait() {
        begin(ACCOUNT, "1");
        long failed = begin(ACCOUNT, "2");
        projects.ended(failed, State.ERROR, "tool-KEY", "The key is wrong.");
        long waits = begin(ACCOUNT, "3");
        journal.note(waits, "Mount", loss("task/1", null));
        journal.note(waits, "Aim", loss("task/2", Side.TOOL));
        long paused = begin(ACCOUNT, "4");
        journal.note(paused, "Trim", loss("task/3", null));
        projects.put(paused, State.PAUSED, null);

        assertThat(standing.held(ACCOUNT)).extracting(Held::id, Held::state, Held::trouble, Held::waiting)
                .containsExactly(tuple(failed, State.ERROR, "tool-KEY", 0), tuple(waits, State.IDLE, null, 1));
        assertThat(standing.held(OTHER)).isEmpty();
    }

    @Test
    void onlyWhatNobodyHasDecidedYetWaits() {
        long patio = begin(ACCOUNT, "1");
        journal.note(patio, "Mount", loss("task/1", null));
        journal.note(patio, "Aim", loss("task/2", Side.TOOL));
        journal.note(begin(OTHER, "2"), "Trim", loss("task/3", null));

        assertThat(standing.waitingConflicts(ACCOUNT)).isEqualTo(1);

        journal.decide(journal.of(patio).get(0).id(), Side.MANAGE, "admin");
        assertThat(standing.waitingConflicts(ACCOUNT)).isZero();
        assertThat(standing.waitingConflicts(OTHER)).isEqualTo(1);
    }

    private long begin(Account account, String id) {
        return projects.begin(account, Side.MANAGE, id, "Patio " + id, null).id();
    }

    private static Loss loss(String pair, Side taken) {
        return new Loss(pair, Field.TASK_NAME, null, "Mount two", "Mount four", taken);
    }
}
