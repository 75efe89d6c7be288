package dev.sibridge.twoway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.LocalLocks.Turn;
import dev.sibridge.database.lock.Locks.Lock;
import dev.sibridge.database.lock.LostLockException;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.connect.CustomizedSides;
import dev.sibridge.twoway.identity.OwnUsers;
import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Remark;
import dev.sibridge.twoway.merge.MergePlan;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.Reconciliation;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Writes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergingTest {

    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final Change ONE = new Change.Forget("one");
    private static final Change OTHER = new Change.Forget("other");

    private final PairedProjects projects = mock(PairedProjects.class);
    private final Merging merging = new Merging(mock(Pairs.class), mock(Journal.class), mock(Writes.class), projects,
            mock(Connections.class), mock(CustomizedSides.class), mock(OwnUsers.class));
    private final Lock lock = mock(Lock.class);
    private final Reconciliation reconciliation = mock(Reconciliation.class);
    private final Pass planned = mock(Pass.class);
    private final PairedProject project = new PairedProject(7, 12L, null, "Patio", State.IDLE, null, Side.MANAGE, null,
            false, null, null, NOON, null, null, 0);
    private final ProjectPass pass = new ProjectPass(new AccountPass(TestAccounts.account("default"),
            new Wanted(false, null, false, false), NOON), project);

    @BeforeEach
    void takeTheProject() {
        when(lock.holds()).thenReturn(true);
        pass.take(project, new Turn(lock, new Semaphore(0)));
        pass.reconciliation = reconciliation;
        pass.merged(planned);
    }

    @Test
    void whoeverHasLostTheProjectWritesNothing() {
        when(lock.holds()).thenReturn(false);

        assertThatThrownBy(() -> merging.apply(ONE, pass)).isInstanceOf(LostLockException.class);
        verifyNoInteractions(reconciliation);
    }

    @Test
    void afterAFailureForGoodNothingElseIsBegun() {
        SideException trouble = new SideException(Outcome.CLOSED, "The key is not accepted.", null);
        doThrow(trouble).when(reconciliation).carryOut(planned, null, ONE);

        assertThatThrownBy(() -> merging.apply(ONE, pass)).isSameAs(trouble);
        merging.apply(OTHER, pass);

        verify(reconciliation, never()).carryOut(planned, null, OTHER);
    }

    @Test
    void anErrorIsAFailureForGood() {
        doThrow(new StackOverflowError()).when(reconciliation).carryOut(planned, null, ONE);

        assertThatThrownBy(() -> merging.apply(ONE, pass)).isInstanceOf(StackOverflowError.class);

        assertThat(pass.isBrokenOff()).isTrue();
    }

    @Test
    void whatIsDoneIsFollowedByTheRest() {
        merging.apply(ONE, pass);
        merging.apply(OTHER, pass);

        verify(reconciliation).carryOut(planned, null, ONE);
        verify(reconciliation).carryOut(planned, null, OTHER);
        verifyNoInteractions(projects);
    }

    @Test
    void aProjectThatIsMadeIsTheTwinAtOnce() {
        when(planned.projectOn(Side.TOOL)).thenReturn(Optional.of("t-7"));

        merging.apply(create(), pass);

        verify(projects).twin(7, Side.TOOL, "t-7");
    }

    @Test
    void aProjectThatCouldNotBeMadeIsNoTwin() {
        when(planned.projectOn(any())).thenReturn(Optional.empty());

        merging.apply(create(), pass);

        verifyNoInteractions(projects);
    }

    @ParameterizedTest
    @CsvSource({"again, false, false", "ask, false, true", "ask, true, false"})
    void aPersonWhoWantsToBeAskedDecidesWhetherWhatWasDeletedIsMadeAnew(String setting, boolean approved,
            boolean held) {
        Account account = TestAccounts.withTool(Map.of("two-way.deleted-but-changed", setting));
        ProjectPass asking = new ProjectPass(new AccountPass(account, new Wanted(false, null, false, false), NOON),
                new PairedProject(7, 12L, "t", "Patio", State.IDLE, null, null, null, approved, null, null, NOON, NOON,
                        null, 0));
        when(planned.plan()).thenReturn(new MergePlan(List.of(), Map.of(), List.of(), List.of(new Remark("task/1",
                Kind.TASK, null, Side.TOOL, About.MADE_ANEW)), List.of()));
        when(planned.name("task/1")).thenReturn("Mount the speakers");

        assertThat(catchThrowable(() -> Merging.askForRevivals(asking, planned))).satisfies(thrown -> assertThat(
                thrown != null).isEqualTo(held));
        if (held) {
            assertThatThrownBy(() -> Merging.askForRevivals(asking, planned))
                    .isInstanceOfSatisfying(HeldException.class, why -> assertThat(why.outcome())
                            .isEqualTo(ProjectPass.Outcome.PARKED))
                    .hasMessageContaining("changed on the other: Mount the speakers. Resume the project");
        }
    }

    private static Change create() {
        return new Change.Create(Side.TOOL, "project/12", new Sighting(Kind.PROJECT, "12", NOON, NOON, null, null, null,
                Map.of(Field.PROJECT_NAME, "Patio")), null, Map.of(), null);
    }
}
