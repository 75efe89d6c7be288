package dev.sibridge.sync;

import dev.sibridge.connectwise.ConnectWiseRequest;
import dev.sibridge.mapping.RecordRef;
import java.util.Map;

/**
 * One write to Manage.
 *
 * @param action   what is done
 * @param ref      the record by its source key
 * @param title    the record in a person's words
 * @param ledgerId the record's row in the ledger
 * @param path     where it is sent
 * @param body     the members that are sent, references as ids; empty when a record is removed
 * @param remoteId the record's id; null while it does not exist
 */
public record Step(
        Action action, RecordRef ref, String title, long ledgerId, String path, Map<String, Object> body,
        Long remoteId) {

    public ConnectWiseRequest request() {
        return switch (action) {
            case CREATE -> ConnectWiseRequest.create(path, body);
            case UPDATE -> ConnectWiseRequest.update(path, body);
            case REMOVE -> ConnectWiseRequest.delete(path);
        };
    }

    /** What is done to a record. */
    public enum Action {
        CREATE("created"), UPDATE("updated"), REMOVE("removed");

        private final String past;

        Action(String past) {
            this.past = past;
        }

        /** The word for it when it is done. */
        public String past() {
            return past;
        }
    }
}
