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
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.Imports;
import dev.sibridge.twoway.run.Imports.Wish;
import dev.sibridge.twoway.report.PlannedChanges;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pairs projects: which could be, and importing one. */
@RestController
@RequestMapping("/api/two-way")
@ConditionalOnWebApplication
class ImportsApi {

    private final TwoWayAccount accounts;
    private final Connections connections;
    private final PairedProjects projects;
    private final Imports imports;
    private final Wakes wakes;

    ImportsApi(TwoWayAccount accounts, Connections connections, PairedProjects projects, Imports imports, Wakes wakes) {
        this.accounts = accounts;
        this.connections = connections;
        this.projects = projects;
        this.imports = imports;
        this.wakes = wakes;
    }

    /** Projects of a side that nobody has paired. */
    @GetMapping("/candidates")
    List<Candidate> candidates(@RequestParam String side, @RequestParam(required = false) String q,
            @RequestParam(required = false) String account) {
        Account meant = accounts.get(account);
        Side from = side(side);
        Connection both = connections.connect(meant, () -> { });
        Stream<Candidate> all = from == Side.MANAGE
                ? ManageChanges.onBoards(both.manage(), both.boards(board -> true)).stream()
                        .map(project -> new Candidate(project.id(), project.name(), project.board()))
                : both.tool().list(Entity.PROJECT, null).stream().filter(project -> !project.archived())
                        .map(project -> new Candidate(project.id(), project.fields().get("name").asText(), null));
        return all.filter(one -> q == null || Text.fold(one.name()).contains(Text.fold(q)))
                .filter(one -> projects.on(meant, from, one.id()).filter(known -> known.state() != State.UNPAIRED)
                        .isEmpty()).toList();
    }

    /** @param board of Manage; null on the tool's side */
    record Candidate(String id, String name, String board) {
    }

    /** Manage's companies of the types that the mappings name, for a project that is to be made there. */
    @GetMapping("/companies")
    List<Company> companies(@RequestParam String q, @RequestParam(required = false) String account) {
        Connection both = connections.connect(accounts.get(account), () -> { });
        return new ManageCompanies(both.manage()).offered(q, both.mappings().companyTypes()).stream()
                .map(company -> new Company(company.id(), company.name())).toList();
    }

    /** A company of Manage's. */
    record Company(String id, String name) {
    }

    /** Imports a project, or shows what would be done. */
    @PostMapping("/imports")
    ResponseEntity<?> begin(@RequestBody ImportRequest request, @RequestParam(required = false) String account) {
        Account meant = accounts.get(account);
        if (request.id() == null || request.from() == null) {
            throw new IllegalArgumentException("Send \"from\": \"manage\" or \"tool\", and \"id\".");
        }
        Wish wish = new Wish(side(request.from()), request.id(), request.company(), request.board());
        if (request.dryRun()) {
            AccountPass pass = imports.run(meant, wish, true);
            return ResponseEntity.ok(PlannedChanges.of(pass.projects().get(0)));
        }
        accounts.requireNotOff(meant);
        PairedProject project = imports.begin(meant, wish);
        wakes.wake(project.id(), null, true);
        return ResponseEntity.accepted().body(Map.of("id", project.id()));
    }

    /**
     * What is to be imported.
     *
     * @param from    manage or tool
     * @param company of a new project in Manage: identifier, name or id
     * @param board   of a new project in Manage
     */
    record ImportRequest(String from, String id, String company, String board, boolean dryRun) {
    }

    private static Side side(String name) {
        return Stream.of(Side.values()).filter(side -> side.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A side is \"manage\" or \"tool\"."));
    }
}
