package dev.sibridge.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.si.link.Linking;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.si.link.WaitingExport;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Releases an export that waits: to an opportunity, a project or a company of Manage's, or to a new one. */
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
            throw new IllegalArgumentException("Send a \"projectId\" and one of these: as \"opportunityId\" or "
                    + "\"companyId\" the number of the record in Manage or \"" + NEW + "\"; as \"manageProjectId\" the "
                    + "number of a project in Manage.");
        }
        WaitingExport export = waiting.find(account, choice.projectId()).orElseThrow(() ->
                new NotFoundException("No export of a project " + choice.projectId() + " is waiting."));
        if (choice.company().isSaid()) {
            return chooseCompany(account, export, choice.company());
        }
        if (choice.manageProject().isSaid()) {
            linking.linkProject(account, export, choice.manageProject().id());
            return new LinkAnswer(account.name(), export.projectId(), null, choice.manageProject().id(), null,
                    "The next poll processes the export.");
        }
        if (choice.opportunity().isNew()) {
            linking.makeNew(account, export);
        } else {
            linking.link(account, export, choice.opportunity().id());
        }
        return new LinkAnswer(account.name(), export.projectId(), choice.opportunity().answer(), null, null,
                "The next poll processes the export.");
    }

    private LinkAnswer chooseCompany(Account account, WaitingExport export, Target company) {
        if (company.isNew()) {
            linking.makeNewCompany(account, export);
        } else {
            linking.chooseCompany(account, export, company.id());
        }
        return new LinkAnswer(account.name(), export.projectId(), null, null, company.answer(),
                "The next poll processes the export; the client's other projects do not ask again.");
    }

    /**
     * What a person sends: one of the three ids.
     *
     * @param opportunityId   a number, also as text, or {@code "new"}; null when {@code new} is sent as true
     * @param manageProjectId a number, also as text, in the place of an opportunity's
     * @param companyId       a number, also as text, or {@code "new"}: the client's company
     */
    record Choice(String projectId, JsonNode opportunityId, JsonNode manageProjectId, JsonNode companyId,
            @JsonProperty(NEW) boolean asNew, String account) {

        Target opportunity() {
            return new Target(opportunityId, asNew);
        }

        Target manageProject() {
            return new Target(manageProjectId, false);
        }

        Target company() {
            return new Target(companyId, false);
        }

        /** Whether exactly one of the three is said, in a form that can be meant. */
        boolean isOne() {
            List<Target> said = Stream.of(opportunity(), manageProject(), company()).filter(Target::isSaid).toList();
            return said.size() == 1 && said.get(0).isNew() != said.get(0).isId() && !manageProject().isNew();
        }
    }

    /** A record of Manage's, or one that is still to be made. */
    private record Target(JsonNode said, boolean asNew) {

        boolean isSaid() {
            return asNew || said != null && !said.isNull();
        }

        boolean isNew() {
            return asNew || said != null && said.asText().strip().equalsIgnoreCase(NEW);
        }

        boolean isId() {
            return said != null && said.asText().strip().matches("[1-9]\\d{0,17}");
        }

        long id() {
            return Long.parseLong(said.asText().strip());
        }

        Object answer() {
            return isNew() ? NEW : (Object) id();
        }
    }

    /**
     * What was remembered: one of the three.
     *
     * @param opportunityId   a number, or {@code "new"}
     * @param manageProjectId a number
     * @param companyId       a number, or {@code "new"}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinkAnswer(String account, String projectId, Object opportunityId, Long manageProjectId, Object companyId,
            String message) {
    }
}
