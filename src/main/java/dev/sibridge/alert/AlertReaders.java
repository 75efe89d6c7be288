package dev.sibridge.alert;

import java.util.List;
import java.util.Set;

/** Who hears of alerts beside the mail list of an account: its notices. */
public interface AlertReaders {

    /** The numbers of the account's notices that ask for alerts of that kind; empty for none. */
    Set<Long> of(String account, AlertKind kind);

    /** To whom they send such alerts as emails, as far as that is known though the database is away. */
    default List<String> emails(String account, AlertKind kind) {
        return List.of();
    }
}
