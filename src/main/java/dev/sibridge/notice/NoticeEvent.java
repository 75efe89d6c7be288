package dev.sibridge.notice;

import dev.sibridge.alert.AlertKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a notice may ask for. */
public enum NoticeEvent {
    REFUSED("an export is refused", AlertKind.EXPORT_REFUSED),
    FAILED("something failed", AlertKind.EXPORT_FAILED, AlertKind.KEYS_REFUSED, AlertKind.OUTAGE, AlertKind.DATABASE,
            AlertKind.TWO_WAY_FAILED, AlertKind.TWO_WAY_STOPPED),
    WAITING("something waits for a person", AlertKind.ANSWER_NEEDED, AlertKind.CHANGE_ORDER_WAITS,
            AlertKind.TWO_WAY_HELD),
    SETUP_INCOMPLETE("the set-up is incomplete", AlertKind.SETUP_INCOMPLETE),
    RECOVERED("a problem is over", AlertKind.RECOVERED),
    SYNCED("a project was written to ConnectWise", AlertKind.SYNCED);

    private final String words;
    private final Set<AlertKind> kinds;

    NoticeEvent(String words, AlertKind... kinds) {
        this.words = words;
        this.kinds = EnumSet.copyOf(Arrays.asList(kinds));
    }

    /** When it happens, in a few words that go on after "when". */
    public String words() {
        return words;
    }

    /** As the API and webhooks write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The event that an alert tells of; every alert tells of one. */
    public static NoticeEvent of(AlertKind kind) {
        return Arrays.stream(values()).filter(event -> event.kinds.contains(kind)).findFirst().orElseThrow();
    }

    /** @return null when there is none of that label */
    public static NoticeEvent of(String label) {
        return Arrays.stream(values()).filter(event -> event.label().equals(label)).findFirst().orElse(null);
    }
}
