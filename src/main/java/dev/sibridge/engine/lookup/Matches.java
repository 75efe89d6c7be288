package dev.sibridge.engine.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Decides which of the records that Manage holds is the one that an export means. */
public final class Matches {

    private Matches() {
    }

    /**
     * The record that agrees with the best way to know it. One that is inactive or in the recycle bin is passed over.
     *
     * @param candidates what Manage answered for the record's list
     * @throws AmbiguousRecordException when several agree and no way singles one out
     * @throws RefusedException         when it is of the catalog and only there as an inactive one
     */
    public static Optional<JsonNode> find(DesiredRecord record, List<JsonNode> candidates, SyncRun run) {
        if (record.type() == RecordType.SITE) {
            return Sites.find(record, candidates.stream()
                    .filter(site -> run.mayBe(record, site)).toList());
        }
        int several = 0;
        for (Map<String, Object> way : record.match()) {
            List<JsonNode> hits = candidates.stream().filter(Usable::is)
                    .filter(candidate -> agrees(candidate, way, run)).toList();
            if (hits.size() == 1) {
                return Optional.of(hits.get(0));
            }
            several = Math.max(several, hits.size());
        }
        if (several > 1) {
            throw new AmbiguousRecordException(record, several);
        }
        InactiveRecords.refuse(record, passedOver(record, candidates, run));
        return Optional.empty();
    }

    /** Records that would be the one if they were in use. */
    public static List<JsonNode> passedOver(DesiredRecord record, List<JsonNode> candidates, SyncRun run) {
        return candidates.stream().filter(candidate -> !Usable.is(candidate))
                .filter(candidate -> isAny(record, candidate, run)).toList();
    }

    /** Whether a record agrees with any of the ways to know it. */
    public static boolean isAny(DesiredRecord record, JsonNode candidate, SyncRun run) {
        return record.type() == RecordType.SITE ? Sites.isAt(record, candidate)
                : record.match().stream().anyMatch(way -> agrees(candidate, way, run));
    }

    /** Whether a record carries the key that we gave it. */
    public static boolean isOurs(DesiredRecord record, JsonNode candidate) {
        Object key = record.body().get(OurKey.XREF);
        return key != null && key.equals(candidate.path(OurKey.XREF).asText());
    }

    /** Whether a record agrees with one of the ways to know another. */
    public static boolean agrees(JsonNode candidate, Map<String, Object> way, SyncRun run) {
        return way.entrySet().stream().allMatch(member -> agrees(candidate, member.getKey(), member.getValue(), run));
    }

    private static boolean agrees(JsonNode candidate, String member, Object wanted, SyncRun run) {
        if (member.equals(LookUps.COMMUNICATION)) {
            return StreamSupport.stream(candidate.path("communicationItems").spliterator(), false)
                    .anyMatch(item -> Text.fold(item.path("value").asText()).equals(Text.fold((String) wanted)));
        }
        JsonNode value = candidate.path(member);
        if (wanted instanceof RecordRef ref) {
            return value.path("id").asLong() == run.idOf(ref);
        }
        return wanted == null
                ? value.isMissingNode() || value.isNull()
                : Text.fold(value.asText("")).equals(Text.fold(String.valueOf(wanted)));
    }
}
