package dev.sibridge.web.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.cadence.Wakes;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.ProjectPass;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.web.api.ConflictException;
import dev.sibridge.web.api.NotFoundException;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What a person may do with a paired project, for the API and the pages. */
@Component
public class ProjectActions {

    private final TwoWayAccount accounts;
    private final PairedProjects projects;
    private final Journal journal;
    private final TwoWay twoWay;
    private final Wakes wakes;

    ProjectActions(TwoWayAccount accounts, PairedProjects projects, Journal journal, TwoWay twoWay, Wakes wakes) {
        this.accounts = accounts;
        this.projects = projects;
        this.journal = journal;
        this.twoWay = twoWay;
        this.wakes = wakes;
    }

    /** @throws NotFoundException when there is none, or it was unpaired */
    public PairedProject find(long id) {
        return projects.byId(id).filter(project -> project.state() != State.UNPAIRED)
                .orElseThrow(() -> new NotFoundException("There is no paired project " + id + "."));
    }

    /** Reads both sides and finds out what the next pass would write; waits for that. */
    public ProjectPass compare(long id) {
        find(id);
        return twoWay.reconcile(account(id), new Wanted(true, id, true, true)).projects().get(0);
    }

    /**
     * Makes a pass now; does not wait for it.
     *
     * @throws ConflictException when none would be made
     */
    public void sync(long id) {
        State state = find(id).state();
        if (state == State.PAUSED || state == State.PARKED) {
            throw new ConflictException("The project is " + state.name().toLowerCase(Locale.ROOT)
                    + ". Resume it first.");
        }
        accounts.requireNotOff(account(id));
        wakes.wake(id, null, true);
    }

    /** No pass is made until somebody resumes it. */
    public void pause(long id) {
        projects.put(find(id).id(), State.PAUSED, null);
    }

    /** Lets it go on; what had parked it is approved. What has changed since is merged, not overwritten. */
    public void resume(long id) {
        projects.resume(find(id).id());
        wakes.wake(id, null, true);
    }

    /** Forgets the pair; neither side is touched. */
    public void unpair(long id) {
        projects.unpair(find(id).id());
    }

    /**
     * A person decides whose value counts; the next pass writes it.
     *
     * @throws ConflictException when that counts already, or the field was changed since
     */
    public void decide(long conflict, Side taken, String by) {
        long project = journal.projectOf(conflict).orElseThrow(() -> unknown(conflict));
        switch (journal.decide(conflict, taken, by)) {
            case ACCEPTED -> wakes.wake(project, null, true);
            case COUNTS_ALREADY -> throw new ConflictException("That side's value counts already.");
            case CHANGED_SINCE -> throw new ConflictException("Somebody has changed the field since,"
                    + " or decided otherwise in a newer row.");
            case UNKNOWN -> throw unknown(conflict);
        }
    }

    private static NotFoundException unknown(long conflict) {
        return new NotFoundException("There is no conflict " + conflict + ".");
    }

    private Account account(long id) {
        return accounts.get(projects.accountOf(id).orElseThrow());
    }
}
