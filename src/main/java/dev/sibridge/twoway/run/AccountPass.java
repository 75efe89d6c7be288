package dev.sibridge.twoway.run;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.changes.Findings;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.vendor.connectwise.Caller;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One pass over the paired projects of an account, while it goes on. */
public final class AccountPass implements Caller {

    private final Account account;
    private final Wanted wanted;
    private final Instant began;
    private final AtomicInteger calls = new AtomicInteger();
    private PairedProject given;
    private Connection connection;
    private Findings findings = Findings.NONE;
    private List<ProjectPass> projects = List.of();

    AccountPass(Account account, Wanted wanted, Instant began) {
        this.account = account;
        this.wanted = wanted;
        this.began = began;
    }

    /**
     * What is wanted of a pass.
     *
     * @param sweep    whether everything is read, whether or not it has changed
     * @param project  the only project that is meant, by our id; null for all
     * @param dryRun   whether nothing is to be written anywhere
     * @param attended whether a person waits for it, who need not be mailed
     */
    public record Wanted(boolean sweep, Long project, boolean dryRun, boolean attended) {
    }

    /** Only one project is meant, which nobody remembers yet, and nothing is written. */
    AccountPass over(PairedProject project) {
        given = project;
        return this;
    }

    PairedProject given() {
        return given;
    }

    public Account account() {
        return account;
    }

    public Wanted wanted() {
        return wanted;
    }

    public Instant began() {
        return began;
    }

    Connection connection() {
        return connection;
    }

    void connected(Connection both) {
        connection = both;
    }

    /** What has changed in Manage, as far as it was asked for that. */
    Findings findings() {
        return findings;
    }

    void found(Findings changes) {
        findings = changes;
    }

    /** The passes over single projects; those whose project has nothing to be read for are over already. */
    public List<ProjectPass> projects() {
        return projects;
    }

    void projects(List<ProjectPass> passes) {
        projects = List.copyOf(passes);
    }

    /** Those that are to be worked on. */
    public List<ProjectPass> open() {
        return projects.stream().filter(pass -> pass.outcome() == null).toList();
    }

    @Override
    public void called() {
        calls.incrementAndGet();
    }

    /** Requests to both sides, those for single projects included. */
    public int calls() {
        return calls.get() + projects.stream().mapToInt(ProjectPass::calls).sum();
    }

    @Override
    public String toString() {
        return "pass over " + account.name();
    }
}
