package dev.sibridge.si.adopt;

import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.lookup.Adoption;
import dev.sibridge.engine.lookup.FlowRules;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is special about an export's records: people close projects, convert opportunities and type in lines. */
@Component
public class ExportRules implements FlowRules {

    @Override
    public boolean areFor(SyncRun run) {
        return run instanceof ExportRun;
    }

    /** People close projects, and may have made another one of the same opportunity: a project is always looked at. */
    @Override
    public Optional<LookUp> question(DesiredRecord record, LedgerEntry entry, SyncRun run) {
        if (record.type() != RecordType.PROJECT) {
            return Optional.empty();
        }
        Long opportunity = run.idOf(((ExportRun) run).opportunityRef());
        List<String> ways = new ArrayList<>(List.of(Conditions.equal("id", entry.remoteId())));
        if (opportunity != null) {
            ways.add(Conditions.equal("opportunity/id", opportunity));
        }
        String list = run.listOf(record);
        return Optional.of(new LookUp(record.type(), list, ConnectWiseRequest.list(list, Conditions.or(ways))));
    }

    @Override
    public List<LookUp> questions(WaveWork wave) {
        return ConvertedLines.questions(wave);
    }

    @Override
    public Adoption adoption(WaveWork wave, Ledger ledger, Difference difference) {
        return new ExportAdoption(wave, new ConvertedLines(wave, ledger, difference));
    }
}
