package dev.sibridge.engine.lookup;

import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.References;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Manage is asked about a wave: whether records exist, and what became of those that people change. */
public final class Questions {

    private static final int BATCH = 100;

    private final Difference difference;

    public Questions(Difference difference) {
        this.difference = difference;
    }

    /** @param rules of the wave's flow */
    public List<LookUp> about(WaveWork wave, FlowRules rules) {
        SyncRun run = wave.run();
        List<LookUp> questions = new ArrayList<>(LookUps.of(wave.unknown(), run));
        Map<String, List<Long>> ids = new LinkedHashMap<>();
        Map<String, RecordType> types = new LinkedHashMap<>();
        for (DesiredRecord record : wave.records()) {
            LedgerEntry entry = wave.entry(record.ref());
            Copies.question(record, entry, run).ifPresent(questions::add);
            Optional<LookUp> special = entry == null || !entry.isKnown() ? Optional.empty()
                    : rules.question(record, entry, run);
            if (special.isPresent()) {
                wave.reads(record);
                questions.add(special.get());
            } else if (entry != null && entry.isKnown() && mustRead(record, entry, run)) {
                wave.reads(record);
                ids.computeIfAbsent(run.listOf(record), list -> new ArrayList<>()).add(entry.remoteId());
                types.put(run.listOf(record), record.type());
            }
        }
        ids.forEach((list, wanted) -> questions.addAll(byId(types.get(list), list, wanted)));
        questions.addAll(new Removals(wave).questions());
        questions.addAll(rules.questions(wave));
        return questions;
    }

    /** Reads records of a list by their ids. */
    public static List<LookUp> byId(RecordType type, String list, List<Long> ids) {
        return by("id", type, list, ids);
    }

    /** Reads records of a list that refer to one of these ids. */
    public static List<LookUp> by(String member, RecordType type, String list, List<Long> ids) {
        List<LookUp> questions = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            questions.add(new LookUp(type, list, ConnectWiseRequest.list(list,
                    Conditions.in(member, ids.subList(from, Math.min(from + BATCH, ids.size()))))));
        }
        return questions;
    }

    // People close opportunities, too; they are looked at before they are written to. Shared records are looked at
    // before the first one of them is written.
    private boolean mustRead(DesiredRecord record, LedgerEntry entry, SyncRun run) {
        if (run.doubts().isRaised(record.ref()) && !record.type().isShared()) {
            run.doubts().looksAt(record.ref());
            return true;
        }
        if (run.hasCreated(record.ref()) || run.doubts().isStale(record.ref())) {
            return false;
        }
        return run.isVerifying()
                || record.type().kind().isDecidedByPeople() && !difference.between(record.type(), entry.body(),
                        References.resolve(record.body(), run)).isEmpty();
    }
}
