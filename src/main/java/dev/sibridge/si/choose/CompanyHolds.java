package dev.sibridge.si.choose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.SyncSettings.NewCompanies;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Hold.Candidate;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.stream.Collectors;

/** Puts into words why only a person can say which company a client is, and how to say it. */
final class CompanyHolds {

    private final ExportRun run;
    private final String identifier;
    private final String client;

    /** @param identifier the id that the company would have */
    CompanyHolds(ExportRun run, String identifier) {
        this.run = run;
        this.identifier = identifier;
        this.client = "\"" + Text.trim(run.project().client()) + "\"";
    }

    /** Manage has no company of the id. */
    Hold unknown(CompanyLikeness likeness) {
        return hold("company-unknown", "Manage has no company with the id " + identifier + " for the client " + client
                + ".", likeness, "Or create the company in Manage with the id " + identifier
                + "; the next poll then finds it.");
    }

    /**
     * The company of the id must not be used.
     *
     * @param why in words that follow its name
     */
    Hold unusable(JsonNode company, String why, CompanyLikeness likeness) {
        return hold("company-unusable", "The company " + named(company) + " of the client " + client + " " + why
                + ".", likeness, "Or restore that company; the next poll then finds it.");
    }

    /** The company that a person has chosen must not be used any more. */
    Hold lost(long chosen, CompanyLikeness likeness) {
        return hold("company-lost", "The company " + chosen + ", which was chosen for the client " + client
                + ", is no longer in use in Manage.", likeness, "");
    }

    private Hold hold(String code, String reason, CompanyLikeness likeness, String otherwise) {
        boolean never = run.account().sync().newCompanies() == NewCompanies.NEVER;
        List<Candidate> candidates = likeness.companies().stream().map(CompanyHolds::candidate).toList();
        String may = likeness.isEmpty() ? "" : likeness.companies().stream()
                .map(company -> "the company " + named(company) + ", which " + likeness.reason(company))
                .collect(Collectors.joining(", or ", " It may be ", "."));
        String orNew = never ? ". \"Clients without a company\" in Set-up keeps SI Bridge from creating one."
                : ", or have a new one created.";
        String answer = Hold.DECIDE + "say which company it is" + orNew
                + " The answer applies to all projects of this client.";
        return new Hold(code, reason + may, candidates, otherwise.isEmpty() ? answer : answer + " " + otherwise,
                run.company().key());
    }

    private static Candidate candidate(JsonNode company) {
        return new Candidate(RecordType.COMPANY.wireName(), company.path("id").asLong(), company.path("name").asText(),
                company.path("identifier").asText());
    }

    /** Such as {@code "Cedar Grove Studio" (C1042, id 250)}. */
    static String named(JsonNode company) {
        return "\"" + company.path("name").asText() + "\" (" + company.path("identifier").asText() + ", id "
                + company.path("id").asText() + ")";
    }
}
