package dev.sibridge.engine.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of the catalog that somebody has set inactive: Manage takes no line with them, and none may be made anew. */
public final class InactiveRecords {

    private InactiveRecords() {
    }

    /**
     * The record as something to look for by its name alone, whatever it belongs to: some lists take no condition on
     * {@code inactiveFlag}, so that the answers tell.
     */
    public static DesiredRecord byName(DesiredRecord record) {
        String member = nameOf(record.type());
        return record.withParent(null).withMatch(List.of(Map.of(member, record.body().get(member))));
    }

    /** A problem when Manage holds the record as an inactive one only; one that is active counts before it. */
    public static Optional<Problem> find(DesiredRecord record, List<JsonNode> candidates) {
        List<JsonNode> meant = candidates.stream().filter(held -> isMeant(record, held)).toList();
        return meant.stream().anyMatch(Usable::is) ? Optional.empty()
                : meant.stream().findFirst().map(held -> problem(record, held));
    }

    /** Tells that a record is inactive that is needed. */
    public static Problem problem(DesiredRecord record, JsonNode held) {
        RecordType within = record.type().kind().namedWithin();
        String where = within == null ? "" : " of the " + within.named(nameOf(within, held));
        String name = held.path(nameOf(record.type())).asText();
        return new Problem("inactive", "The " + record.type().named(name) + where
                + " is inactive in Manage.", null, null, "Reactivate it in Manage, then export again.",
                record.ref().toString());
    }

    /** Lets nothing pass of the catalog that would be made beside an inactive namesake. */
    static void refuse(DesiredRecord record, List<JsonNode> inactive) {
        if (record.type().kind().isOfCatalog() && !inactive.isEmpty()) {
            throw new RefusedException(List.of(problem(record, inactive.get(0))));
        }
    }

    // The key of a category is its name as Manage compares names.
    public static boolean isMeant(DesiredRecord record, JsonNode held) {
        String member = nameOf(record.type());
        String wanted = String.valueOf(record.body().get(member));
        RecordType within = record.type().kind().namedWithin();
        return Text.fold(held.path(member).asText()).equals(Text.fold(wanted))
                && (within == null || Text.fold(nameOf(within, held))
                        .equals(((RecordRef) record.body().get(within.kind().reference())).key()));
    }

    private static String nameOf(RecordType within, JsonNode held) {
        return held.path(within.kind().reference()).path("name").asText();
    }

    private static String nameOf(RecordType type) {
        return type.kind().uniqueMember() == null ? "name" : type.kind().uniqueMember();
    }
}
