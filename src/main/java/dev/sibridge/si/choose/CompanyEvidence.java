package dev.sibridge.si.choose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.lookup.Matches;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.ClientCompanies;
import dev.sibridge.si.link.ClientCompanies.Answer;
import dev.sibridge.si.mapping.Clients;
import dev.sibridge.si.mapping.MailDomain;
import dev.sibridge.si.shared.Remembered;
import dev.sibridge.si.tenant.CompaniesInUse;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of the company that a client is, before anybody decides. */
final class CompanyEvidence {

    private final Ledger ledger;
    private final ClientCompanies answers;
    private final CompaniesInUse inUse;

    CompanyEvidence(Ledger ledger, ClientCompanies answers, CompaniesInUse inUse) {
        this.ledger = ledger;
        this.answers = answers;
        this.inUse = inUse;
    }

    /** The company that needs no further evidence. */
    Optional<JsonNode> certain(WaveWork wave, Answers answered) {
        ExportRun run = ExportRun.of(wave);
        List<JsonNode> usable = usable(answered, run);
        return Stream.of(remembered(run), chosen(run)).filter(Objects::nonNull)
                .flatMap(id -> usable.stream().filter(company -> company.path("id").asLong() == id)).findFirst()
                .or(() -> Matches.find(wave.records().get(0), usable, run));
    }

    // What was said before the company that we remember was made or found is settled by that one.
    boolean wantsNew(ExportRun run) {
        LedgerEntry entry = ledger.find(run.account(), List.of(run.company())).get(run.company());
        return answers.find(run.account(), run.company().key()).filter(Answer::isNew)
                .filter(answer -> !Remembered.is(entry) || answer.at() >= entry.updatedAt()).isPresent();
    }

    /** The companies that Manage answered and people work with. */
    List<JsonNode> usable(Answers answered, ExportRun run) {
        return of(answered, CompanyTopic.COMPANIES).stream().filter(company -> isUsable(company, run)).toList();
    }

    boolean isUsable(JsonNode company, ExportRun run) {
        return inUse.is(company, run.account());
    }

    // Two clients of one name are one company.
    boolean isAnotherClientsToo(JsonNode company, ExportRun run) {
        return ledger.holders(run.account(), RecordType.COMPANY, List.of(company.path("id").asLong())).stream()
                .map(LedgerEntry::ref).anyMatch(other -> !other.equals(run.company()));
    }

    // The dealer's own table says which company it is, and that none is made.
    static boolean isNamed(WaveWork wave) {
        return !wave.records().get(0).body().containsKey("name");
    }

    /** The id of the company that we remember; null for none. */
    Long remembered(ExportRun run) {
        LedgerEntry entry = ledger.find(run.account(), List.of(run.company())).get(run.company());
        return entry == null ? null : entry.remoteId();
    }

    /** The id of the company that a person named; null for none. */
    Long chosen(ExportRun run) {
        return answers.find(run.account(), run.company().key()).map(Answer::companyId).orElse(null);
    }

    /** The ids of both; empty when nothing is known of it. */
    List<Long> ids(ExportRun run) {
        return Stream.of(remembered(run), chosen(run)).filter(Objects::nonNull).distinct().toList();
    }

    /** The company that has an id though nobody works with it. */
    Optional<JsonNode> occupied(String identifier, Answers answered, ExportRun run) {
        return of(answered, CompanyTopic.COMPANIES).stream().filter(company -> !isUsable(company, run))
                .filter(company -> Text.fold(company.path("identifier").asText()).equals(Text.fold(identifier)))
                .findFirst();
    }

    static String identifier(WaveWork wave) {
        return String.valueOf(wave.records().get(0).body().get("identifier"));
    }

    /** The address of the primary contact; empty when it says nothing. */
    static String email(ExportRun run) {
        RecordRef primary = Clients.primaryContact(run.project(), run.account().sync());
        return run.desired().clients().stream().flatMap(wave -> wave.records().stream())
                .filter(record -> record.ref().equals(primary)).findFirst().map(Clients::email)
                .filter(email -> !MailDomain.isPlaceholder(email)).orElse("");
    }

    static String client(ExportRun run) {
        return Text.trim(run.project().client());
    }

    static List<JsonNode> of(Answers answered, CompanyTopic topic) {
        return answered.of(topic).stream().distinct().toList();
    }
}
