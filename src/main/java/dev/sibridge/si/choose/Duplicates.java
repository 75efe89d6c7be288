package dev.sibridge.si.choose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Hold.Candidate;
import dev.sibridge.si.link.Links;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds opportunities and projects of a company that are called like an SI project and that we have not made. */
final class Duplicates {

    private final Links links;

    Duplicates(Links links) {
        this.links = links;
    }

    /**
     * Why an export must wait, if it must.
     *
     * @param company its id in Manage; null while Manage holds none, and so no duplicates either
     * @param answers by question, see {@link OpportunityChoice}
     */
    Optional<Hold> find(ExportRun run, DesiredRecord wanted, Long company, Answers answers) {
        List<JsonNode> opportunities = answers.of(ProjectTopic.OPPORTUNITIES);
        boolean isThere = opportunities.stream().anyMatch(held -> OurKey.isOf(held, run.project().id()));
        if (company == null || isThere) {
            return Optional.empty();
        }
        Account account = run.account();
        Map<Long, JsonNode> ofProjects = answers.of(ProjectTopic.OPPORTUNITIES_OF_PROJECTS).stream()
                .collect(Collectors.toMap(held -> held.path("id").asLong(), held -> held, (one, other) -> one));
        List<JsonNode> projects = answers.of(ProjectTopic.PROJECTS).stream()
                .filter(held -> isNamesake(held, wanted, company))
                .filter(held -> isForeign(RecordType.PROJECT, held, account))
                .filter(held -> !ofProjects.containsKey(ProjectsOfOpportunity.opportunityId(held))
                        || isForeign(RecordType.OPPORTUNITY, ofProjects.get(ProjectsOfOpportunity.opportunityId(held)),
                                account))
                .toList();
        // To link a project means to link the opportunity that it belongs to.
        List<Candidate> candidates = Stream.of(
                opportunities.stream().filter(held -> isNamesake(held, wanted, company))
                        .filter(held -> isForeign(RecordType.OPPORTUNITY, held, account))
                        .map(held -> candidate(RecordType.OPPORTUNITY, held)),
                projects.stream().map(held -> ofProjects.get(ProjectsOfOpportunity.opportunityId(held)))
                        .filter(Objects::nonNull)
                        .map(held -> candidate(RecordType.OPPORTUNITY, held)),
                projects.stream().map(held -> candidate(RecordType.PROJECT, held)))
                .flatMap(found -> found).distinct().toList();
        return candidates.isEmpty() ? Optional.empty() : Optional.of(hold(candidates));
    }

    private static boolean isNamesake(JsonNode held, DesiredRecord wanted, long company) {
        return held.path("company").path("id").asLong() == company
                && Text.fold(held.path("name").asText()).equals(Text.fold((String) wanted.body().get("name")));
    }

    private boolean isForeign(RecordType type, JsonNode held, Account account) {
        return !OurKey.isOn(held) && links.ownersOf(account, type, held.path("id").asLong()).isEmpty();
    }

    static Candidate candidate(RecordType type, JsonNode held) {
        return new Candidate(type.wireName(), held.path("id").asLong(), held.path("name").asText(),
                held.path("company").path("name").asText());
    }

    private static Hold hold(List<Candidate> candidates) {
        String found = candidates.stream().map(Candidate::toString).collect(Collectors.joining(", "));
        boolean opportunity = candidates.stream().anyMatch(candidate ->
                candidate.type().equals(RecordType.OPPORTUNITY.wireName()));
        String link = Hold.DECIDE + "link the export to one of these, or have " + (opportunity ? "a new one"
                : "an opportunity and a project of its own") + " created";
        return new Hold("same-name", "Manage already has " + found + ", which SI Bridge did not create.", candidates,
                link + ". The export is also processed once the record in Manage has another name.");
    }
}
