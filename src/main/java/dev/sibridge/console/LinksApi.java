package dev.sibridge.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.run.Linking;
import dev.sibridge.run.Waiting;
import dev.sibridge.run.WaitingExport;
import dev.sibridge.settings.Account;
import dev.sibridge.settings.Accounts;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Releases an export that waits: to one of Manage's opportunities or projects, or to a new one. */
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
        if (choice.projectId() == null || !choice.isOne()) {
            throw new IllegalArgumentException("Send a \"projectId\" and, as \"opportunityId\", either the number of "
                    + "an opportunity in Manage or \"" + NEW + "\"; or, as \"manageProjectId\", the number of a "
                    + "project in Manage.");
        }
        WaitingExport export = waiting.find(account, choice.projectId()).orElseThrow(() ->
                new NotFoundException("No export of a project " + choice.projectId() + " is waiting."));
        if (choice.isNew()) {
            linking.makeNew(account, export);
        } else if (isId(choice.manageProjectId())) {
            linking.linkProject(account, export, id(choice.manageProjectId()));
        } else {
            linking.link(account, export, id(choice.opportunityId()));
        }
        return new LinkAnswer(account.name(), export.projectId(),
                choice.isNew() ? NEW : isId(choice.opportunityId()) ? id(choice.opportunityId()) : null,
                isId(choice.manageProjectId()) ? id(choice.manageProjectId()) : null,
                "The next poll takes the export.");
    }

    private static boolean isId(JsonNode number) {
        return number != null && number.asText().strip().matches("[1-9]\\d{0,17}");
    }

    private static long id(JsonNode number) {
        return Long.parseLong(number.asText().strip());
    }

    /**
     * What a person sends.
     *
     * @param opportunityId   a number, also as text, or {@code "new"}; null when {@code new} is sent as true
     * @param manageProjectId a number, also as text, in the place of an opportunity's
     */
    record Choice(String projectId, JsonNode opportunityId, JsonNode manageProjectId,
            @JsonProperty(NEW) boolean asNew, String account) {

        boolean isNew() {
            return asNew || opportunityId != null && NEW.equalsIgnoreCase(opportunityId.asText().strip());
        }

        /** Whether it is exactly one of the three. */
        boolean isOne() {
            return Stream.of(isNew(), isId(opportunityId), isId(manageProjectId)).filter(given -> given).count() == 1
                    && (opportunityId == null || manageProjectId == null);
        }
    }

    /**
     * @param opportunityId   a number, or {@code "new"}; null when a project was chosen
     * @param manageProjectId a number; null when an opportunity was chosen
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinkAnswer(String account, String projectId, Object opportunityId, Long manageProjectId, String message) {
    }
}
