package dev.sibridge.engine.ledger;

import dev.sibridge.account.Account;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.Map;

/**
 * The source keys of a type that begin with the same letters, as parameters of a statement.
 *
 * @param prefix not empty
 */
record KeyRange(Account account, RecordType type, String prefix) {

    /** Parameters for all of them. */
    Map<String, ?> all() {
        return after(prefix);
    }

    /** Parameters for those that come after a key. */
    Map<String, ?> after(String key) {
        return Map.of("account", account.name(), "tenant", account.tenant(), "type", type.name(), "after", key,
                "to", next());
    }

    // By that, not by a greatest character: databases disagree which one that is.
    private String next() {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
