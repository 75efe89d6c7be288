package dev.sibridge.si.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.account.SyncSettings.PurchaseDemand;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.lookup.Questions;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.References;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.lines.Lines;
import dev.sibridge.si.mapping.lines.Lines.Scope;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lines that stand on a project which somebody else has made: they came along when the opportunity was converted, or
 * people typed them in. When we write lines to such a project for the first time, they are taken for the export's, so
 * that nothing that is billed stands there twice. Manage may have put the opportunity's own lines on the project, or
 * copies of them; either is known again by our key, else by product, quantity and price.
 */
final class ConvertedLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = RecordType.LINE.path(null);
    private static final String DEMAND = "needToPurchaseFlag";
    private static final String TICKET = "ticket";
    private static final Set<String> BOUGHT = Set.of("Inventory", "NonInventory");

    private final ExportRun run;
    private final Ledger ledger;
    private final Difference difference;
    private final Map<RecordRef, JsonNode> pairs = new HashMap<>();
    private final List<JsonNode> others;

    /** Pairs what Manage answered about a wave's project with the wave's lines. */
    public ConvertedLines(WaveWork wave, Ledger ledger, Difference difference) {
        this.run = ExportRun.of(wave);
        this.ledger = ledger;
        this.difference = difference;
        List<JsonNode> there = concerns(wave) ? standing(wave) : List.of();
        pair(wave.records(), there);
        Set<JsonNode> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        taken.addAll(pairs.values());
        this.others = there.stream().filter(line -> !taken.contains(line)).toList();
    }

    /** What must be asked to know; nothing for most waves. */
    public static List<LookUp> questions(WaveWork wave) {
        if (!concerns(wave)) {
            return List.of();
        }
        List<LookUp> questions = new ArrayList<>(
                Questions.by("project/id", RecordType.LINE, PATH,
                        List.of(ExportRun.of(wave).idOf(ExportRun.of(wave).projectRef()))));
        questions.addAll(Questions.by("ticket/id", RecordType.LINE, PATH, List.copyOf(ticketsOfOthers(wave))));
        return questions;
    }

    /** The line that counts as a record; null for none. */
    public JsonNode of(DesiredRecord record) {
        return pairs.get(record.ref());
    }

    /** Tells a person what was taken, and what stands there besides. */
    public void warn() {
        if (!pairs.isEmpty()) {
            run.warn(run.projectRef(), "The project was created by somebody else. SI Bridge adopted " + pairs.size()
                    + " of its lines as the export's lines instead of creating them again.");
        }
        others.forEach(line -> run.warn(run.projectRef(), "The line \"" + line.path("description").asText() + "\" (id "
                + line.path("id").asLong() + ", " + line.path("quantity").asText() + " × "
                + line.path("price").asText() + ") was already on the project and is not in SI's export; it stays, and"
                + " is billed as well."));
    }

    /** The base of the difference: as of any record that is adopted, but what {@link #place} changes is the line's. */
    public JsonNode base(Map<String, Object> body, JsonNode line) {
        ObjectNode base = (ObjectNode) difference.adopted(RecordType.LINE, body, line);
        base.remove(List.of(OurKey.XREF, TICKET, DEMAND));
        if (line.path(TICKET).hasNonNull("id")) {
            base.putObject(TICKET).set("id", line.path(TICKET).get("id"));
        }
        List.of(OurKey.XREF, DEMAND).stream().filter(line::hasNonNull)
                .forEach(member -> base.set(member, line.get(member)));
        return base;
    }

    /**
     * What is written to a line so that it is the project's in every way: the ticket that it belongs on, our key unless
     * it is known by that of the opportunity's line, and that it is to be bought now, if we said that it is not.
     */
    public Map<String, Object> place(DesiredRecord record, Map<String, Object> body) {
        JsonNode line = pairs.get(record.ref());
        List<LedgerEntry> offered = ledger
                .holders(run.account(), record.type(), List.of(line.path("id").asLong())).stream()
                .filter(entry -> !entry.ref().equals(record.ref())).toList();
        Map<String, Object> place = new LinkedHashMap<>();
        if (body.containsKey(TICKET)
                && JSON.valueToTree(body.get(TICKET)).path("id").asLong() != line.path(TICKET).path("id").asLong()) {
            place.put(TICKET, body.get(TICKET));
        }
        if (offered.isEmpty() && !line.path("opportunity").hasNonNull("id")) {
            place.put(OurKey.XREF, body.get(OurKey.XREF));
        }
        boolean demand = run.account().sync().purchaseDemand() == PurchaseDemand.PROJECT;
        if (demand && line.hasNonNull(DEMAND) && !line.path(DEMAND).asBoolean()
                && BOUGHT.contains(line.path("productClass").asText())) {
            place.put(DEMAND, true);
            offered.forEach(this::isBoughtNow);
        }
        return place;
    }

    // The same line may be the opportunity's, and must not look there as if a person had changed it.
    private void isBoughtNow(LedgerEntry offered) {
        if (offered.state() == LedgerEntry.State.DONE) {
            ledger.done(offered.id(), offered.remoteId(), difference.apply(offered.body(), Map.of(DEMAND, true)));
            if (offered.held() != null) {
                ledger.holds(offered.id(), offered.held());
            }
        }
    }

    private static boolean concerns(WaveWork wave) {
        ExportRun run = ExportRun.of(wave);
        return !wave.records().isEmpty() && wave.gone().isEmpty() && !run.projectFacts().hasLines()
                && wave.records().stream().allMatch(record -> record.type() == RecordType.LINE
                        && record.key().startsWith(Lines.keysBelow(run.project().id(), Scope.PROJECT))
                        && wave.entry(record.ref()) == null)
                && run.idOf(run.projectRef()) != null
                && !run.hasCreated(run.projectRef());
    }

    // Those of other SI projects, and those that have this one's own keys already, are none.
    private static List<JsonNode> standing(WaveWork wave) {
        ExportRun run = ExportRun.of(wave);
        long project = run.idOf(run.projectRef());
        Set<Long> tickets = ticketsOfOthers(wave);
        return wave.answers(PATH).stream().filter(line -> !line.path("cancelledFlag").asBoolean())
                .filter(line -> line.path("project").path("id").asLong() == project
                        || tickets.contains(line.path(TICKET).path("id").asLong()))
                .filter(line -> {
                    String xref = line.path(OurKey.XREF).asText();
                    String key = Lines.keyOf(run.project().id(), xref);
                    return key == null ? !xref.startsWith(OurKey.PREFIX)
                            : !key.startsWith(Lines.keysBelow(run.project().id(), Scope.PROJECT));
                }).sorted(Comparator.comparingLong(line -> line.path("id").asLong())).toList();
    }

    private static Set<Long> ticketsOfOthers(WaveWork wave) {
        return wave.records().stream().map(record -> record.body().get(TICKET))
                .filter(RecordRef.class::isInstance).map(RecordRef.class::cast)
                .filter(ticket -> !ExportRun.of(wave).hasCreated(ticket) && ExportRun.of(wave).idOf(ticket) != null)
                .map(ExportRun.of(wave)::idOf).collect(Collectors.toSet());
    }

    private void pair(List<DesiredRecord> records, List<JsonNode> there) {
        if (there.isEmpty()) {
            return;
        }
        List<DesiredRecord> open = new ArrayList<>(records);
        Set<JsonNode> free = Collections.newSetFromMap(new IdentityHashMap<>());
        free.addAll(there);
        Map<DesiredRecord, JsonNode> bodies = new IdentityHashMap<>();
        records.forEach(record -> bodies.put(record, JSON.valueToTree(References.resolve(record.body(), run))));
        String project = run.project().id();
        by(record -> record.key().substring(Lines.keysBelow(project, Scope.PROJECT).length()),
                line -> Lines.suffix(project, line.path(OurKey.XREF).asText()), open, there, free);
        for (Function<JsonNode, String> alike : List.<Function<JsonNode, String>>of(
                line -> money(line) + "|" + line.path(TICKET).path("id").asLong(),
                line -> money(line) + "|" + line.path("description").asText(), ConvertedLines::money,
                line -> line.path("catalogItem").path("id").asText())) {
            by(record -> alike.apply(bodies.get(record)), alike, open, there, free);
        }
    }

    // In the order of both; a key of null takes no part.
    private void by(Function<DesiredRecord, String> ofRecord, Function<JsonNode, String> ofLine,
            List<DesiredRecord> open, List<JsonNode> there, Set<JsonNode> free) {
        Map<String, Deque<JsonNode>> lines = new HashMap<>();
        there.stream().filter(free::contains).forEach(line ->
                lines.computeIfAbsent(ofLine.apply(line), key -> new ArrayDeque<>()).add(line));
        lines.remove(null);
        open.removeIf(record -> {
            Deque<JsonNode> hits = lines.get(ofRecord.apply(record));
            JsonNode hit = hits == null ? null : hits.poll();
            if (hit != null) {
                pairs.put(record.ref(), hit);
                free.remove(hit);
            }
            return hit != null;
        });
    }

    private static String money(JsonNode line) {
        return line.path("catalogItem").path("id").asText() + "|" + plain(line, "quantity") + "|"
                + plain(line, "price");
    }

    private static String plain(JsonNode line, String member) {
        return line.path(member).decimalValue().stripTrailingZeros().toPlainString();
    }
}
