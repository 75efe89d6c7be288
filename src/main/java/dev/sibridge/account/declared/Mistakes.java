package dev.sibridge.account.declared;

import dev.sibridge.account.Mistake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is wrong with an account's settings, as checks find it. No text tells a secret. */
final class Mistakes {

    /** What is longer leads to moments that no clock and no database knows. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final String account;
    private final List<Mistake> all = new ArrayList<>();

    Mistakes(String account) {
        this.account = account;
    }

    List<Mistake> all() {
        return List.copyOf(all);
    }

    /** @param text a sentence, in which settings stand by their names in braces */
    void wrong(String setting, String text) {
        all.add(new Mistake(account, setting, false, text));
    }

    void require(String setting, String value, String meaning) {
        if (!isSet(value)) {
            missing(setting, "it is " + meaning);
        }
    }

    /** @param what such as: it is the company id */
    void missing(String setting, String what) {
        all.add(new Mistake(account, setting, true, "{" + setting + "} is not set; " + what + "."));
    }

    // A number without a unit is milliseconds, which nobody means.
    void requireAtLeast(String setting, Duration given, Duration least, String example) {
        if (given.compareTo(least) < 0) {
            wrong(setting, "{" + setting + "} is " + TimeUnit.MILLISECONDS.convert(given) + " ms, which is too short;"
                    + " write it with its unit, such as " + example + ".");
        }
        requireNotTooLong(setting, given);
    }

    void requireNotTooLong(String setting, Duration given) {
        if (given.compareTo(LONGEST) > 0) {
            wrong(setting, "{" + setting + "} must not be longer than " + LONGEST.toDays() + "d.");
        }
    }

    static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }
}
