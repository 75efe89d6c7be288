package dev.sibridge.si.choose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Hold.Candidate;
import dev.sibridge.si.link.Link;
import dev.sibridge.si.link.Links;
import dev.sibridge.si.mapping.lines.Lines;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Makes sure, before a project is written for the first time, which one it is: that which a person has linked, or has
 * converted the opportunity to. A converted one belongs to the opportunity; where the opportunity was converted into a
 * project that was there already, only its lines tell.
 */
@Component
public class ProjectChoice {

    private static final String PROJECTS = RecordType.PROJECT.path(null);

    private final Ledger ledger;
    private final Links links;

    public ProjectChoice(Ledger ledger, Links links) {
        this.ledger = ledger;
        this.links = links;
    }

    private static boolean concerns(Wave wave) {
        return wave.records().stream().anyMatch(record -> record.type() == RecordType.PROJECT);
    }

    /** Whether a wave writes the project itself, and somebody else may have made it, which our memory does not know. */
    public boolean isOpen(@Body Wave wave, @ExchangeProperty("run") ExportRun run) {
        return concerns(wave)
                && !ledger.mayHold(run.account(), run.projectRef())
                && (linked(run) != null || !run.hasCreated(run.opportunityRef()));
    }

    /** Asks for the project that a person chose or, when nobody did, for lines of ours that stand on one. */
    public Answers questions(@ExchangeProperty("run") ExportRun run) {
        return Answers.to(about(run));
    }

    private List<Question> about(ExportRun run) {
        if (linked(run) != null) {
            return List.of(new Question(ProjectTopic.LINKED_PROJECT,
                    ConnectWiseRequest.list(PROJECTS, Conditions.equal("id", linked(run)))));
        }
        return run.recalled().areKnown() ? List.of() : List.of(new Question(ProjectTopic.LINES, ConnectWiseRequest.list(
                RecordType.LINE.path(null),
                Conditions.startsWith(OurKey.XREF, Lines.crossReferencesOf(run.project().id())))));
    }

    /** @throws HeldBackException when a person must choose, or choose again */
    public void decide(@ExchangeProperty("run") ExportRun run, @Body Answers answers) {
        if (linked(run) != null) {
            check(answers.first(ProjectTopic.LINKED_PROJECT), run);
            run.projectFacts().choose(linked(run));
            return;
        }
        List<JsonNode> lines = run.recalled().areKnown() ? run.recalled().lines() : answers.of(ProjectTopic.LINES);
        Set<Long> projects = lines.stream().map(line -> line.path("project").path("id").asLong())
                .filter(id -> id != 0).collect(Collectors.toCollection(TreeSet::new));
        if (projects.size() > 1) {
            throw ProjectsOfOpportunity.several(projects.stream().map(id ->
                    new Candidate(RecordType.PROJECT.wireName(), id,
                    name(lines, id), run.project().client())).toList());
        }
        projects.stream().filter(id -> isOfAnother(id, run)).findFirst().ifPresent(id -> {
            throw chooseAgain("lines-on-another-project", "Lines of this project are on the project \""
                    + name(lines, id) + "\" (id " + id + "), which belongs to another SI project.");
        });
        projects.forEach(run.projectFacts()::choose);
    }

    /** Makes the project that was found the one that is looked for. */
    public Wave follow(@Body Wave wave, @ExchangeProperty("run") ExportRun run) {
        return run.projectFacts().chosen() == null ? wave : wave.withRecords(wave.records().stream()
                .map(record -> record.type() == RecordType.PROJECT
                        ? withId(record, run.projectFacts().chosen()) : record)
                .toList());
    }

    private static DesiredRecord withId(DesiredRecord record, long chosen) {
        List<Map<String, Object>> ways = new ArrayList<>(List.of(Map.of("id", chosen)));
        ways.addAll(record.match());
        return record.withMatch(ways);
    }

    private void check(JsonNode held, ExportRun run) {
        if (held == null) {
            throw chooseAgain("project-gone", "The project " + linked(run)
                    + " that this project was linked to no longer exists in Manage.");
        }
        if (isOfAnother(linked(run), run)) {
            throw chooseAgain("project-of-another", ProjectsOfOpportunity.candidate(held)
                    + " that this project was linked to belongs to another SI project.");
        }
        Long opportunity = run.idOf(run.opportunityRef());
        long its = ProjectsOfOpportunity.opportunityId(held);
        if (its != 0 && !Objects.equals(its, opportunity)) {
            throw chooseAgain("project-of-another-opportunity", ProjectsOfOpportunity.candidate(held)
                    + " that this project was linked to belongs to another opportunity, \""
                    + held.path("opportunity").path("name").asText() + "\" (id " + its + ").");
        }
    }

    private boolean isOfAnother(long project, ExportRun run) {
        return links.ownersOf(run.account(), RecordType.PROJECT, project).stream()
                .anyMatch(owner -> !Text.fold(owner).equals(Text.fold(run.project().id())));
    }

    private static String name(List<JsonNode> lines, long project) {
        return lines.stream().map(line -> line.path("project")).filter(held -> held.path("id").asLong() == project)
                .map(held -> held.path("name").asText()).findFirst().orElse("");
    }

    private static HeldBackException chooseAgain(String code, String reason) {
        String sentence = Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
        return new HeldBackException(new Hold(code, sentence, List.of(),
                Hold.DECIDE + "choose another project, or have one created."));
    }

    private Long linked(ExportRun run) {
        return links.find(run.account(), run.project().id()).map(Link::projectId).orElse(null);
    }
}
