package dev.sibridge.engine.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.model.Wave;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wave on its way: what the ledger knew of its records, and what Manage answered about the others. */
public final class WaveWork {

    private final SyncRun run;
    private final List<DesiredRecord> records;
    private final Map<RecordRef, LedgerEntry> known;
    private final List<LedgerEntry> gone;
    private final Set<RecordRef> leftOut = new HashSet<>();
    private final Set<RecordRef> read = new HashSet<>();
    private volatile List<Step> steps = List.of();
    /** By list and id: several questions may bring the same record. */
    private final Map<String, Map<Long, JsonNode>> answers = new ConcurrentHashMap<>();
    private final Map<LookUp, List<JsonNode>> heard = new ConcurrentHashMap<>();

    /** @param gone what the ledger knows of records that SI does not want any more */
    public WaveWork(SyncRun run, Wave wave, Map<RecordRef, LedgerEntry> known, List<LedgerEntry> gone) {
        this.run = run;
        this.records = new ArrayList<>(wave.records());
        this.known = known;
        this.gone = new ArrayList<>(gone);
    }

    public SyncRun run() {
        return run;
    }

    /** What Manage should hold, as the operator's routes have left it. */
    public List<DesiredRecord> records() {
        return records;
    }

    public void replace(DesiredRecord record, DesiredRecord other) {
        records.replaceAll(r -> r == record ? other : r);
    }

    public void leaveOut(DesiredRecord record) {
        records.remove(record);
        leftOut.add(record.ref());
    }

    /** What is to be removed: gone from SI, or a line that an operator's route has left out. */
    public List<LedgerEntry> gone() {
        List<LedgerEntry> all = new ArrayList<>(gone);
        known.values().stream().filter(entry -> entry.ref().type().kind().isRemovedAtOnce()
                && leftOut.contains(entry.ref())).forEach(all::add);
        return all;
    }

    /** What is written of the wave; empty until it was planned. */
    public List<Step> steps() {
        return steps;
    }

    public void planned(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    public LedgerEntry entry(RecordRef ref) {
        return known.get(ref);
    }

    /** Notes that Manage is asked for a record by the id that we remember: without an answer it is gone. */
    void reads(DesiredRecord record) {
        read.add(record.ref());
    }

    public boolean isRead(DesiredRecord record) {
        return read.contains(record.ref());
    }

    /** Records of which only Manage can tell whether they exist. */
    List<DesiredRecord> unknown() {
        return records.stream().filter(this::mustAsk).toList();
    }

    /** Takes what Manage answered to a question. */
    public void answered(LookUp lookUp, List<JsonNode> found) {
        heard.put(lookUp, found);
        Map<Long, JsonNode> ofList = answers.computeIfAbsent(lookUp.path(), list -> new ConcurrentHashMap<>());
        found.forEach(record -> ofList.putIfAbsent(record.path("id").asLong(), record));
    }

    /** What Manage answered to each question. */
    public Map<LookUp, List<JsonNode>> heard() {
        return heard;
    }

    /** Everything that Manage answered about the list that a record would stand in, each record once. */
    public List<JsonNode> candidates(DesiredRecord record) {
        return answers(run.listOf(record));
    }

    /** Everything that Manage answered about a list, each record once. */
    public List<JsonNode> answers(String path) {
        return List.copyOf(answers.getOrDefault(path, Map.of()).values());
    }

    /** What Manage answered about one record of a list; null when it did not name it. */
    public JsonNode answer(String path, long id) {
        return answers.getOrDefault(path, Map.of()).get(id);
    }

    // Under a record that this run has made there is nothing yet, unless a create of ours got lost on its way.
    private boolean mustAsk(DesiredRecord record) {
        LedgerEntry entry = known.get(record.ref());
        if (entry != null && !run.doubts().isStale(record.ref())
                && (entry.isKnown() || entry.isUnknown() || entry.state() == LedgerEntry.State.LEFT)) {
            return entry.isUnknown();
        }
        if (entry != null && entry.state() == LedgerEntry.State.COPIED) {
            return true;
        }
        if (record.type().kind().carriesOwnKey()) {
            return !run.knowsAll(record.type());
        }
        boolean parentIsNew = record.parent() != null && run.hasCreated(record.parent());
        boolean ownerIsNew = record.match().stream().allMatch(way -> way.values().stream()
                .anyMatch(value -> value instanceof RecordRef ref && run.hasCreated(ref)));
        return !parentIsNew && !ownerIsNew;
    }
}
