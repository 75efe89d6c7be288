package dev.sibridge.si.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Account;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.ledger.Surplus;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.lines.Lines;
import dev.sibridge.si.mapping.lines.Lines.Scope;
import dev.sibridge.si.mapping.rows.ChangeOrder;
import dev.sibridge.si.mapping.rows.Memory;
import dev.sibridge.si.mapping.rows.Memory.KnownLine;
import dev.sibridge.si.mapping.rows.Memory.KnownLocation;
import dev.sibridge.si.mapping.rows.Memory.LineOrigin;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known of a project from earlier runs: by the ledger or, when that remembers nothing, by the keys that our
 * lines carry in Manage.
 */
@Component
public class Memories {

    private static final TypeReference<List<KnownLocation>> LOCATIONS = new TypeReference<>() {
    };

    private enum About implements Topic {
        LINES
    }

    private final Ledger ledger;
    private final ObjectMapper json;

    public Memories(Ledger ledger, ObjectMapper json) {
        this.ledger = ledger;
        this.json = json;
    }

    /** The export under the id by which its project is remembered: SI may write it in capitals one day. */
    public Project asRemembered(Project export, Account account) {
        if (Text.isBlank(export.id())) {
            return export;
        }
        String key = ChangeOrder.isOne(export) ? ChangeOrder.key(export.id(), export.coNumber()) : export.id();
        return export.withId(ledger.asRemembered(account, RecordType.OPPORTUNITY, key)
                .substring(0, export.id().length()));
    }

    /** Asks as well which lines Manage holds, if nothing is remembered of the project. */
    public void question(@Body Answers answers, @ExchangeProperty("run") ExportRun run) {
        String project = run.project().id();
        boolean known = Stream.of(Scope.values()).anyMatch(scope ->
                ledger.hasBelow(run.account(), RecordType.LINE, Lines.keysBelow(project, scope)));
        if (!known || run.isVerifying()) {
            answers.also(Question.needed(About.LINES, ConnectWiseRequest.list(RecordType.LINE.path(null),
                    Conditions.startsWith(OurKey.XREF, Lines.crossReferencesOf(project)))));
        }
    }

    /**
     * Takes the lines that Manage holds, if it was asked. Of several that carry one key the oldest is ours, the others
     * are surplus.
     */
    @Transactional
    public void recalled(@Body Answers answers, @ExchangeProperty("run") ExportRun run) {
        if (!answers.isAnswered(About.LINES)) {
            return;
        }
        run.recalled().take(answers.of(About.LINES).stream()
                .sorted(Comparator.comparingLong(line -> line.path("id").asLong())).toList());
        if (!run.isPreview()) {
            run.recalled().lines().forEach(line -> recall(line, run));
        }
    }

    private void recall(JsonNode line, ExportRun run) {
        String key = keyOf(run.project().id(), line);
        if (key == null) {
            return;
        }
        RecordRef ref = new RecordRef(RecordType.LINE, key);
        LedgerEntry known = ledger.find(run.account(), List.of(ref)).get(ref);
        if (known != null && (!known.isKnown() || known.remoteId() == line.path("id").asLong())) {
            return; // Looked for later, by the very key, or known for long.
        }
        if (known == null) {
            ledger.recall(run.account(), run.id(), ref, line.path("id").asLong(), line, origin(line));
            return;
        }
        RecordRef surplus = Surplus.of(ref, line);
        // One that Manage would not let go stays as it was left.
        if (!ledger.find(run.account(), List.of(surplus)).containsKey(surplus)) {
            ledger.recall(run.account(), run.id(), surplus, line.path("id").asLong(), line, origin(line));
        }
    }

    private static LineOrigin origin(JsonNode line) {
        return new LineOrigin(Set.of(), line.path("price").decimalValue(), line.path("cost").decimalValue());
    }

    /** What the mapping must know of earlier exports. */
    public Memory of(ExportRun run) {
        String project = run.project().id();
        Set<String> phases = ledger.allBelow(run.account(), RecordType.PHASE, project + "/")
                .filter(LedgerEntry::isKnown)
                .map(entry -> entry.ref().key().substring(project.length() + 1)).collect(Collectors.toSet());
        Stream<KnownLine> known = run.isPreview() && run.recalled().areKnown()
                ? run.recalled().lines().stream().map(line -> recalledLine(project, line)).filter(Objects::nonNull)
                : Stream.of(Scope.values()).flatMap(scope -> ledger.allBelow(run.account(), RecordType.LINE,
                        Lines.keysBelow(project, scope))).filter(line -> !Surplus.is(line.ref())).map(this::line);
        if (ledger.hasBelow(run.account(), RecordType.LINE, Lines.keysBelow(project, Scope.PROJECT))) {
            run.projectFacts().knowsLines();
        }
        return new Memory(locations(run), phases, known.toList(), run.projectFacts().made());
    }

    // A copy of an opportunity's line, made when a person converted it, has that line's key but is none.
    private static String keyOf(String project, JsonNode line) {
        String key = Lines.keyOf(project, line.path(OurKey.XREF).asText());
        boolean offered = key != null && key.startsWith(Lines.keysBelow(project, Scope.OPPORTUNITY));
        return offered && !line.path("opportunity").hasNonNull("id") ? null : key;
    }

    private static KnownLine recalledLine(String project, JsonNode line) {
        String key = keyOf(project, line);
        return key == null ? null : new KnownLine(key, origin(line), line.path("sequenceNumber").decimalValue());
    }

    private List<KnownLocation> locations(ExportRun run) {
        RecordRef opportunity = run.opportunityRef();
        LedgerEntry entry = ledger.find(run.account(), List.of(opportunity)).get(opportunity);
        return entry == null || entry.origin() == null ? List.of() : json.convertValue(entry.origin(), LOCATIONS);
    }

    private KnownLine line(LedgerEntry entry) {
        try {
            LineOrigin origin = entry.origin() == null ? new LineOrigin(Set.of(), null, null)
                    : json.treeToValue(entry.origin(), LineOrigin.class);
            JsonNode place = entry.body() == null ? null : entry.body().get("sequenceNumber");
            return new KnownLine(entry.ref().key(), origin, place == null ? null : place.decimalValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger contains an invalid origin", e);
        }
    }
}
