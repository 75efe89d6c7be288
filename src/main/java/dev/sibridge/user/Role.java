package dev.sibridge.user;

import java.util.Arrays;
import java.util.Locale;

/** What a user may do. */
public enum Role {
    /** Polls, sees and answers everything that concerns exports. */
    OPERATOR,
    /** May do that as well, and manages users and settings. */
    ADMINISTRATOR;

    /** As the API and the pages write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other text, in words for people */
    public static Role of(String label) {
        return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("The role must be operator or administrator."));
    }
}
