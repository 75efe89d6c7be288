package dev.sibridge.attention;

import dev.sibridge.alert.AlertKind;
import dev.sibridge.text.Text;

/**
 * What makes a cause the same as another one: facts for programs, never a sentence.
 *
 * @param account whose it is, by name
 * @param kind    what it is about
 * @param code    what is wrong, such as {@code missing}
 * @param about   which member, record or person is meant, such as {@code ClientId}; empty when the code says it all
 */
public record CauseKey(String account, AlertKind kind, String code, String about) {

    private static final int HEX_DIGITS = 64;
    private static final int LONGEST_CODE = 190;

    public CauseKey {
        code = Text.cut(code, LONGEST_CODE);
        about = Text.trim(about);
    }

    /** Stands for all of it where space is short: 64 hex digits. */
    public String fingerprint() {
        return Text.hash(String.join("|", account, kind.name(), code, about), HEX_DIGITS);
    }
}
