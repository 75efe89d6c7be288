package dev.sibridge.twoway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.BusyException;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.database.lock.Locks.Lock;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

class ProjectTurnsTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    private final PairedProjects projects = DATABASE.transactional(new PairedProjects(DATABASE.jdbc(),
            Clock.fixed(NOON, ZoneOffset.UTC)));
    private final Locks locks = new Locks(DATABASE.connections());
    private final ProjectTurns turns = new ProjectTurns(locks, projects);
    private PairedProject project;

    @BeforeEach
    void aProject() {
        project = projects.begin(ACCOUNT, Side.TOOL, UUID.randomUUID().toString(), "Patio", null);
        projects.take(project.id());
        projects.left(project.id());
        projects.wake(project.id(), Set.of(Touch.ticket("1")));
    }

    @Test
    void whatAnotherProcessWorksOnIsLeftWithAllThatHasWokenIt() {
        try (Lock theirs = locks.tryToTake("two-way " + project.id()).orElseThrow()) {
            ProjectPass pass = pass(false);

            assertThatThrownBy(() -> turns.enter(pass)).isInstanceOf(BusyException.class);
            turns.leave(pass);

            assertThat(theirs.holds()).isTrue();
        }
        assertThat(projects.byId(project.id())).map(PairedProject::touched).contains(Set.of(Touch.ticket("1")));
        assertThat(turns.isRunning(project.id())).isFalse();
    }

    @Test
    void whatAProcessHadTakenThatDiedWantsAPassOverAllOfIt() {
        projects.take(project.id());

        turns.wakeAbandoned(ACCOUNT);

        assertThat(projects.byId(project.id())).hasValueSatisfying(woken -> {
            assertThat(woken.wokenAt()).isEqualTo(NOON);
            assertThat(woken.touched()).as("nobody knows what of it was done").isNull();
            assertThat(woken.isTaken()).isFalse();
        });
    }

    @Test
    void whatAProcessHadTakenThatDiedIsReadAsAWholeByWhoeverTakesItNext() throws InterruptedException {
        projects.take(project.id());
        projects.wake(project.id(), Set.of(Touch.ticket("2")));
        ProjectPass pass = pass(false);

        turns.enter(pass);

        assertThat(pass.project().wokenAt()).isEqualTo(NOON);
        assertThat(pass.project().touched()).isNull();
        turns.leave(pass);
        assertThat(projects.byId(project.id())).map(PairedProject::isTaken).contains(false);
    }

    @Test
    void whatAProcessHasTakenThatLivesIsNotWoken() {
        projects.take(project.id());
        try (Lock theirs = locks.tryToTake("two-way " + project.id()).orElseThrow()) {
            turns.wakeAbandoned(ACCOUNT);

            assertThat(theirs.holds()).isTrue();
        }
        assertThat(projects.byId(project.id())).map(PairedProject::wokenAt).isEmpty();
    }

    @Test
    void whatIsGivenBackIsNotWokenAgain() throws InterruptedException {
        ProjectPass pass = pass(false);
        turns.enter(pass);
        turns.leave(pass);

        turns.wakeAbandoned(ACCOUNT);

        assertThat(projects.byId(project.id())).map(PairedProject::wokenAt).isEmpty();
    }

    @Test
    void aProjectThatCannotBeReadIsGivenBack() throws InterruptedException {
        PairedProjects broken = mock(PairedProjects.class);
        when(broken.take(anyLong())).thenThrow(new TransientDataAccessResourceException("no database"));
        ProjectTurns failing = new ProjectTurns(locks, broken);
        ProjectPass pass = pass(false);

        assertThatThrownBy(() -> failing.enter(pass)).isInstanceOf(TransientDataAccessResourceException.class);
        failing.leave(pass);

        ProjectPass next = pass(false);
        turns.enter(next);
        turns.leave(next);
        assertThat(next.turn()).isNotNull();
    }

    @Test
    void whatAPersonHasUnpairedMeanwhileIsNotRead() {
        projects.unpair(project.id());

        assertHeld("The project was unpaired meanwhile.");
    }

    @Test
    void whatAPersonHasPausedMeanwhileIsNotRead() {
        projects.put(project.id(), State.PAUSED, "Kim waits for the customer.");

        assertHeld("The project was paused meanwhile.");
    }

    private void assertHeld(String message) {
        ProjectPass pass = pass(false);

        assertThatThrownBy(() -> turns.enter(pass)).isInstanceOfSatisfying(HeldException.class, held ->
                assertThat(held.outcome()).isEqualTo(Outcome.PAUSED)).hasMessage(message);
        turns.leave(pass);
        assertThat(turns.isRunning(project.id())).isFalse();
        assertThat(locks.tryToTake("two-way " + project.id())).hasValueSatisfying(Lock::close);
    }

    @Test
    void whoeverTakesAProjectTakesWhatHasWokenIt() throws InterruptedException {
        ProjectPass pass = pass(false);

        turns.enter(pass);

        assertThat(pass.project().touched()).containsExactly(Touch.ticket("1"));
        assertThat(pass.wokenAt()).isEqualTo(NOON);
        assertThat(turns.isRunning(project.id())).isTrue();
        assertThat(locks.tryToTake("two-way " + project.id())).as("by another process").isEmpty();
        assertThat(projects.byId(project.id())).map(PairedProject::wokenAt).isEmpty();
        turns.leave(pass);
        assertThat(turns.isRunning(project.id())).isFalse();
    }

    @Test
    void theNextPassOfThisProcessWaitsForItsTurn() throws Exception {
        ProjectPass first = pass(false);
        ProjectPass second = pass(false);
        turns.enter(first);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                turns.enter(second);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(waiting).isNotDone();
        turns.leave(first);
        waiting.get(10, TimeUnit.SECONDS);
        turns.leave(second);
    }

    @Test
    void whoWritesNothingTakesNothing() throws InterruptedException {
        try (Lock theirs = locks.tryToTake("two-way " + project.id()).orElseThrow()) {
            ProjectPass pass = pass(true);

            turns.enter(pass);
            turns.leave(pass);

            assertThat(theirs.holds()).isTrue();
        }
        assertThat(projects.byId(project.id())).map(PairedProject::wokenAt).contains(NOON);
    }

    private ProjectPass pass(boolean dryRun) {
        return new ProjectPass(new AccountPass(ACCOUNT, new Wanted(false, null, dryRun, false), NOON), project);
    }
}
