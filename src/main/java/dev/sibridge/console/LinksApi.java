package dev.sibridge.console;

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

/** Releases an export that waits: to one of Manage's opportunities, or to a new one. */
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
        if (choice.projectId() == null || choice.isNew() == choice.isId()) {
            throw new IllegalArgumentException("Send a \"projectId\" and, as \"opportunityId\", either the number of "
                    + "an opportunity in Manage or \"" + NEW + "\".");
        }
        WaitingExport export = waiting.find(account, choice.projectId()).orElseThrow(() ->
                new NotFoundException("No export of a project " + choice.projectId() + " is waiting."));
        if (choice.isNew()) {
            linking.makeNew(account, export);
        } else {
            linking.link(account, export, choice.id());
        }
        return new LinkAnswer(account.name(), export.projectId(), choice.isNew() ? NEW : choice.id(),
                "The next poll takes the export.");
    }

    /**
     * What a person sends.
     *
     * @param opportunityId a number, also as text, or {@code "new"}; null when {@code new} is sent as true
     */
    record Choice(String projectId, JsonNode opportunityId, @JsonProperty(NEW) boolean asNew, String account) {

        boolean isNew() {
            return asNew || opportunityId != null && NEW.equalsIgnoreCase(opportunityId.asText().strip());
        }

        boolean isId() {
            return opportunityId != null && opportunityId.asText().strip().matches("[1-9]\\d{0,17}");
        }

        long id() {
            return Long.parseLong(opportunityId.asText().strip());
        }
    }

    /** @param opportunityId a number, or {@code "new"} */
    record LinkAnswer(String account, String projectId, Object opportunityId, String message) {
    }
}
