package dev.sibridge.sync;

import dev.sibridge.connectwise.RecordType;
import dev.sibridge.mapping.DesiredRecord;
import dev.sibridge.mapping.Problem;
import dev.sibridge.mapping.RecordRef;
import dev.sibridge.mapping.RefusedException;
import dev.sibridge.mapping.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Finds, before anything of an export is written, what forbids to use the company and the catalog that Manage holds.
 * Manage is asked only for records that the ledger does not know, and for those of the catalog only if inactive.
 */
@Component
public class SharedRecordCheck {

    private final Ledger ledger;
    private final ProductIdCollisions collisions;
    private final CompanyCheck companies;

    public SharedRecordCheck(Ledger ledger, ProductIdCollisions collisions, CompanyCheck companies) {
        this.ledger = ledger;
        this.collisions = collisions;
        this.companies = companies;
    }

    /** The records to judge. */
    public Wave records(@ExchangeProperty("run") SyncRun run) {
        List<DesiredRecord> catalog = records(run.desired().products()).toList();
        Map<RecordRef, LedgerEntry> known =
                ledger.find(run.account(), catalog.stream().map(DesiredRecord::ref).toList());
        return new Wave(Stream.concat(
                records(run.desired().clients()).filter(record -> record.type() == RecordType.COMPANY),
                catalog.stream().filter(record -> !isKnown(known.get(record.ref()))).map(InactiveRecords::asInactive))
                .toList(), null);
    }

    /** @throws RefusedException with everything that Manage's answers forbid */
    public void judge(@ExchangeProperty("wave") WaveWork wave) {
        List<Problem> problems = new ArrayList<>(collisions.find(wave.run()));
        for (DesiredRecord record : wave.records()) {
            Optional<Problem> problem = record.type() == RecordType.COMPANY
                    ? companies.find(record, wave)
                    : InactiveRecords.find(record, wave.candidates(record));
            problem.ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    private static boolean isKnown(LedgerEntry entry) {
        return entry != null && entry.isKnown();
    }

    private static Stream<DesiredRecord> records(List<Wave> waves) {
        return waves.stream().flatMap(wave -> wave.records().stream());
    }
}
