package dev.sibridge.si.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.lines.Lines;
import dev.sibridge.si.mapping.lines.Lines.Scope;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** What the lines of a project come to in Manage, by Manage's own answers to what we wrote. */
@Component
public class LineMoney {

    private final Ledger ledger;

    public LineMoney(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Quantity times price of the lines on a run's opportunity or project, in the project's currency. */
    public BigDecimal held(ExportRun run, Scope scope) {
        return ledger.allBelow(run.account(), RecordType.LINE, Lines.keysBelow(run.project().id(), scope))
                .filter(LedgerEntry::isKnown).map(entry -> entry.held() == null ? entry.body() : entry.held())
                .map(LineMoney::money).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal money(JsonNode line) {
        return amount(line, "quantity").multiply(amount(line, "price"));
    }

    private static BigDecimal amount(JsonNode line, String member) {
        return line == null ? BigDecimal.ZERO : line.path(member).decimalValue();
    }
}
