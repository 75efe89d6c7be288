package dev.sibridge.si.shared;

import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.lookup.InactiveRecords;
import dev.sibridge.engine.lookup.LookUps;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Finds, before anything of an export is written, what forbids to use the company and the catalog that Manage holds,
 * and which of the remembered records are not to be used any more. Manage is asked for records of the catalog that the
 * ledger does not know, and for remembered records of any kind when a new project wants them.
 */
@Component
public class SharedRecordCheck {

    private final Ledger ledger;
    private final ProductIdCollisions collisions;
    private final CompanyCheck companies;
    private final RecordSync recordSync;

    public SharedRecordCheck(Ledger ledger, ProductIdCollisions collisions, CompanyCheck companies,
            RecordSync recordSync) {
        this.ledger = ledger;
        this.collisions = collisions;
        this.companies = companies;
        this.recordSync = recordSync;
    }

    /** The records to judge. */
    public Wave records(@ExchangeProperty("run") ExportRun run) {
        List<DesiredRecord> all = Stream.of(run.desired().clients(), run.desired().products())
                .flatMap(List::stream).flatMap(wave -> wave.records().stream()).toList();
        Map<RecordRef, LedgerEntry> known = ledger.find(run.account(), all.stream().map(DesiredRecord::ref).toList());
        LedgerEntry company = known.get(run.company());
        if (Remembered.is(company) && !run.doubts().isStale(run.company())) {
            // Another export may have made it while this one waited for its turn.
            run.found(run.company(), company.remoteId());
        }
        return new Wave(all.stream().flatMap(record -> {
            LedgerEntry entry = known.get(record.ref());
            if (record.type() == RecordType.COMPANY || Remembered.is(entry) && run.doubts().mustLookAt(record.ref())) {
                return Stream.of(record);
            }
            return !Remembered.is(entry) && record.type().kind().isOfCatalog()
                    ? Stream.of(InactiveRecords.byName(record)) : Stream.empty();
        }).toList(), null);
    }

    /** What Manage is asked at first: for what is not known by name, for what is remembered by its id. */
    public List<LookUp> lookUps(@ExchangeProperty("wave") WaveWork wave) {
        List<LookUp> questions = new ArrayList<>(recordSync.lookUps(wave));
        questions.addAll(Remembered.questions(wave));
        return questions;
    }

    /** What it is asked then: whether anything else bears the name of a remembered record that is doubtful. */
    public List<LookUp> furtherLookUps(@ExchangeProperty("wave") WaveWork wave) {
        return LookUps.of(Remembered.doubtful(wave).filter(record -> record.type().kind().isOfCatalog())
                .map(InactiveRecords::byName).toList(), ExportRun.of(wave));
    }

    /** @throws RefusedException with everything that Manage's answers forbid */
    public void judge(@ExchangeProperty("wave") WaveWork wave) {
        List<Problem> problems = new ArrayList<>(collisions.find(ExportRun.of(wave)));
        for (DesiredRecord record : wave.records()) {
            Optional<Problem> problem = record.type() == RecordType.COMPANY ? companies.find(record, wave)
                    : Remembered.is(wave.entry(record.ref())) ? Optional.empty()
                    : InactiveRecords.find(record, wave.candidates(record));
            problem.ifPresent(problems::add);
        }
        ExportRun.of(wave).shared().hears(wave.heard());
        Remembered.doubtful(wave).toList()
                .forEach(record -> Remembered.judge(record, wave).ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }
}
