package dev.sibridge.twoway.run;

import dev.sibridge.account.Account;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.twoway.changes.ChangeSearch;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.connect.NotReadyException;
import dev.sibridge.twoway.connect.SetUpSteps;
import dev.sibridge.twoway.mapping.MappingCheck;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Begins passes over an account's projects: both sides are there, and what means what on them is beyond doubt. */
@Component
public class Passes {

    /** Whoever waits for a pass may have changed what records refer to, but not since he was told what it would do. */
    private static final Duration JUST_NOW = Duration.ofSeconds(10);

    private final Connections connections;
    private final PairedProjects projects;
    private final ProjectTurns turns;
    private final ChangeSearch search;
    private final TwoWayAccounts accounts;

    public Passes(Connections connections, PairedProjects projects, ProjectTurns turns, ChangeSearch search,
            TwoWayAccounts accounts) {
        this.connections = connections;
        this.projects = projects;
        this.turns = turns;
        this.search = search;
        this.accounts = accounts;
    }

    /**
     * Connects to both sides.
     *
     * @throws NotReadyException when something must be put right first
     */
    public void connect(@Body AccountPass pass) {
        Account account = pass.account();
        if (account.twoWay() == null) {
            throw NotReadyException.of("no-tool", "Account " + account.name() + " has no project-management tool.",
                    SetUpSteps.TOOL);
        }
        Wanted wanted = pass.wanted();
        if (accounts.of(account).isOff() && !wanted.dryRun()) {
            throw NotReadyException.of("switched-off", "Somebody has switched two-way off.",
                    SetUpSteps.SWITCH_ON);
        }
        pass.connected(connections.connect(account, pass, wanted.sweep() ? Duration.ZERO
                : wanted.attended() ? JUST_NOW : account.twoWay().sweep()));
        List<Failure> mistakes = MappingCheck.of(pass.connection().mappings(), pass.connection().toolDirectory(),
                pass.connection().manageDirectory()).stream().map(mistake -> new Failure(Kind.SETUP,
                        "mapping-" + mistake.code(), mistake.where(), "Mappings, " + mistake.where() + ": "
                                + mistake.text(), "")).toList();
        if (!mistakes.isEmpty()) {
            throw new NotReadyException(mistakes);
        }
    }

    /** Finds out which projects want to be worked on; the others are over at once. */
    public void choose(@Body AccountPass pass) {
        Wanted wanted = pass.wanted();
        if (pass.given() != null) {
            pass.projects(List.of(new ProjectPass(pass, pass.given())));
            return;
        }
        if (!wanted.dryRun()) {
            turns.wakeAbandoned(pass.account());
        }
        if (wanted.project() == null && !wanted.dryRun()) {
            pass.found(search.wakeWhatHasChanged(pass.account(), pass.connection(), wanted.sweep(), pass.began()));
        }
        pass.projects(projects.of(pass.account()).stream()
                .filter(project -> wanted.project() == null || project.id() == wanted.project())
                .map(project -> judged(pass, project)).toList());
    }

    private static ProjectPass judged(AccountPass whole, PairedProject project) {
        ProjectPass pass = new ProjectPass(whole, project);
        if (project.state() == State.PAUSED) {
            pass.end(Outcome.PAUSED, project.message());
        } else if (project.state() == State.PARKED && !project.approved()) {
            pass.end(Outcome.PARKED, project.message());
        } else if (!isWanted(whole.wanted(), project)) {
            pass.end(Outcome.UNCHANGED, null);
        }
        return pass;
    }

    private static boolean isWanted(Wanted wanted, PairedProject project) {
        // Who writes nothing wakes nobody either: what has changed is only seen by looking.
        return wanted.sweep() || wanted.dryRun() || wanted.project() != null || project.wokenAt() != null
                || project.lastPass() == null || project.state() == State.ERROR;
    }
}
