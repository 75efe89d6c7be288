package dev.sibridge.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.ledger.LedgerEntry.State;
import dev.sibridge.engine.lookup.Matches;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.References;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Deals out what Manage holds to locations of one name. A phase or ticket is known by nothing but its name and place,
 * and siblings may share both. So what the ledger holds for another location is nobody else's, and no phase or ticket
 * is taken twice: where there are no more of them than locations that lack one, each goes to the one that it fits best,
 * in order; what is left over of the locations is made. Where there are more, only a person can tell.
 */
final class Siblings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WaveWork wave;
    private final SyncRun run;
    private final Ledger ledger;
    /** Phases and tickets that nobody has yet, by id, the oldest first. */
    private final Map<Long, JsonNode> free = new TreeMap<>();
    private final Map<Long, LedgerEntry> leftAlone = new HashMap<>();
    private final Map<RecordRef, JsonNode> dealt = new HashMap<>();
    private final Map<Long, Set<RecordRef>> standing;

    Siblings(WaveWork wave, Ledger ledger) {
        this.wave = wave;
        this.run = wave.run();
        this.ledger = ledger;
        // A create without an answer has more claim to what is there than one that was never sent.
        List<DesiredRecord> lacking = wave.records().stream().filter(this::lacksOne)
                .sorted(Comparator.comparing(record -> !isUnknown(record))).toList();
        lacking.forEach(record -> wave.candidates(record).stream().filter(Usable::is)
                .filter(candidate -> Matches.isAny(record, candidate, run))
                .forEach(candidate -> free.put(candidate.path("id").asLong(), candidate)));
        keepOthersOut();
        this.standing = free.isEmpty() ? Map.of() : run.claims();
        while (deal(lacking)) {
            // What is dealt out to some may make it clear for others.
        }
    }

    static boolean mayBe(DesiredRecord record) {
        return record.type().kind().hasSiblings();
    }

    /** What could be a record: one, none, or several when it is not clear. */
    List<JsonNode> candidates(DesiredRecord record) {
        return dealt.containsKey(record.ref()) ? List.of(dealt.get(record.ref())) : List.copyOf(free.values());
    }

    /** Lets go of a location that is gone from SI while its phase or ticket stayed: another one has it from now on. */
    void takeOver(JsonNode remote) {
        LedgerEntry left = leftAlone.remove(remote.path("id").asLong());
        if (left != null) {
            ledger.forget(left.id());
        }
    }

    private boolean lacksOne(DesiredRecord record) {
        LedgerEntry entry = wave.entry(record.ref());
        return mayBe(record) && run.preview().held(record.ref()) == null
                && (entry == null || !entry.isKnown() && entry.state() != State.LEFT);
    }

    private boolean isUnknown(DesiredRecord record) {
        LedgerEntry entry = wave.entry(record.ref());
        return entry != null && entry.isUnknown();
    }

    private void keepOthersOut() {
        if (free.isEmpty()) {
            return;
        }
        ledger.holders(run.account(), wave.records().get(0).type(), free.keySet()).forEach(holder -> {
            if (holder.state() == State.LEFT && wave.entry(holder.ref()) == null) {
                leftAlone.put(holder.remoteId(), holder);
            } else {
                free.remove(holder.remoteId());
            }
        });
    }

    private boolean deal(List<DesiredRecord> lacking) {
        int before = dealt.size();
        int ways = lacking.stream().mapToInt(record -> record.match().size()).max().orElse(0);
        for (int way = 0; way < ways; way++) {
            byHits(lacking, way).forEach((hits, records) -> {
                if (hits.size() <= records.size()) {
                    pair(records, hits, this::fits);
                    pair(records, hits, (record, hit) -> true);
                }
            });
        }
        return dealt.size() > before;
    }

    // Those that agree with one record in a way agree with all that are called the same.
    private Map<List<Long>, List<DesiredRecord>> byHits(List<DesiredRecord> lacking, int way) {
        Map<List<Long>, List<DesiredRecord>> groups = new LinkedHashMap<>();
        for (DesiredRecord record : lacking) {
            if (!dealt.containsKey(record.ref()) && way < record.match().size()) {
                List<Long> hits = free.entrySet().stream()
                        .filter(one -> Matches.agrees(one.getValue(), record.match().get(way), run))
                        .map(Map.Entry::getKey).toList();
                groups.computeIfAbsent(hits, none -> new ArrayList<>()).add(record);
            }
        }
        groups.remove(List.of());
        return groups;
    }

    private void pair(List<DesiredRecord> records, Collection<Long> hits, BiPredicate<DesiredRecord, JsonNode> suits) {
        for (DesiredRecord record : records) {
            if (!dealt.containsKey(record.ref())) {
                hits.stream().map(free::get).filter(Objects::nonNull).filter(hit -> suits.test(record, hit)).findFirst()
                        .ifPresent(hit -> dealt.put(record.ref(), free.remove(hit.path("id").asLong())));
            }
        }
    }

    // Our lines tell whose a ticket is, if any stand on it; else what it holds.
    private boolean fits(DesiredRecord record, JsonNode hit) {
        Set<RecordRef> tickets = standing.get(hit.path("id").asLong());
        if (record.type() == RecordType.TICKET && tickets != null) {
            return tickets.contains(record.ref());
        }
        JsonNode written = isUnknown(record) ? wave.entry(record.ref()).body()
                : JSON.valueToTree(References.resolve(record.body(), run));
        return Difference.untouched(written, hit);
    }
}
