package dev.sibridge.si.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.lookup.InactiveRecords;
import dev.sibridge.engine.lookup.Matches;
import dev.sibridge.engine.lookup.Questions;
import dev.sibridge.engine.lookup.Sites;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.failure.Problem;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges shared records that we remember by what Manage says of them now: somebody may have retired them, moved them to
 * another company, renamed or deleted them.
 */
public final class Remembered {

    private Remembered() {
    }

    public static boolean is(LedgerEntry entry) {
        return entry != null && entry.isKnown();
    }

    /** Reads the remembered records of a wave by their ids. */
    static List<LookUp> questions(WaveWork wave) {
        Map<String, List<Long>> ids = new LinkedHashMap<>();
        Map<String, RecordType> types = new LinkedHashMap<>();
        records(wave).filter(record -> hasPlace(record, ExportRun.of(wave))).forEach(record -> {
            String list = ExportRun.of(wave).listOf(record);
            ids.computeIfAbsent(list, any -> new ArrayList<>()).add(wave.entry(record.ref()).remoteId());
            types.put(list, record.type());
        });
        List<LookUp> questions = new ArrayList<>();
        ids.forEach((list, wanted) -> questions.addAll(Questions.byId(types.get(list), list, wanted)));
        return questions;
    }

    /** Those that Manage does not hold as they are remembered. */
    static Stream<DesiredRecord> doubtful(WaveWork wave) {
        return records(wave).filter(record -> !isStillMeant(record, answer(record, wave), ExportRun.of(wave)));
    }

    /**
     * Decides what becomes of a doubtful one: mostly it is looked for as if it had never been known. A record of the
     * catalog that was renamed stays the one unless another bears its name now.
     *
     * @return a problem when only a person can mend it
     */
    static Optional<Problem> judge(DesiredRecord record, WaveWork wave) {
        JsonNode held = answer(record, wave);
        if (!record.type().kind().isOfCatalog()) {
            ExportRun.of(wave).isStaleFromNow(record.ref());
            ExportRun.of(wave).warn(record.ref(), "The " + record.named() + " that was used before "
                    + reason(record, held, ExportRun.of(wave)) + "; SI Bridge uses another one from now on.");
            return Optional.empty();
        }
        List<JsonNode> duplicates = wave.candidates(record).stream()
                .filter(candidate -> InactiveRecords.isMeant(record, candidate)).toList();
        boolean isInUse = held != null && Usable.is(held);
        if (duplicates.stream().anyMatch(Usable::is) || duplicates.isEmpty() && !isInUse) {
            ExportRun.of(wave).isStaleFromNow(record.ref());
            return Optional.empty();
        }
        return isInUse ? Optional.empty() : Optional.of(InactiveRecords.problem(record, duplicates.get(0)));
    }

    private static Stream<DesiredRecord> records(WaveWork wave) {
        return wave.records().stream().filter(record -> record.type() != RecordType.COMPANY)
                .filter(record -> is(wave.entry(record.ref())));
    }

    private static boolean isStillMeant(DesiredRecord record, JsonNode held, ExportRun run) {
        if (held == null || !Usable.is(held)) {
            return false;
        }
        return record.type().kind().isOfCatalog() ? InactiveRecords.isMeant(record, held)
                : record.type().kind().isFoundByPlace() ? Sites.isInTown(record, held)
                : Matches.isAny(record, held, run);
    }

    private static JsonNode answer(DesiredRecord record, WaveWork wave) {
        return hasPlace(record, ExportRun.of(wave))
                ? wave.answer(ExportRun.of(wave).listOf(record), wave.entry(record.ref()).remoteId()) : null;
    }

    // In a company that is still to be made there is nobody and nothing.
    private static boolean hasPlace(DesiredRecord record, ExportRun run) {
        return record.type().kind().isOfCatalog() || run.idOf(run.company()) != null;
    }

    private static String reason(DesiredRecord record, JsonNode held, ExportRun run) {
        if (held == null || !Usable.is(held)) {
            return held == null ? "no longer exists" : Usable.reason(held);
        }
        if (record.type().kind().isFoundByPlace()) {
            return "is now in another place";
        }
        return held.path("company").path("id").asLong() == run.idOf(run.company()) ? "is now somebody else"
                : "now belongs to another company";
    }
}
