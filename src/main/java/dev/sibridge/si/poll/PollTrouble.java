package dev.sibridge.si.poll;

import dev.sibridge.alert.AlertKind;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Origin;
import java.util.List;

/**
 * Why a poll could not do anything.
 *
 * @param kind     what people are to do about it
 * @param side     who is at fault: D-Tools, ConnectWise or we
 * @param failures all that is wrong; never empty
 */
record PollTrouble(AlertKind kind, String side, List<Failure> failures) {

    /** @param listRead whether D-Tools had given its list before */
    static PollTrouble of(Throwable trouble, boolean listRead) {
        List<Failure> failures = Failures.of(trouble);
        Kind kind = failures.get(0).kind();
        return new PollTrouble(alert(kind), kind == Kind.MEMORY ? "SI Bridge" : side(trouble, listRead), failures);
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
