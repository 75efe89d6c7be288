package dev.sibridge.twoway.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.connect.NotReadyException;
import dev.sibridge.twoway.manage.ManageCompanies;
import dev.sibridge.twoway.manage.ManageChanges;
import dev.sibridge.twoway.manage.ManageChanges.ManageProject;
import dev.sibridge.twoway.mapping.Mappings.Board;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Imports projects: from one side, they are made on the other, or paired with what is there already. */
@Component
public class Imports {

    private static final int USUAL_MONTHS = 1;

    private final TwoWay twoWay;
    private final Passes passes;
    private final PairedProjects projects;
    private final Clock clock;

    public Imports(TwoWay twoWay, Passes passes, PairedProjects projects, Clock clock) {
        this.twoWay = twoWay;
        this.passes = passes;
        this.projects = projects;
        this.clock = clock;
    }

    /**
     * What is to be imported.
     *
     * @param from    the side that the project is on, whose values win
     * @param id      of the project there
     * @param company of a new project in Manage, by identifier, name or id; null for the customer's namesake
     * @param board   of a new project in Manage, by name; null for the default board
     */
    public record Wish(Side from, String id, String company, String board) {
    }

    /**
     * Begins an import: the project is paired from now on, and the next pass makes what is missing.
     *
     * @throws NotReadyException when there is no such project, or something must be said first
     */
    public PairedProject begin(Account account, Wish wish) {
        PairedProject wanted = judge(new AccountPass(account, new Wanted(false, null, true, true), clock.instant()),
                wish);
        return projects.begin(account, wish.from(), wish.id(), wanted.name(), wanted.newProject());
    }

    /** Imports a project, or only finds out what would be done, and waits for the end. */
    public AccountPass run(Account account, Wish wish, boolean dryRun) {
        if (!dryRun) {
            return twoWay.reconcile(account, new Wanted(false, begin(account, wish).id(), false, true));
        }
        AccountPass pass = new AccountPass(account, new Wanted(false, null, true, true), clock.instant());
        return twoWay.reconcile(pass.over(projects.on(account, wish.from(), wish.id())
                .orElseGet(() -> judge(pass, wish))));
    }

    /** The project as it would be remembered. */
    private PairedProject judge(AccountPass pass, Wish wish) {
        passes.connect(pass);
        Connection both = pass.connection();
        if (wish.from() == Side.MANAGE) {
            ManageProject project = ManageChanges.project(both.manage(), wish.id()).orElseThrow(() -> missing(wish,
                    "Manage"));
            if (both.mappings().board(project.board()).isEmpty()) {
                throw NotReadyException.of("board", "The project \"" + project.name() + "\" is on the board \""
                        + project.board() + "\", which takes no part.", "Add the board to the mappings.");
            }
            return remembered(wish, project.name(), null);
        }
        ToolRecord project = both.tool().get(Entity.PROJECT, wish.id()).orElseThrow(() -> missing(wish,
                "The project-management tool"));
        return remembered(wish, project.fields().get("name").asText(), newProject(pass, project, wish));
    }

    private PairedProject remembered(Wish wish, String name, Map<String, Object> newProject) {
        boolean inManage = wish.from() == Side.MANAGE;
        return new PairedProject(0, inManage ? Long.valueOf(wish.id()) : null, inManage ? null : wish.id(), name,
                State.IDLE, null, wish.from(), newProject, false, null, null, clock.instant(), null, null, 0);
    }

    private Map<String, Object> newProject(AccountPass pass, ToolRecord project, Wish wish) {
        Connection both = pass.connection();
        String board = wish.board() != null ? wish.board()
                : both.mappings().defaultBoard().map(Board::board).orElseThrow();
        if (both.mappings().board(board).isEmpty()) {
            throw NotReadyException.of("board", "The board \"" + board + "\" takes no part.",
                    "Choose one that the mappings name.");
        }
        String company = wish.company() != null ? wish.company() : customer(both, project);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("company", Map.of("id", ManageCompanies.id(both.manage(), company).orElseThrow(() ->
                NotReadyException.of("company", company == null ? "A project in Manage needs a company."
                        : "Manage has no company, or several, called \"" + company + "\".",
                        "Say which company by its id in Manage."))));
        made.put("board", Map.of("name", board));
        made.put("billingMethod", pass.account().sync().billingMethod());
        // Manage demands both; what the tool tells takes their place.
        made.put("estimatedStart", today + "T00:00:00Z");
        made.put("estimatedEnd", today.plusMonths(USUAL_MONTHS) + "T00:00:00Z");
        return made;
    }

    private static String customer(Connection both, ToolRecord project) {
        JsonNode customer = project.fields().get("customerId");
        if (customer == null || customer.isNull() || !both.tool().capabilities().has(Entity.CUSTOMER)) {
            return null;
        }
        return both.tool().get(Entity.CUSTOMER, customer.asText()).map(found -> found.fields().get("name"))
                .map(JsonNode::asText).orElse(null);
    }

    private static NotReadyException missing(Wish wish, String where) {
        return NotReadyException.of("no-project", where + " has no project " + wish.id() + ".", "");
    }
}
