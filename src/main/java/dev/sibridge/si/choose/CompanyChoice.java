package dev.sibridge.si.choose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.SyncSettings.CompanyMatch;
import dev.sibridge.account.SyncSettings.NewCompanies;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.lookup.Matches;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.ClientCompanies;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.mapping.Clients;
import dev.sibridge.si.shared.Remembered;
import dev.sibridge.si.tenant.CompaniesInUse;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Finds out which company in Manage a client is, before anything is hung on it: the remembered one, the one that a
 * person named, the one of the client's id. Else a name, a mail domain or an address may speak for one; whether that is
 * enough is the dealer's choice, and otherwise a person's.
 */
@Component
public class CompanyChoice {

    private final Ledger ledger;
    private final CompaniesInUse inUse;
    private final CompanyEvidence evidence;
    private final MergedCompanies mergedCompanies;

    public CompanyChoice(Ledger ledger, ClientCompanies answers, CompaniesInUse inUse) {
        this.ledger = ledger;
        this.inUse = inUse;
        this.evidence = new CompanyEvidence(ledger, answers, inUse);
        this.mergedCompanies = new MergedCompanies(ledger);
    }

    /** Whether something is to be hung on the company for the first time, or Manage does not find it. */
    public boolean isOpen(@ExchangeProperty("run") ExportRun run) {
        List<RecordRef> refs = run.desired().clients().stream().flatMap(wave -> wave.records().stream())
                .map(DesiredRecord::ref).toList();
        Map<RecordRef, LedgerEntry> known = ledger.find(run.account(), refs);
        return run.looksAgain() || run.doubts().isRaised(run.company())
                || !refs.stream().allMatch(ref -> Remembered.is(known.get(ref)));
    }

    /**
     * Whether whoever has the turn to make a company must ask once more before: another export may have made one of
     * that name since, or the id that it would have is occupied.
     */
    public boolean isToBeAskedAgain(@ExchangeProperty("run") ExportRun run) {
        return run.idOf(run.company()) == null && isOpen(run)
                && (run.companyFacts().isIdOccupied() || run.companyFacts().seen()
                < ledger.last(run.account(), RecordType.COMPANY));
    }

    /** The company as mapping thinks of it. */
    public Wave records(@ExchangeProperty("run") ExportRun run) {
        run.companyFacts().seesUpTo(ledger.last(run.account(), RecordType.COMPANY));
        return Wave.of(List.of(run.desired().company()));
    }

    /** @throws HeldBackException when only a person can say which company it is, or may have one made */
    public void decide(@ExchangeProperty("wave") WaveWork wave, @Body Answers answered) {
        if (wave.records().isEmpty()) {
            return; // An operator's route has left it out.
        }
        ExportRun run = ExportRun.of(wave);
        Long remembered = evidence.remembered(run);
        Optional<JsonNode> certain = evidence.certain(wave, answered);
        if (certain.isPresent()) {
            boolean chosen = Objects.equals(evidence.chosen(run), certain.get().path("id").asLong());
            take(certain.get(), remembered, chosen, wave);
            return;
        }
        if (remembered != null) {
            run.isStaleFromNow(run.company());
        }
        Optional<JsonNode> merged = mergedCompanies.find(run, answered, evidence.usable(answered, run));
        if (merged.isPresent()) {
            run.warn("The company of \"" + CompanyEvidence.client(run) + "\" was merged into "
                    + CompanyHolds.named(merged.get()) + " in Manage; SI Bridge uses that company from now on.");
            take(merged.get(), remembered, true, wave);
        } else if (!CompanyEvidence.isNamed(wave)) {
            decideByLikeness(wave, answered, remembered);
        }
    }

    private void decideByLikeness(WaveWork wave, Answers answered, Long remembered) {
        ExportRun run = ExportRun.of(wave);
        CompanyMatch match = run.account().sync().companyMatch();
        CompanyLikeness likeness = new CompanyLikeness(
                Clients.companyNames(run.project(), run.account().sync()), CompanyEvidence.email(run),
                evidence.usable(answered, run).stream()
                        .filter(company -> match != CompanyMatch.CREATE
                                || evidence.isAnotherClientsToo(company, run)).toList(),
                CompanyEvidence.of(answered, CompanyTopic.CONTACTS));
        boolean wantsNew = evidence.wantsNew(run);
        Optional<JsonNode> clear = likeness.clear()
                .filter(company -> match == CompanyMatch.USE || evidence.isAnotherClientsToo(company, run));
        if (wantsNew || clear.isEmpty()) {
            make(wave, answered, likeness, wantsNew);
            return;
        }
        run.warn("The client \"" + CompanyEvidence.client(run) + "\" is the company " + CompanyHolds.named(clear.get())
                + " in Manage, which " + likeness.reason(clear.get()) + ".");
        take(clear.get(), remembered, true, wave);
    }

    private void make(WaveWork wave, Answers answered, CompanyLikeness likeness, boolean wantsNew) {
        ExportRun run = ExportRun.of(wave);
        CompanyMatch match = run.account().sync().companyMatch();
        Long chosen = evidence.chosen(run);
        String identifier = CompanyEvidence.identifier(wave);
        Optional<JsonNode> occupied = evidence.occupied(identifier, answered, run);
        boolean isClear = chosen == null && likeness.isEmpty() && (occupied.isEmpty() || match == CompanyMatch.USE);
        boolean isMade = run.account().sync().newCompanies() == NewCompanies.CREATE
                && (wantsNew || match == CompanyMatch.CREATE || isClear);
        if (!isMade) {
            CompanyHolds holds = new CompanyHolds(run, identifier);
            throw new HeldBackException(chosen != null ? holds.lost(chosen, likeness)
                    : occupied.map(company -> holds.unusable(company,
                                    inUse.whyNot(company, run.account()).orElseThrow(), likeness))
                            .orElseGet(() -> holds.unknown(likeness)));
        }
        run.companyFacts().idIsOccupied(occupied.isPresent());
    }

    /** Gives the company that is to be made another id where one that nobody works with has it. */
    public void makeWay(@ExchangeProperty("wave") WaveWork wave, @Body Answers answered) {
        ExportRun run = ExportRun.of(wave);
        if (run.idOf(run.company()) == null && !CompanyEvidence.isNamed(wave)
                && evidence.occupied(CompanyEvidence.identifier(wave), answered, run).isPresent()) {
            makeUnderAnotherId(run);
        }
    }

    /** @param byId whether it is to be looked for by its id in Manage, for its names do not tell that it is the one */
    private static void take(JsonNode company, Long remembered, boolean byId, WaveWork wave) {
        ExportRun run = ExportRun.of(wave);
        long id = company.path("id").asLong();
        run.companyFacts().isTheDealers(!Matches.isAny(wave.records().get(0), company, run));
        if (remembered != null && remembered != id) {
            run.isStaleFromNow(run.company());
        }
        if (byId && !Objects.equals(remembered, id)) {
            run.replaceCompany(run.desired().company().withMatch(List.of(Map.of("id", id))));
        }
        run.found(run.company(), id);
    }

    private static void makeUnderAnotherId(ExportRun run) {
        DesiredRecord wanted = run.desired().company();
        Map<String, Object> body = new LinkedHashMap<>(wanted.body());
        body.put("identifier", Clients.otherIdentifier(run.project(), run.account().sync()));
        run.replaceCompany(wanted.withBody(body).withMatch(List.of(Map.of(
                "identifier", body.get("identifier"), "name", body.get("name")))));
        run.warn("The id of the company of \"" + CompanyEvidence.client(run) + "\" belongs to a company in Manage"
                + " that is not in use; the new company has the id " + body.get("identifier") + ".");
    }
}
