package dev.sibridge.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.mapping.DesiredRecord;
import dev.sibridge.mapping.RecordRef;
import dev.sibridge.mapping.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A wave on its way: what the ledger knew of its records, and what Manage answered about the others. */
public final class WaveWork {

    private final SyncRun run;
    private final List<DesiredRecord> records;
    private final String completeBelow;
    private final Map<RecordRef, LedgerEntry> known;
    private volatile List<Step> steps = List.of();
    /** By list and id: several questions may bring the same record. */
    private final Map<String, Map<Long, JsonNode>> answers = new ConcurrentHashMap<>();

    WaveWork(SyncRun run, Wave wave, Map<RecordRef, LedgerEntry> known) {
        this.run = run;
        this.records = new ArrayList<>(wave.records());
        this.completeBelow = wave.completeBelow();
        this.known = known;
    }

    SyncRun run() {
        return run;
    }

    /** What Manage should hold, as the operator's routes have left it. */
    List<DesiredRecord> records() {
        return records;
    }

    void replace(DesiredRecord record, DesiredRecord other) {
        records.replaceAll(r -> r == record ? other : r);
    }

    void leaveOut(DesiredRecord record) {
        records.remove(record);
    }

    /** See {@link Wave#completeBelow()}. */
    String completeBelow() {
        return completeBelow;
    }

    /** What is written of the wave; empty until it was planned. */
    List<Step> steps() {
        return steps;
    }

    void planned(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    LedgerEntry entry(RecordRef ref) {
        return known.get(ref);
    }

    /** Records of which only Manage can tell whether they exist. */
    List<DesiredRecord> unknown() {
        return records.stream().filter(this::mustAsk).toList();
    }

    void answered(LookUp lookUp, JsonNode record) {
        answers.computeIfAbsent(lookUp.path(), list -> new ConcurrentHashMap<>())
                .putIfAbsent(record.path("id").asLong(), record);
    }

    /** Everything that Manage answered about the list that a record would stand in, each record once. */
    List<JsonNode> candidates(DesiredRecord record) {
        return List.copyOf(answers.getOrDefault(run.listOf(record), Map.of()).values());
    }

    // Under a record that this run has made there is nothing yet, unless a create of ours got lost on its way.
    private boolean mustAsk(DesiredRecord record) {
        LedgerEntry entry = known.get(record.ref());
        if (entry != null && (entry.isKnown() || entry.isUnknown())) {
            return entry.isUnknown();
        }
        boolean parentIsNew = record.parent() != null && run.hasCreated(record.parent());
        boolean ownerIsNew = record.match().stream().allMatch(way -> way.values().stream()
                .anyMatch(value -> value instanceof RecordRef ref && run.hasCreated(ref)));
        return !parentIsNew && !ownerIsNew;
    }
}
