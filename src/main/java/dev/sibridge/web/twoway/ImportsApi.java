package dev.sibridge.web.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.run.Imports.Wish;
import dev.sibridge.twoway.report.PlannedChanges;
import dev.sibridge.web.twoway.ProjectImports.Candidate;
import dev.sibridge.web.twoway.ProjectImports.Company;
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
    private final ProjectImports imports;

    ImportsApi(TwoWayAccount accounts, ProjectImports imports) {
        this.accounts = accounts;
        this.imports = imports;
    }

    /** Projects of a side that nobody has paired. */
    @GetMapping("/candidates")
    List<Candidate> candidates(@RequestParam String side, @RequestParam(required = false) String q,
            @RequestParam(required = false) String account) {
        return imports.candidates(accounts.get(account), side(side), q);
    }

    /** Manage's companies of the types that the mappings name, for a project that is to be made there. */
    @GetMapping("/companies")
    List<Company> companies(@RequestParam String q, @RequestParam(required = false) String account) {
        return imports.companies(accounts.get(account), q);
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
            return ResponseEntity.ok(PlannedChanges.of(imports.plan(meant, wish)));
        }
        return ResponseEntity.accepted().body(Map.of("id", imports.begin(meant, wish)));
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
