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

    /** @param preflightDone whether Manage was found to be well before */
    static PollTrouble of(Throwable trouble, boolean preflightDone) {
        List<Failure> failures = Failures.of(trouble);
        Kind kind = failures.get(0).kind();
        return new PollTrouble(alert(kind), kind == Kind.MEMORY ? "SI Bridge" : side(trouble, preflightDone), failures);
    }

    private static String side(Throwable trouble, boolean preflightDone) {
        Origin origin = Origin.of(trouble);
        return origin == Origin.DTOOLS || origin != Origin.CONNECTWISE && preflightDone ? "D-Tools" : "ConnectWise";
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
