package dev.sibridge.si.choose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.lookup.Spellings;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Link;
import dev.sibridge.si.link.Links;
import dev.sibridge.si.mapping.rows.ChangeOrder;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Makes sure, before anything of a project is written for the first time, which opportunity is its own: a new one,
 * unless Manage holds one of the same name that nobody has linked. Then only a person can know.
 */
@Component
public class OpportunityChoice {

    private static final String OPPORTUNITIES = RecordType.OPPORTUNITY.path(null);
    private static final String PROJECTS = RecordType.PROJECT.path(null);

    private final Ledger ledger;
    private final Links links;
    private final Duplicates duplicates;

    public OpportunityChoice(Ledger ledger, Links links) {
        this.ledger = ledger;
        this.links = links;
        this.duplicates = new Duplicates(links);
    }

    /**
     * Whether neither our memory knows the project's opportunity nor a person wants a new one. Nobody else makes
     * opportunities of change orders.
     */
    public boolean isOpen(@ExchangeProperty("run") ExportRun run) {
        // One that we may have made a moment ago is looked for in time, and by its key.
        return !ledger.mayHold(run.account(), opportunity(run).ref()) && link(run).filter(Link::isNew).isEmpty()
                && !ChangeOrder.isOne(run.project());
    }

    /** Asks for the opportunity that a person chose or, when nobody did, for everything of the same name. */
    public Answers questions(@ExchangeProperty("run") ExportRun run) {
        return Answers.to(about(run));
    }

    private List<Question> about(ExportRun run) {
        Optional<Link> link = link(run);
        if (link.isPresent()) {
            return List.of(new Question(ProjectTopic.LINKED_OPPORTUNITY, ConnectWiseRequest.list(OPPORTUNITIES,
                    Conditions.equal("id", link.get().opportunityId()))));
        }
        Long company = companyId(run);
        if (company == null) {
            return List.of();
        }
        Map<String, Object> body = opportunity(run).body();
        String sameName = Conditions.and(List.of(Conditions.equal("company/id", company),
                Spellings.anyhow("name", List.of(body.get("name")))));
        return List.of(
                new Question(ProjectTopic.OPPORTUNITIES, ConnectWiseRequest.list(OPPORTUNITIES, Conditions.or(
                        List.of(Conditions.equal("source", body.get("source")), "(" + sameName + ")")))),
                new Question(ProjectTopic.PROJECTS, ConnectWiseRequest.list(PROJECTS, sameName)));
    }

    /** Asks whose the opportunities are that projects of the same name belong to. */
    public Answers questionsAboutKeys(@Body Answers answers) {
        Set<Long> ids = answers.of(ProjectTopic.PROJECTS).stream().map(ProjectsOfOpportunity::opportunityId)
                .filter(id -> id != 0).collect(Collectors.toSet());
        return answers.andTo(ids.isEmpty() ? List.of() : List.of(new Question(ProjectTopic.OPPORTUNITIES_OF_PROJECTS,
                ConnectWiseRequest.list(OPPORTUNITIES, Conditions.in("id", ids)))));
    }

    /** @throws HeldBackException when a person must choose, or choose again */
    public void decide(@ExchangeProperty("run") ExportRun run, @Body Answers answers) {
        Optional<Link> link = link(run);
        if (link.isPresent()) {
            check(link.get(), answers.first(ProjectTopic.LINKED_OPPORTUNITY), companyId(run), run);
        } else {
            duplicates.find(run, opportunity(run), companyId(run), answers).ifPresent(hold -> {
                throw new HeldBackException(hold);
            });
        }
    }

    /** Makes the opportunity that a person chose the one that is looked for. */
    public Wave follow(@Body Wave wave, @ExchangeProperty("run") ExportRun run) {
        Optional<Long> chosen = link(run).map(Link::opportunityId);
        return chosen.isEmpty() ? wave : wave.withRecords(wave.records().stream()
                .map(record -> record.type() == RecordType.OPPORTUNITY ? withId(record, chosen.get()) : record)
                .toList());
    }

    private static DesiredRecord withId(DesiredRecord record, long chosen) {
        return record.withMatch(List.of(Map.of("id", chosen)));
    }

    private static void check(Link link, JsonNode opportunity, Long company, ExportRun run) {
        if (opportunity == null) {
            throw chooseAgain("opportunity-gone", "The opportunity " + link.opportunityId()
                    + " that this project was linked to no longer exists in Manage.");
        }
        String name = "The opportunity \"" + opportunity.path("name").asText() + "\" (id " + link.opportunityId() + ")";
        if (OurKey.isOfAnother(opportunity, run.project().id())) {
            throw chooseAgain("opportunity-of-another", name
                    + " that this project was linked to belongs to another SI project.");
        }
        if (company == null || opportunity.path("company").path("id").asLong() != company) {
            throw chooseAgain("opportunity-of-another-company", name
                    + " that this project was linked to belongs to the company "
                    + opportunity.path("company").path("name").asText() + ", not to " + run.project().client() + ".");
        }
        String lost = OurKey.personsText(opportunity);
        if (!lost.isEmpty()) {
            run.warn(name + " had the source \"" + lost + "\"; SI Bridge replaced it with its record key.");
        }
    }

    private static HeldBackException chooseAgain(String code, String reason) {
        return new HeldBackException(new Hold(code, reason, List.of(), Hold.DECIDE
                + "choose another opportunity, or have a new one created."));
    }

    private Optional<Link> link(ExportRun run) {
        return links.find(run.account(), run.project().id());
    }

    // Null while it is still to be made.
    private static Long companyId(ExportRun run) {
        return run.idOf(run.company());
    }

    private static DesiredRecord opportunity(ExportRun run) {
        return first(run.desired().opportunity(), RecordType.OPPORTUNITY);
    }

    private static DesiredRecord first(List<Wave> waves, RecordType type) {
        return waves.stream().flatMap(wave -> wave.records().stream()).filter(record -> record.type() == type)
                .findFirst().orElseThrow();
    }
}
