package dev.sibridge.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.Requesting;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One write to Manage.
 *
 * @param action   what is done
 * @param ref      the record by its source key
 * @param title    the record in a person's words
 * @param record   what Manage should hold; null when the record is removed
 * @param ledgerId the record's row in the ledger
 * @param path     where it is sent
 * @param body     the members that are sent, references as ids; a null value clears a member. Empty when a record is
 *                 removed
 * @param remoteId the record's id; null while it does not exist
 * @param base     what we wrote last; null when nothing is known
 */
@RecordBuilder
public record Step(
        Action action, RecordRef ref, String title, DesiredRecord record, long ledgerId, String path,
        Map<String, Object> body, Long remoteId, JsonNode base) implements StepBuilder.With, Requesting {

    public Step {
        body = Bodies.compact(body);
    }

    /** The record with its type, for sentences. */
    public String named() {
        return ref.type().named(title);
    }

    @Override
    public ConnectWiseRequest request() {
        ConnectWiseRequest request = switch (action) {
            case CREATE -> ConnectWiseRequest.create(path, body);
            case UPDATE, CORRECT -> ConnectWiseRequest.update(path, asSent());
            case REMOVE -> ConnectWiseRequest.delete(path);
            case CANCEL -> ConnectWiseRequest.update(path, Map.of("cancelledFlag", true));
        };
        return request.about(ref);
    }

    /** Lines are written below their opportunity, ticket or project, whatever list they stand in. */
    @Override
    public String below() {
        if (record == null || record.parent() != null) {
            return record == null ? null : record.parent().toString();
        }
        return Stream.of(RecordType.OPPORTUNITY, RecordType.TICKET, RecordType.PROJECT)
                .map(parent -> record.body().get(parent.kind().reference())).filter(RecordRef.class::isInstance)
                .findFirst().map(Object::toString).orElse(null);
    }

    // A schedule would count a price anew with every change that touches it.
    private Map<String, Object> asSent() {
        String member = ref.type().kind().moneyFlag();
        Object flag = record == null ? null : record.body().get(member);
        if (flag == null || body.keySet().stream().noneMatch(ref.type().kind()::isCorrected)) {
            return body;
        }
        Map<String, Object> changes = new LinkedHashMap<>(body);
        changes.put(member, flag);
        return changes;
    }

    /** What is done to a record. */
    public enum Action {
        CREATE("created"), UPDATE("updated"), REMOVE("removed"),
        /** Once more what Manage has just taken otherwise than it was sent. */
        CORRECT("corrected"),
        /** In the place of removing a line that is picked, ordered or invoiced. */
        CANCEL("canceled");

        private final String past;

        Action(String past) {
            this.past = past;
        }

        /** The word for it when it is done. */
        public String past() {
            return past;
        }

        /** Whether the record is gone then, for SI's purposes. */
        public boolean removes() {
            return this == REMOVE || this == CANCEL;
        }
    }
}
