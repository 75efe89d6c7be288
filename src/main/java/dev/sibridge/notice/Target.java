package dev.sibridge.notice;

import java.util.Arrays;
import java.util.Locale;

/** Where a notice goes, and in which form. */
public enum Target {
    MAIL("Email", "Email"),
    /** Our own documented form, signed. */
    JSON("A program of ours (signed JSON)", "Signed message to the program"),
    /** What the webhook of a workflow in Microsoft Teams takes. */
    TEAMS("Microsoft Teams", "Message in Microsoft Teams"),
    SLACK("Slack", "Message in Slack");

    private final String title;
    private final String message;

    Target(String title, String message) {
        this.title = title;
        this.message = message;
    }

    /** What arrives there, in a few words. */
    String message() {
        return message;
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
