package dev.sibridge.user;

import dev.sibridge.text.Text;
import dev.sibridge.text.Unguessable;

/** What nobody can guess, and by what it is known again where it must not stand. */
final class Tokens {

    private static final int BYTES = 24;
    private static final int HEX_DIGITS = 64;

    private Tokens() {
    }

    /** 32 characters that a link and a cookie take as they are. */
    static String next() {
        return Unguessable.text(BYTES);
    }

    /** 64 hexadecimal digits, by which it is known in the database. */
    static String hash(String token) {
        return Text.hash(token, HEX_DIGITS);
    }
}
