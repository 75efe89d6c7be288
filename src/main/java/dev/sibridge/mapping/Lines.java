package dev.sibridge.mapping;

import dev.sibridge.connectwise.RecordType;
import dev.sibridge.dtools.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes lines as records, once for the opportunity and once for the project. */
final class Lines {

    private static final int SEQUENCE_STEP = 10;

    private Lines() {
    }

    /**
     * The lines as records, all there are.
     *
     * @param scope    opportunity or project; part of the key
     * @param chargeTo the opportunity, ticket or project that a line is charged to
     */
    static Wave of(Project project, String scope, List<ProductLine> lines,
            Function<ProductLine, RecordRef> chargeTo) {
        String below = project.id() + "/" + scope + "/";
        List<DesiredRecord> records = new ArrayList<>();
        for (ProductLine line : lines) {
            String key = below + Text.hash(line.key(), 24);
            records.add(record(key, line, chargeTo.apply(line), SEQUENCE_STEP * (records.size() + 1)));
        }
        return new Wave(records, below);
    }

    private static DesiredRecord record(String key, ProductLine line, RecordRef chargeTo, int sequenceNumber) {
        String crossReference = Text.crossReference(key);
        String charged = chargeTo.type().label();
        return new DesiredRecord(RecordType.LINE, key, null, Bodies.of(
                "catalogItem", new RecordRef(RecordType.CATALOG_ITEM, line.product()),
                charged, chargeTo,
                "description", Text.cut(line.description(), Limits.LINE_DESCRIPTION),
                "customerDescription", Text.cut(line.description(), Limits.CUSTOMER_DESCRIPTION),
                "quantity", line.quantity(),
                "price", line.price(),
                "cost", line.cost(),
                "taxableFlag", line.taxable(),
                "billableOption", line.billable().toString(),
                "sequenceNumber", sequenceNumber,
                "integrationXRef", crossReference),
                List.of(Bodies.of(charged, chargeTo, "integrationXRef", crossReference)));
    }
}
