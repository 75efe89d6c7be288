package dev.sibridge.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.run.Linking;
import dev.sibridge.run.Waiting;
import dev.sibridge.run.WaitingExport;
import dev.sibridge.settings.Account;
import dev.sibridge.settings.Accounts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Releases an export that waits: to one of Manage's opportunities or companies, or to a new one. */
@RestController
@RequestMapping("/api/links")
@ConditionalOnWebApplication
class LinksApi {

    private static final String NEW = "new";

    private final Accounts accounts;
    private final Waiting waiting;
    private final Linking linking;

    LinksApi(Accounts accounts, Waiting waiting, Linking linking) {
        this.accounts = accounts;
        this.waiting = waiting;
        this.linking = linking;
    }

    /** Remembers the choice; the next poll takes the export, and all later ones of the project. */
    @PostMapping
    LinkAnswer link(@RequestBody Choice choice, @RequestParam(name = "account", required = false) String parameter) {
        Account account = accounts.meant(choice.account() != null ? choice.account() : parameter);
        boolean aboutCompany = isSaid(choice.companyId());
        Target target = aboutCompany ? new Target(choice.companyId(), false)
                : new Target(choice.opportunityId(), choice.asNew());
        if (choice.projectId() == null || target.isNew() == target.isId()
                || aboutCompany && (choice.asNew() || isSaid(choice.opportunityId()))) {
            throw new IllegalArgumentException("Send a \"projectId\" and, as \"opportunityId\" or as \"companyId\", "
                    + "either the number of the one in Manage or \"" + NEW + "\".");
        }
        WaitingExport export = waiting.find(account, choice.projectId()).orElseThrow(() ->
                new NotFoundException("No export of a project " + choice.projectId() + " is waiting."));
        Object answer = target.isNew() ? NEW : target.id();
        if (aboutCompany) {
            chooseCompany(account, export, target);
            return new LinkAnswer(account.name(), export.projectId(), null, answer,
                    "The next poll takes the export; the client's other projects do not ask again.");
        }
        if (target.isNew()) {
            linking.makeNew(account, export);
        } else {
            linking.link(account, export, target.id());
        }
        return new LinkAnswer(account.name(), export.projectId(), answer, null, "The next poll takes the export.");
    }

    private static boolean isSaid(JsonNode id) {
        return id != null && !id.isNull();
    }

    private void chooseCompany(Account account, WaitingExport export, Target target) {
        if (target.isNew()) {
            linking.makeNewCompany(account, export);
        } else {
            linking.chooseCompany(account, export, target.id());
        }
    }

    /**
     * What a person sends: one of the two ids.
     *
     * @param opportunityId a number, also as text, or {@code "new"}; null when {@code new} is sent as true
     * @param companyId     the same for the client's company
     */
    record Choice(String projectId, JsonNode opportunityId, JsonNode companyId, @JsonProperty(NEW) boolean asNew,
            String account) {
    }

    /** A record of Manage's, or one that is still to be made. */
    private record Target(JsonNode said, boolean asNew) {

        boolean isNew() {
            return asNew || said != null && NEW.equalsIgnoreCase(said.asText().strip());
        }

        boolean isId() {
            return said != null && said.asText().strip().matches("[1-9]\\d{0,17}");
        }

        long id() {
            return Long.parseLong(said.asText().strip());
        }
    }

    /**
     * What was remembered: one of the two.
     *
     * @param opportunityId a number, or {@code "new"}
     * @param companyId     the same
     */
    @JsonInclude(Include.NON_NULL)
    record LinkAnswer(String account, String projectId, Object opportunityId, Object companyId, String message) {
    }
}
