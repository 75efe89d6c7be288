package dev.sibridge.si.choose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.shared.Remembered;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the company into which one was merged. Manage puts the merged one into the recycle bin and does not say why;
 * but its contacts and sites are in the other company then. A person may change companies; a site never does by itself.
 */
final class MergedCompanies {

    private static final int ENOUGH = 50;

    private final Ledger ledger;

    MergedCompanies(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Asks where the contacts are by now that we remember of a client.
     *
     * @param company the remembered id of its company, which is not in use any more; null for none
     */
    List<Question> questions(ExportRun run, Long company) {
        List<Long> contacts = company == null ? List.of() : remembered(RecordType.CONTACT, run);
        return contacts.isEmpty() ? List.of() : List.of(new Question(CompanyTopic.MOVED_CONTACTS,
                ConnectWiseRequest.list(RecordType.CONTACT.path(null), Conditions.in("id", contacts))));
    }

    /** Asks whether the sites are there, too. */
    List<Question> questionsAboutSites(ExportRun run, Answers answers) {
        List<Long> sites = remembered(RecordType.SITE, run);
        return sites.isEmpty() ? List.of() : companyOfContacts(answers)
                .map(company -> new Question(CompanyTopic.MOVED_SITES,
                ConnectWiseRequest.list(RecordType.SITE.path(company), Conditions.in("id", sites)))).stream().toList();
    }

    /**
     * The company where all of the client's remembered contacts and sites are now.
     *
     * @param usable companies
     */
    Optional<JsonNode> find(ExportRun run, Answers answers, List<JsonNode> usable) {
        int sites = answers.of(CompanyTopic.MOVED_SITES).size();
        return sites == 0 || sites < remembered(RecordType.SITE, run).size() ? Optional.empty()
                : companyOfContacts(answers).flatMap(id -> usable.stream()
                        .filter(company -> company.path("id").asLong() == id).findFirst());
    }

    private static Optional<Long> companyOfContacts(Answers answers) {
        List<Long> companies = answers.of(CompanyTopic.MOVED_CONTACTS).stream()
                .map(contact -> contact.path("company").path("id").asLong()).distinct().toList();
        return companies.size() == 1 && companies.get(0) > 0 ? Optional.of(companies.get(0)) : Optional.empty();
    }

    private List<Long> remembered(RecordType type, ExportRun run) {
        Stream<LedgerEntry> entries = ledger.allBelow(run.account(), type, run.company().key() + "/");
        return entries.filter(Remembered::is).map(LedgerEntry::remoteId).distinct().limit(ENOUGH).toList();
    }
}
