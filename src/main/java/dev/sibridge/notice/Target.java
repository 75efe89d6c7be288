package dev.sibridge.notice;

import java.util.Arrays;
import java.util.Locale;

/** Where a notice goes, and in which form. */
public enum Target {
    MAIL("Email"),
    /** Our own documented form, signed. */
    JSON("Program (JSON, signed)"),
    /** What the webhook of a workflow in Microsoft Teams takes. */
    TEAMS("Microsoft Teams"),
    SLACK("Slack");

    private final String title;

    Target(String title) {
        this.title = title;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** As the API writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isWebhook() {
        return this != MAIL;
    }

    /** @return null when there is none of that label */
    public static Target of(String label) {
        return Arrays.stream(values()).filter(target -> target.label().equals(label)).findFirst().orElse(null);
    }
}
