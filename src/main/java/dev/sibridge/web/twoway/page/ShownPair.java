package dev.sibridge.web.twoway.page;

import dev.sibridge.web.twoway.PairedProjectAnswers.Item;
import java.time.Instant;

/**
 * A paired project on a page.
 *
 * @param account      by name
 * @param accountTitle what people call it
 * @param manageUrl    where people see it in Manage; null when it is not there yet, or the account is gone
 * @param toolUrl      where people see it in the tool; null when nobody knows
 */
record ShownPair(Item item, String account, String accountTitle, String manageUrl, String toolUrl) {

    /** How it is, in a few words. */
    public String label() {
        return switch (item.state()) {
            case "running" -> "being looked at";
            case "queued" -> "waits for its turn";
            case "paused" -> "paused";
            case "parked" -> "waits for a decision";
            case "error" -> "failed";
            default -> item.conflicts() > 0 ? "waits for a decision" : item.message() != null ? "rests"
                    : item.lastPass() == null ? "not looked at yet" : "in step";
        };
    }

    /** How that looks. */
    public String look() {
        return item.state().equals("error") ? "bad" : label().equals("in step") ? "good" : "waits";
    }

    /** Whether it changes soon without anybody doing anything. */
    public boolean isMoving() {
        return item.state().equals("running") || item.state().equals("queued");
    }

    /** Whether a pass may be made. */
    public boolean isOpen() {
        return !item.state().equals("paused") && !item.state().equals("parked");
    }

    /** When the last good pass began; null for none. */
    public Instant lastPass() {
        return item.lastPass();
    }
}
