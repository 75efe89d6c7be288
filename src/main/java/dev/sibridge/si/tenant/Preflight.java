package dev.sibridge.si.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.account.SyncSettings.ProgressesMean;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Judges, before anything is written, whether a tenant has what we need. */
@Component
public class Preflight {

    /**
     * What was found.
     *
     * @param findings everything that was checked, good and bad
     * @param answers  of Manage, from which it follows
     */
    public record Verdict(List<Finding> findings, Answers answers) {
    }

    /** @param poll that it is for; null for none */
    public Verdict judge(@Body Answers answers, @ExchangeProperty("account") Account account,
            @ExchangeProperty("poll") PollRun poll) {
        List<Finding> findings = findings(answers, account);
        if (poll != null) {
            poll.judged(findings.stream().filter(finding -> finding.state() == Finding.State.WARN)
                    .map(Finding::warning).toList());
        }
        return new Verdict(findings, answers);
    }

    private static List<Finding> findings(Answers answers, Account account) {
        SyncSettings sync = account.sync();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("ConnectWise", "Manage responds and accepts the keys."));
        findings.add(board(answers, sync));
        findings.add(salesRep(answers.first(TenantTopic.SALES_REP), sync));
        if (answers.isAnswered(TenantTopic.WON_STATUS)) {
            findings.add(wonStatus(answers.first(TenantTopic.WON_STATUS), sync));
        }
        if (answers.isAnswered(TenantTopic.CLOSED_STATUSES)) {
            findings.add(closedStatus(answers));
        }
        if (!sync.companyTypes().isEmpty()) {
            findings.add(companyTypes(answers.of(TenantTopic.COMPANY_TYPES), sync));
        }
        findings.add(progresses(sync));
        findings.add(TenantCurrency.finding(answers, sync));
        findings.addAll(new RightsCheck(answers).findings());
        return findings;
    }

    /** @throws BlockedException with everything that forbids to write */
    public void stop(@Body Verdict verdict) {
        if (verdict.findings().stream().anyMatch(Finding::isBlock)) {
            throw new BlockedException(verdict.findings());
        }
    }

    private static Finding board(Answers answers, SyncSettings sync) {
        String name = "\"" + sync.projectBoard() + "\"";
        JsonNode board = answers.first(TenantTopic.BOARD);
        if (board == null) {
            return Finding.block("Project board", "board-missing", "Manage has no board " + name + ".",
                    "Create a project board of that name in Manage, or set SYNC_PROJECT_BOARD to yours.");
        }
        if (!Usable.is(board)) {
            return Finding.block("Project board", "board-inactive", "The board " + name + " is inactive.",
                    "Activate it in Manage.");
        }
        if (!board.path("projectFlag").asBoolean()) {
            return Finding.block("Project board", "board-of-service", "The board " + name + " is not a project board.",
                    "Set SYNC_PROJECT_BOARD to a project board.");
        }
        return answers.first(new TenantTopic.BoardStatus(board.path("id").asLong())) == null
                ? Finding.block("Project board", "board-without-status",
                        "The board " + name + " has no default status.",
                        "Tick \"New Record Default\" on one of its statuses in Manage.")
                : Finding.ok("Project board", "Projects are created on the board " + name + ".");
    }

    private static Finding salesRep(JsonNode member, SyncSettings sync) {
        return member == null || !Usable.is(member)
                ? Finding.block("Sales rep", "sales-rep-missing", "The default sales rep \"" + sync.salesRep()
                        + "\" is not an active member in Manage.", "Set SYNC_SALES_REP to an active member.")
                : Finding.ok("Sales rep", "The default sales rep is " + sync.salesRep() + ".");
    }

    private static Finding wonStatus(JsonNode status, SyncSettings sync) {
        if (status == null || !Usable.is(status)) {
            return Finding.block("Won status", "won-status-missing",
                    "Manage has no active opportunity status \"" + sync.wonStatus() + "\".",
                    "Set SYNC_WON_STATUS to an active status.");
        }
        return status.path("wonFlag").asBoolean()
                ? Finding.ok("Won status", "Won opportunities get the status " + sync.wonStatus() + ".")
                : Finding.warn("Won status", "The opportunity status \"" + sync.wonStatus()
                        + "\" is not marked as won in Manage.",
                        "If that is not intended, set SYNC_WON_STATUS to another status.");
    }

    private static Finding closedStatus(Answers answers) {
        return TenantReader.closedStatus(answers)
                .map(status -> Finding.ok("Closed status", "Settled change orders get the status "
                        + status.path("name").asText() + "."))
                .orElseGet(() -> Finding.block("Closed status", "closed-status-missing",
                        "Manage has no active opportunity status that is closed and not won; settled change orders need"
                                + " one.",
                        "Create one in Manage, such as No Decision, or unset SYNC_CHANGE_ORDERS."));
    }

    private static Finding companyTypes(List<JsonNode> types, SyncSettings sync) {
        List<String> missing = sync.companyTypes().stream().filter(name -> types.stream()
                .noneMatch(type -> Text.fold(type.path("name").asText()).equals(Text.fold(name)))).toList();
        return missing.isEmpty()
                ? Finding.ok("Company types", "New companies are " + String.join(", ", sync.companyTypes()) + ".")
                : Finding.block("Company types", "company-type-missing",
                        "Manage has no company type " + String.join(", ", missing) + ".",
                        "Correct SYNC_COMPANY_TYPES.").about(String.join(", ", missing));
    }

    private static Finding progresses(SyncSettings sync) {
        String check = "Progresses";
        if (!sync.progresses().isEmpty()) {
            String state = sync.progressesMean() == ProgressesMean.WON ? "won" : "still open";
            return Finding.ok(check, "Projects are " + state + " when their progress is one of: "
                    + String.join(", ", sync.progresses()) + ".");
        }
        return sync.progressesMean() == ProgressesMean.OPEN
                ? Finding.block(check, "progresses-empty",
                        "SYNC_PROGRESSES is empty and means open: every project would be won.",
                        "List the progresses of projects that are still open.")
                : Finding.warn(check, "SYNC_PROGRESSES is empty: no project is ever won.",
                        "List the progresses of won projects.");
    }
}
