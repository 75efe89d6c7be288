package dev.sibridge.twoway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.changes.ChangeSearch;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.connect.NotReadyException;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which projects a pass works on; the others are over before they begin. */
class PassesTest {

    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final Wanted USUAL = new Wanted(false, null, false, false);
    private static final Wanted SWEEP = new Wanted(true, null, false, false);
    private static final Wanted DRY_RUN = new Wanted(false, null, true, true);

    private final PairedProjects projects = mock(PairedProjects.class);
    private final Connections connections = mock(Connections.class);
    private final ProjectTurns turns = mock(ProjectTurns.class);
    private final ChangeSearch search = mock(ChangeSearch.class);
    private final Passes passes = new Passes(connections, projects, turns, search,
            mock(TwoWayAccounts.class));

    @Test
    void anAccountWithoutAToolIsNotConnected() {
        assertThatThrownBy(() -> passes.connect(new AccountPass(ACCOUNT, USUAL, NOON)))
                .isInstanceOf(NotReadyException.class)
                .hasMessageContaining("Account default has no project-management tool.")
                .hasMessageContaining("PM_TYPE, PM_URL and PM_API_KEY");
        verifyNoInteractions(connections);
    }

    @ParameterizedTest
    @CsvSource({
        "IDLE,   false, false, true,  false, UNCHANGED", "IDLE,   false, true,  true,  false, ",
        "IDLE,   false, false, false, false, ",          "IDLE,   false, false, true,  true,  ",
        "ERROR,  false, false, true,  false, ",          "PAUSED, false, true,  true,  false, PAUSED",
        "PAUSED, false, true,  true,  true,  PAUSED",    "PARKED, false, true,  true,  true,  PARKED",
        "PARKED, true,  true,  true,  false, "})
    void whatHasNotChangedIsOverAndWhatPeopleHaveDecidedCounts(State state, boolean approved, boolean woken,
            boolean passedBefore, boolean sweep, Outcome over) {
        known(project(1, state, approved, woken, passedBefore));

        ProjectPass pass = chosen(sweep ? SWEEP : USUAL).projects().get(0);

        assertThat(pass.outcome()).isEqualTo(over);
        assertThat(pass.message()).isEqualTo(over == Outcome.PAUSED || over == Outcome.PARKED ? "why" : null);
    }

    @Test
    void whatIsChosenWasAskedForBefore() {
        known();

        AccountPass pass = chosen(USUAL);

        verify(search).wakeWhatHasChanged(ACCOUNT, null, false, NOON);
        assertThat(pass.projects()).isEmpty();
    }

    @Test
    void aSingleProjectThatIsMeantIsWorkedOnThoughNothingHasChanged() {
        known(project(1, State.IDLE, false, false, true), project(2, State.IDLE, false, true, true));

        AccountPass pass = chosen(new Wanted(false, 1L, false, true));

        assertThat(pass.open()).extracting(open -> open.project().id()).containsExactly(1L);
        assertThat(pass.projects()).hasSize(1);
        verifyNoInteractions(search);
    }

    @Test
    void whoOnlyWantsToKnowHasEverythingRead() {
        known(project(1, State.IDLE, false, false, true));

        ProjectPass pass = chosen(DRY_RUN).projects().get(0);

        verifyNoInteractions(search);
        assertThat(pass.outcome()).as("nobody has asked what has changed").isNull();
        assertThat(pass.isSweep()).isTrue();
    }

    @Test
    void aProjectThatNobodyRemembersYetIsTheOnlyOne() {
        AccountPass pass = new AccountPass(ACCOUNT, DRY_RUN, NOON).over(project(0, State.IDLE, false, false, false));

        passes.choose(pass);

        assertThat(pass.open()).extracting(open -> open.project().id()).containsExactly(0L);
        verifyNoInteractions(projects, search);
    }

    @Test
    void everythingIsReadTheFirstTimeAndInASweepElseOnlyWhatHasChanged() {
        AccountPass usual = new AccountPass(ACCOUNT, USUAL, NOON);
        PairedProject touched = new PairedProject(1, 1L, "t", "Patio", State.IDLE, null, null, null, false, NOON,
                Set.of(Touch.ticket("9")), NOON, NOON, null, 0);

        assertThat(new ProjectPass(usual, touched).isSweep()).isFalse();
        assertThat(new ProjectPass(usual, project(1, State.IDLE, false, false, true)).isSweep()).isFalse();
        assertThat(new ProjectPass(usual, project(1, State.IDLE, false, true, true)).isSweep()).as("woken for all")
                .isTrue();
        assertThat(new ProjectPass(usual, project(1, State.IDLE, false, false, false)).isSweep()).isTrue();
        assertThat(new ProjectPass(new AccountPass(ACCOUNT, SWEEP, NOON), touched).isSweep()).isTrue();
    }

    private void known(PairedProject... all) {
        when(projects.of(ACCOUNT)).thenReturn(List.of(all));
    }

    private AccountPass chosen(Wanted wanted) {
        AccountPass pass = new AccountPass(ACCOUNT, wanted, NOON);
        passes.choose(pass);
        return pass;
    }

    private static PairedProject project(long id, State state, boolean approved, boolean woken, boolean passedBefore) {
        return new PairedProject(id, id, "t-" + id, "Patio", state, state == State.IDLE ? null : "why", null, null,
                approved, woken ? NOON : null, null, NOON, passedBefore ? NOON : null, null, 0);
    }
}
