package dev.sibridge.web.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.pm.Entity;
import dev.sibridge.text.Text;
import dev.sibridge.twoway.cadence.Wakes;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.manage.ManageChanges;
import dev.sibridge.twoway.manage.ManageCompanies;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.run.Imports;
import dev.sibridge.twoway.run.Imports.Wish;
import dev.sibridge.twoway.run.ProjectPass;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which projects could be paired, and pairing one, for the API and the pages. */
@Component
public class ProjectImports {

    private final TwoWayAccount accounts;
    private final Connections connections;
    private final PairedProjects projects;
    private final Imports imports;
    private final Wakes wakes;

    ProjectImports(TwoWayAccount accounts, Connections connections, PairedProjects projects, Imports imports,
            Wakes wakes) {
        this.accounts = accounts;
        this.connections = connections;
        this.projects = projects;
        this.imports = imports;
        this.wakes = wakes;
    }

    /**
     * A project of one side.
     *
     * @param board of Manage; null on the tool's side
     */
    public record Candidate(String id, String name, String board) {
    }

    /** A company of Manage's. */
    public record Company(String id, String name) {
    }

    /**
     * Projects of a side that nobody has paired. Asks that side.
     *
     * @param q a part of the name; null for all
     */
    public List<Candidate> candidates(Account account, Side from, String q) {
        Connection both = connections.connect(account, () -> { });
        Stream<Candidate> all = from == Side.MANAGE
                ? ManageChanges.onBoards(both.manage(), both.boards(board -> true)).stream()
                        .map(project -> new Candidate(project.id(), project.name(), project.board()))
                : both.tool().list(Entity.PROJECT, null).stream().filter(project -> !project.archived())
                        .map(project -> new Candidate(project.id(), project.fields().get("name").asText(), null));
        return all.filter(one -> q == null || Text.fold(one.name()).contains(Text.fold(q)))
                .filter(one -> projects.on(account, from, one.id()).filter(known -> known.state() != State.UNPAIRED)
                        .isEmpty()).toList();
    }

    /** Manage's companies of the types that the mappings name, by a part of their name. Asks Manage. */
    public List<Company> companies(Account account, String q) {
        Connection both = connections.connect(account, () -> { });
        return new ManageCompanies(both.manage()).offered(q, both.mappings().companyTypes()).stream()
                .map(company -> new Company(company.id(), company.name())).toList();
    }

    /** What an import would do; waits for both sides and writes nothing. */
    public ProjectPass plan(Account account, Wish wish) {
        return imports.run(account, wish, true).projects().get(0);
    }

    /** Imports a project; does not wait for that. Returns the id of the paired project. */
    public long begin(Account account, Wish wish) {
        accounts.requireNotOff(account);
        long id = imports.begin(account, wish).id();
        wakes.wake(id, null, true);
        return id;
    }
}
