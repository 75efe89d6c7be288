package dev.sibridge.si.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.lookup.Matches;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.failure.Problem;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.Clients;
import dev.sibridge.text.Text;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out whether a client's company in Manage is certain, before it is used or made. */
@Component
public class CompanyCheck {

    private static final String AGAIN = " Then export again.";

    private final Ledger ledger;

    public CompanyCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A problem when the company is missing though the dealer names it, its id is taken, or it may be another client's.
     * Warns the run of a company that another client has, too.
     */
    Optional<Problem> find(DesiredRecord company, WaveWork wave) {
        LedgerEntry entry = wave.entry(company.ref());
        boolean known = Remembered.is(entry) && !ExportRun.of(wave).doubts().isStale(company.ref());
        JsonNode held = known ? null : Matches.find(company, wave.candidates(company), ExportRun.of(wave)).orElse(null);
        if (!known && held == null) {
            return company.body().containsKey("name") ? taken(company, wave) : Optional.of(missing(company, wave));
        }
        if (!hasNamesake(company.ref(), known ? entry.remoteId() : held.path("id").asLong(), ExportRun.of(wave))) {
            return Optional.empty();
        }
        if (!known && !isChosen(company) && isKnownByItsBeginning(held, client(wave))) {
            return Optional.of(alike(held, wave));
        }
        ExportRun.of(wave).warn(company.ref(), "Another client in SI is the same company in Manage as \""
                + client(wave) + "\"; both share it.");
        return Optional.empty();
    }

    private boolean hasNamesake(RecordRef company, long remoteId, ExportRun run) {
        return Clients.isKnownByClientId(company)
                && ledger.holders(run.account(), company.type(), List.of(remoteId)).stream().map(LedgerEntry::ref)
                .anyMatch(other -> !other.equals(company) && Clients.isKnownByClientId(other));
    }

    // By a person, or by all of its name.
    private static boolean isChosen(DesiredRecord company) {
        return company.match().stream().allMatch(way -> way.containsKey("id"));
    }

    /** Whether Manage holds neither all of the client's name nor all of its id. */
    private static boolean isKnownByItsBeginning(JsonNode held, String client) {
        return held.path("name").asText().length() < client.length()
                && held.path("identifier").asText().length() < client.replace(" ", "").length();
    }

    private static Optional<Problem> taken(DesiredRecord company, WaveWork wave) {
        String wanted = (String) company.body().get("identifier");
        return wave.candidates(company).stream().filter(Usable::is)
                .filter(held -> Text.fold(held.path("identifier").asText()).equals(Text.fold(wanted)))
                .findFirst().map(held -> problem(wave, "collision", "The company id " + wanted + " for the client \""
                        + client(wave) + "\" already belongs to \"" + held.path("name").asText() + "\" in Manage.",
                        "Rename one of the two, in SI or in Manage, or list the client's company in sync.companies."));
    }

    private static Problem missing(DesiredRecord company, WaveWork wave) {
        String named = "The client \"" + client(wave) + "\" is the company " + company.title()
                + " according to sync.companies, but ";
        return Matches.passedOver(company, wave.candidates(company), ExportRun.of(wave)).stream().findFirst()
                .map(held -> problem(wave, "inactive", named + "that company " + Usable.reason(held) + ".",
                        "Restore it in Manage, or name another one in the settings."))
                .orElseGet(() -> problem(wave, "missing", named + "Manage has no company with that id.",
                        "Correct the id in the settings, or create the company in Manage."));
    }

    private static Problem alike(JsonNode held, WaveWork wave) {
        return problem(wave, "collision", "The client \"" + client(wave) + "\" begins like another client in SI whose"
                + " company in Manage is " + held.path("identifier").asText() + ".",
                "Shorten one of the names in SI, or list the client's company in sync.companies.");
    }

    private static Problem problem(WaveWork wave, String code, String message, String todo) {
        return new Problem(code, message, null, "Client", todo + AGAIN, "Client " + Text.fold(client(wave)));
    }

    private static String client(WaveWork wave) {
        return Text.trim(ExportRun.of(wave).project().client());
    }
}
