package dev.sibridge.si.poll;

import dev.sibridge.alert.AlertKind;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Origin;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Why a poll could not do anything.
 *
 * @param kind     what people are to do about it
 * @param side     who is at fault: D-Tools, ConnectWise or we
 * @param failures all that is wrong; never empty
 */
record PollTrouble(AlertKind kind, String side, List<Failure> failures) {

    private static final String WE = "SI Bridge";
    /** Failures that neither side can bring about. */
    private static final Set<Kind> OF_OURS = EnumSet.of(Kind.MEMORY, Kind.OURS);

    /** @param listRead whether D-Tools had given its list before */
    static PollTrouble of(Throwable trouble, boolean listRead) {
        List<Failure> failures = Failures.of(trouble);
        Kind kind = failures.get(0).kind();
        return new PollTrouble(alert(kind), OF_OURS.contains(kind) ? WE : side(trouble, listRead), failures);
    }

    /** Whether neither D-Tools nor ConnectWise is at fault. */
    boolean isOurs() {
        return side.equals(WE);
    }

    private static String side(Throwable trouble, boolean listRead) {
        Origin origin = Origin.of(trouble);
        return origin == Origin.DTOOLS || origin != Origin.CONNECTWISE && !listRead ? "D-Tools" : "ConnectWise";
    }

    private static AlertKind alert(Kind kind) {
        return switch (kind) {
            case KEYS -> AlertKind.KEYS_REFUSED;
            case DATABASE -> AlertKind.DATABASE;
            case SETUP, LASTING, MEMORY -> AlertKind.SETUP_INCOMPLETE;
            case PASSING, EXPORT, OURS -> AlertKind.OUTAGE;
        };
    }
}
