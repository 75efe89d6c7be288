package dev.sibridge.si.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.account.SyncSettings.NewCompanies;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.si.link.Hold.Candidate;
import dev.sibridge.si.tenant.CompaniesInUse;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes a person's choice about an export that waits, so that the next poll takes the export. */
@Component
public class Linking {

    private final FluentProducerTemplate producer;
    private final Links links;
    private final ClientCompanies companies;
    private final CompaniesInUse inUse;

    public Linking(FluentProducerTemplate producer, Links links, ClientCompanies companies, CompaniesInUse inUse) {
        this.producer = producer;
        this.links = links;
        this.companies = companies;
        this.inUse = inUse;
    }

    /** Has a new opportunity made, whatever of the same name Manage holds. */
    public void makeNew(Account account, WaitingExport export) {
        links.save(account, export.projectId(), Link.NEW);
    }

    /**
     * Makes an opportunity of Manage's the project's own.
     *
     * @throws ImpossibleLinkException  when the opportunity cannot be this project's
     * @throws NoAnswerException when Manage could not be asked
     */
    public void link(Account account, WaitingExport export, long opportunityId) {
        refuseOtherCompany(account, export, RecordType.OPPORTUNITY, checkOpportunity(account, export, opportunityId));
        save(account, export, new Link(opportunityId, null));
    }

    /**
     * Makes a project of Manage's the SI project's own, and its opportunity, if it has one. If it has none, it gets the
     * one that the SI project has or that is made for it.
     *
     * @throws ImpossibleLinkException  when the project cannot be this SI project's
     * @throws NoAnswerException when Manage could not be asked
     */
    public void linkProject(Account account, WaitingExport export, long id) {
        links.projectOf(account, export.projectId()).filter(own -> own != id).ifPresent(own -> {
            throw new ImpossibleLinkException("The project already has one in Manage, with the id " + own + ".");
        });
        refuseTaken(account, RecordType.PROJECT, id, export);
        JsonNode project = read(account, RecordType.PROJECT, id);
        refuseOtherCompany(account, export, RecordType.PROJECT, project);
        if (project.path("closedFlag").asBoolean()) {
            throw new ImpossibleLinkException("The project " + id + " is closed.");
        }
        Long opportunity = project.path("opportunity").hasNonNull("id")
                ? (Long) project.path("opportunity").path("id").asLong() : null;
        if (opportunity != null) {
            checkOpportunity(account, export, opportunity);
        }
        save(account, export, new Link(opportunity, id));
    }

    private JsonNode checkOpportunity(Account account, WaitingExport export, long id) {
        links.opportunityOf(account, export.projectId()).filter(own -> own != id).ifPresent(own -> {
            throw new ImpossibleLinkException("The project already has an opportunity, with the id " + own + ".");
        });
        refuseTaken(account, RecordType.OPPORTUNITY, id, export);
        JsonNode opportunity = read(account, RecordType.OPPORTUNITY, id);
        refuseTaken(OurKey.isOfAnother(opportunity, export.projectId()), RecordType.OPPORTUNITY, id);
        return opportunity;
    }

    private void save(Account account, WaitingExport export, Link link) {
        try {
            links.save(account, export.projectId(), link);
        } catch (DuplicateKeyException e) {
            boolean project = link.projectId() != null;
            refuseTaken(true, project ? RecordType.PROJECT : RecordType.OPPORTUNITY,
                    project ? link.projectId() : link.opportunityId());
        }
    }

    /**
     * Has a new company made for the client, whatever of the same name Manage holds.
     *
     * @throws ImpossibleLinkException when the export does not wait for that, or the settings forbid it
     * @throws AlreadyDecidedException when the client is another company already
     */
    public void makeNewCompany(Account account, WaitingExport export) {
        String client = clientOf(export);
        if (account.sync().newCompanies() == NewCompanies.NEVER) {
            throw new ImpossibleLinkException("SYNC_NEW_COMPANIES is never: no company is created. Name one that"
                    + " exists in Manage.");
        }
        answer(account, export, client, null);
    }

    /**
     * Makes a company of Manage's the client's own, for all of its projects.
     *
     * @throws ImpossibleLinkException when the export does not wait for that, or the company is not in use
     * @throws AlreadyDecidedException when the client is another company already
     * @throws NoAnswerException when Manage could not be asked
     */
    public void chooseCompany(Account account, WaitingExport export, long companyId) {
        String client = clientOf(export);
        JsonNode company = read(account, RecordType.COMPANY, companyId);
        inUse.whyNot(company, account).ifPresent(why -> {
            throw new ImpossibleLinkException("The company \"" + company.path("name").asText() + "\" (id " + companyId
                    + ") " + why + ".");
        });
        answer(account, export, client, companyId);
    }

    private void answer(Account account, WaitingExport export, String client, Long companyId) {
        boolean saved = companies.contradiction(account, client, companyId, export.since()).isEmpty()
                && companies.save(account, client, companyId, export.since());
        if (!saved) {
            String decided = companies.contradiction(account, client, companyId, export.since())
                    .map(other -> other.isNew() ? "a new company" : "the company " + other.companyId())
                    .orElse("another company");
            throw new AlreadyDecidedException("Since this export began to wait, somebody chose " + decided + " for"
                    + " the client \""
                    + export.client() + "\"; the next poll processes the export.");
        }
    }

    private static String clientOf(WaitingExport export) {
        if (export.hold().client() == null) {
            throw new ImpossibleLinkException("The export of the project \"" + export.project()
                    + "\" does not wait for its company.");
        }
        return export.hold().client();
    }

    private void refuseTaken(Account account, RecordType type, long id, WaitingExport export) {
        refuseTaken(links.ownersOf(account, type, id).stream()
                .anyMatch(owner -> !Text.fold(owner).equals(Text.fold(export.projectId()))), type, id);
    }

    private static void refuseTaken(boolean taken, RecordType type, long id) {
        if (taken) {
            throw new ImpossibleLinkException("The " + type.label() + " " + id
                    + " already belongs to another SI project.");
        }
    }

    private static void refuseOtherCompany(Account account, WaitingExport export, RecordType type, JsonNode held) {
        JsonNode company = held.path("company");
        if (!isCompanyOf(export, company, account)) {
            throw new ImpossibleLinkException("The " + type.named(held.path("name").asText()) + " (id "
                    + held.path("id").asLong() + ") belongs to the company " + company.path("name").asText()
                    + "; the project's client is " + export.client() + ".");
        }
    }

    private JsonNode read(Account account, RecordType type, long id) {
        Exchange answer = producer.to("direct:connectwise-call").withExchangeProperty("account", account)
                .withBody(ConnectWiseRequest.list(type.path(null), Conditions.equal("id", id))).send();
        if (answer.getException() != null) {
            throw new NoAnswerException(Failures.sentence(answer.getException()));
        }
        List<?> found = answer.getMessage().getBody(List.class);
        if (found.isEmpty()) {
            throw new ImpossibleLinkException("Manage has no " + type.label() + " " + id + ".");
        }
        return (JsonNode) found.get(0);
    }

    // The export itself is read only when its turn comes; then the company is looked up for certain.
    private static boolean isCompanyOf(WaitingExport export, JsonNode company, Account account) {
        String name = Text.fold(company.path("name").asText());
        Stream<String> fromManage = export.hold().candidates().stream().map(Candidate::company);
        Stream<String> fromSI = Stream.of(export.client(),
                Text.cut(export.client(), account.sync().limits().companyName()));
        String identifier = Text.fold(company.path("identifier").asText());
        return Stream.concat(fromManage, fromSI).anyMatch(wanted -> Text.fold(wanted).equals(name))
                || Text.fold(Text.trim(export.client()).replaceAll("\\s+", "")).startsWith(identifier)
                        && !identifier.isEmpty();
    }

    /** The opportunity or project cannot be the SI project's. */
    public static final class ImpossibleLinkException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ImpossibleLinkException(String message) {
            super(message);
        }
    }

    /** Another answer was given before, or found its way into Manage. */
    public static final class AlreadyDecidedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AlreadyDecidedException(String message) {
            super(message);
        }
    }

    /** Manage did not answer, or not what it was asked. */
    public static final class NoAnswerException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoAnswerException(String message) {
            super(message);
        }
    }
}
