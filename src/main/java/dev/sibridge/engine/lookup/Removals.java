package dev.sibridge.engine.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges what is gone from SI: a line may go; a ticket or phase only when we made it, nobody changed it and nothing
 * else hangs on it.
 */
public final class Removals {

    private static final String PRODUCTS = "/procurement/products";
    private static final String TICKETS = "/project/tickets";

    private final WaveWork wave;
    private final SyncRun run;

    public Removals(WaveWork wave) {
        this.wave = wave;
        this.run = wave.run();
    }

    /** Whether a record may stay where it is, so that it must be looked at before it goes. */
    public static boolean isJudged(LedgerEntry entry) {
        return entry.ref().type() != RecordType.LINE;
    }

    /** What must be known before anything can be judged. */
    List<LookUp> questions() {
        List<LookUp> questions = new ArrayList<>();
        for (LedgerEntry entry : wave.gone()) {
            if (entry.isUnknown()) {
                questions.add(new LookUp(entry.ref().type(), list(entry, run), likeIt(entry)));
            }
        }
        List<Long> tickets = doubtful(RecordType.TICKET);
        questions.addAll(Questions.byId(RecordType.TICKET, TICKETS, tickets));
        questions.addAll(Questions.by("ticket/id", RecordType.LINE, PRODUCTS, tickets));
        tickets.forEach(id -> questions.add(new LookUp(RecordType.TICKET, notes(id),
                ConnectWiseRequest.list(notes(id), null))));
        List<Long> phases = doubtful(RecordType.PHASE);
        if (!phases.isEmpty()) {
            // One question shows them and the phases below them.
            questions.add(new LookUp(RecordType.PHASE, phaseList(), ConnectWiseRequest.list(phaseList(), null)));
            questions.addAll(Questions.by("phase/id", RecordType.TICKET, TICKETS, phases));
            questions.addAll(Questions.by("phase/id", RecordType.LINE, PRODUCTS, phases));
        }
        return questions;
    }

    /**
     * The id of a record that was created without an answer reaching us; null when Manage does not hold it, or only
     * such as are somebody else's.
     */
    public Long find(LedgerEntry entry, Ledger ledger) {
        if (!entry.isUnknown()) {
            return null;
        }
        JsonNode body = entry.body();
        List<Long> hits = wave.answers(list(entry, run)).stream().filter(record -> isLike(record, body, entry.ref()))
                .map(record -> record.path("id").asLong())
                .filter(id -> ledger.holders(run.account(), entry.ref().type(), id).isEmpty()).toList();
        return hits.size() == 1 ? hits.get(0) : null;
    }

    /** Why a record stays; empty when it cannot be told yet, null when it may go. */
    public String reasonToKeep(LedgerEntry entry) {
        return switch (entry.ref().type()) {
            case TICKET -> ticket(entry);
            case PHASE -> phase(entry);
            default -> null;
        };
    }

    /** What people call a record that SI no longer names. */
    public static String title(LedgerEntry entry) {
        JsonNode body = entry.body();
        return body == null ? entry.ref().key() : DesiredRecord.TITLES.stream().filter(body::has).findFirst()
                .map(member -> body.path(member).asText()).orElse(entry.ref().key());
    }

    /** The list that a record stands in. */
    public static String list(LedgerEntry entry, SyncRun run) {
        return run.listOf(entry.ref().type());
    }

    private String ticket(LedgerEntry entry) {
        JsonNode ticket = wave.answer(TICKETS, entry.remoteId());
        if (ticket == null) {
            return null;
        }
        if (entry.adopted()) {
            return "it was there before";
        }
        boolean lines = wave.answers(PRODUCTS).stream()
                .anyMatch(line -> line.path("ticket").path("id").asLong() == entry.remoteId());
        if (lines || !wave.answers(notes(entry.remoteId())).isEmpty()) {
            return lines ? "other products stand on it" : "there are notes on it";
        }
        return ticket.path("actualHours").asDouble() > 0 || ticket.path("closedFlag").asBoolean()
                || !ticket.path("resources").asText("").isBlank() ? "people work on it" : edited(entry, ticket);
    }

    private String phase(LedgerEntry entry) {
        JsonNode phase = wave.answer(phaseList(), entry.remoteId());
        if (phase == null) {
            return null;
        }
        if (entry.adopted()) {
            return "it was there before";
        }
        Set<Long> leaving = doubtful(RecordType.PHASE).stream().collect(Collectors.toSet());
        List<Long> below = wave.answers(phaseList()).stream()
                .filter(other -> other.path("parentPhase").path("id").asLong() == entry.remoteId())
                .map(other -> other.path("id").asLong()).toList();
        if (!below.isEmpty()) {
            return leaving.containsAll(below) ? "" : "other phases lie in it";
        }
        boolean used = wave.answers(TICKETS).stream().anyMatch(other -> isIn(other, entry.remoteId()))
                || wave.answers(PRODUCTS).stream().anyMatch(other -> isIn(other, entry.remoteId()));
        return used ? "tickets or products stand in it"
                : phase.path("actualHours").asDouble() > 0 ? "people work on it" : edited(entry, phase);
    }

    private static String edited(LedgerEntry entry, JsonNode record) {
        return Difference.untouched(entry.body(), record) ? null : "somebody has changed it";
    }

    private static boolean isIn(JsonNode record, long phase) {
        return record.path("phase").path("id").asLong() == phase;
    }

    private List<Long> doubtful(RecordType type) {
        return wave.gone().stream().filter(entry -> entry.ref().type() == type && entry.isKnown()
                && entry.state() != LedgerEntry.State.LEFT).map(LedgerEntry::remoteId).toList();
    }

    private ConnectWiseRequest likeIt(LedgerEntry entry) {
        JsonNode body = entry.body();
        return ConnectWiseRequest.list(list(entry, run), switch (entry.ref().type()) {
            case LINE -> Conditions.equal(OurKey.XREF, body.path(OurKey.XREF).asText());
            case TICKET -> Conditions.and(List.of(Conditions.equal("phase/id", body.path("phase").path("id").asLong()),
                    Conditions.equal("summary", body.path("summary").asText())));
            default -> Conditions.equal("description", body.path("description").asText());
        });
    }

    private static boolean isLike(JsonNode record, JsonNode body, RecordRef ref) {
        String member = switch (ref.type()) {
            case LINE -> OurKey.XREF;
            case TICKET -> "summary";
            default -> "description";
        };
        boolean samePlace = Stream.of("phase", "parentPhase").allMatch(above ->
                record.path(above).path("id").asLong() == body.path(above).path("id").asLong());
        return (samePlace || ref.type() == RecordType.LINE)
                && record.path(member).asText().equals(body.path(member).asText());
    }

    private String phaseList() {
        return run.listOf(RecordType.PHASE);
    }

    private static String notes(long ticket) {
        return TICKETS + "/" + ticket + "/notes";
    }
}
