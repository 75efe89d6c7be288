package dev.sibridge.si.mapping.lines;

import dev.sibridge.account.Limits;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.account.SyncSettings.PurchaseDemand;
import dev.sibridge.engine.model.Bodies;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.rows.Memory;
import dev.sibridge.si.mapping.rows.Memory.KnownLine;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.Line;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes a project's lines as records, once for the opportunity and once for the project. */
public final class Lines {

    private final String below;
    private final String crossReferences;
    private final boolean bought;

    private Lines(String projectId, Scope scope, SyncSettings settings) {
        this.below = keysBelow(projectId, scope);
        this.crossReferences = crossReferencesOf(projectId) + scope.letter;
        this.bought = scope == Scope.PROJECT || settings.purchaseDemand() == PurchaseDemand.BOTH;
    }

    /** What lines are charged to in the end. */
    public enum Scope {
        OPPORTUNITY("o"), PROJECT("p");

        private final String letter;

        Scope(String letter) {
            this.letter = letter;
        }
    }

    /** What the source keys of a project's lines begin with. */
    public static String keysBelow(String projectId, Scope scope) {
        return projectId + "/" + scope.letter + "/";
    }

    /** What {@code integrationXRef} of all of a project's lines begins with. */
    public static String crossReferencesOf(String projectId) {
        return OurKey.PREFIX + Text.hash(projectId, 12) + ":";
    }

    /** The source key of a line that Manage holds; null when the cross reference is none of this project's. */
    public static String keyOf(String projectId, String crossReference) {
        String prefix = crossReferencesOf(projectId);
        for (Scope scope : Scope.values()) {
            if (crossReference.startsWith(prefix + scope.letter)) {
                return keysBelow(projectId, scope) + crossReference.substring(prefix.length() + 1);
            }
        }
        return null;
    }

    /**
     * What is the same in a line's key on the opportunity and on the project; null when it is none of this project's.
     */
    public static String suffix(String projectId, String crossReference) {
        String key = keyOf(projectId, crossReference);
        return key == null ? null : key.substring(keysBelow(projectId, Scope.PROJECT).length());
    }

    /**
     * The lines as records, all there are.
     *
     * @param chargeTo the opportunity, ticket or project that a line is charged to
     */
    public static Wave of(String projectId, Scope scope, List<ProductLine> lines, Memory memory, SyncSettings settings,
            Function<ProductLine, RecordRef> chargeTo) {
        return new Lines(projectId, scope, settings).wave(lines, memory, chargeTo);
    }

    private Wave wave(List<ProductLine> lines, Memory memory, Function<ProductLine, RecordRef> chargeTo) {
        List<KnownLine> known = memory.lines().stream().filter(line -> line.key().startsWith(below)).toList();
        List<String> suffixes = suffixes(lines, known);
        List<BigDecimal> sequence = sequence(suffixes, known);
        return Wave.complete(Wave.computed(lines.size(), place -> record(lines.get(place), suffixes.get(place),
                chargeTo.apply(lines.get(place)), sequence.get(place))), RecordType.LINE, below);
    }

    private List<BigDecimal> sequence(List<String> suffixes, List<KnownLine> known) {
        Map<String, BigDecimal> places = new HashMap<>();
        known.stream().filter(line -> line.sequenceNumber() != null)
                .forEach(line -> places.put(line.key(), line.sequenceNumber()));
        return SequenceNumbers.of(suffixes.stream().map(suffix -> places.get(below + suffix)).toList());
    }

    private List<String> suffixes(List<ProductLine> lines, List<KnownLine> known) {
        Map<ProductLine, String> pairs = new LinePairs(known, below).suffixes(lines);
        List<String> suffixes = new ArrayList<>();
        String row = null;
        for (ProductLine line : lines) {
            row = line.adjusts() == null ? pairs.get(line) : row;
            suffixes.add(line.adjusts() == null ? row : row + line.adjusts().letter());
        }
        return suffixes;
    }

    private DesiredRecord record(ProductLine line, String suffix, RecordRef chargeTo, BigDecimal sequenceNumber) {
        String crossReference = crossReferences + suffix;
        return new DesiredRecord(RecordType.LINE, below + suffix, null, Bodies.of(
                "catalogItem", new RecordRef(RecordType.CATALOG_ITEM, line.product()),
                chargeTo.type().kind().reference(), chargeTo,
                "description", Text.cut(line.description(), Limits.LINE_DESCRIPTION),
                "customerDescription", Text.cut(line.description(), Limits.CUSTOMER_DESCRIPTION),
                "quantity", line.quantity(),
                "price", line.price(),
                "cost", line.cost(),
                "taxableFlag", line.taxable(),
                "billableOption", line.billable().toString(),
                "vendor", line.source() == null ? null : Bodies.id(line.source().vendor()),
                "vendorSku", line.source() == null ? null : line.source().partNumber(),
                "needToPurchaseFlag", bought ? null : Boolean.FALSE,
                "sequenceNumber", sequenceNumber,
                OurKey.XREF, crossReference,
                Line.AS_SENT, true),
                List.of(Bodies.of(OurKey.XREF, crossReference)),
                line.origin());
    }
}
