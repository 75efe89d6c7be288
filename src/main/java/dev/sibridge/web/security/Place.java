package dev.sibridge.web.security;

import java.util.regex.Pattern;

/** Addresses that a browser may be sent on to: our own ones only, whatever a link says. */
public final class Place {

    /** Where one goes if nothing better is known. */
    public static final String HOME = "/";
    // "//host" and "/\host" lead elsewhere; browsers drop line breaks and tabs.
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");
    private static final int LONGEST = 2000;

    private Place() {
    }

    /** The address if it is one of ours, such as {@code /runs?page=2}; else Home. Null is taken as none. */
    public static String ours(String address) {
        return address != null && address.length() <= LONGEST && OURS.matcher(address).matches() ? address : HOME;
    }

    /** The same after signing in: not back to where that is done. */
    static String afterSignIn(String address) {
        return ours(address).startsWith("/sign-") ? HOME : ours(address);
    }
}
