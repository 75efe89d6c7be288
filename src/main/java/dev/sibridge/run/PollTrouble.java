package dev.sibridge.run;

import dev.sibridge.alert.AlertKind;
import dev.sibridge.connectwise.Causes;
import dev.sibridge.connectwise.ConnectWiseException;
import dev.sibridge.database.DatabaseTrouble;
import dev.sibridge.dtools.DToolsException;
import dev.sibridge.http.Codebases.UnknownCompanyException;
import dev.sibridge.network.NoWayException;
import dev.sibridge.sync.BlockedException;
import java.util.List;

/**
 * Why a poll could not do anything.
 *
 * @param kind    what people are to do about it
 * @param side    who is at fault: D-Tools, ConnectWise or we
 * @param reasons for people, a sentence each
 */
record PollTrouble(AlertKind kind, String side, List<String> reasons) {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** @param preflightDone whether Manage was found to be well before */
    static PollTrouble of(Throwable trouble, boolean preflightDone) {
        if (MemoryShortage.isCauseOf(trouble)) {
            return new PollTrouble(AlertKind.SETUP_INCOMPLETE, "SI Bridge", List.of(Sentences.of(trouble)));
        }
        ConnectWiseException manage = Causes.find(ConnectWiseException.class, trouble);
        DToolsException dtools = Causes.find(DToolsException.class, trouble);
        BlockedException blocked = Causes.find(BlockedException.class, trouble);
        String side = dtools != null || manage == null && blocked == null && preflightDone ? "D-Tools" : "ConnectWise";
        return new PollTrouble(DatabaseTrouble.of(trouble).isPresent() ? AlertKind.DATABASE
                : kind(trouble, manage, dtools, blocked), side,
                blocked != null ? blocked.findings() : List.of(Sentences.of(trouble)));
    }

    private static AlertKind kind(Throwable trouble, ConnectWiseException manage, DToolsException dtools,
            BlockedException blocked) {
        if (blocked != null || Causes.find(UnknownCompanyException.class, trouble) != null) {
            return AlertKind.SETUP_INCOMPLETE;
        }
        if (manage != null) {
            return manage.status() == UNAUTHORIZED ? AlertKind.KEYS_REFUSED : lasts(manage.isTransient());
        }
        if (dtools != null) {
            return dtools.status() == UNAUTHORIZED || dtools.status() == FORBIDDEN
                    ? AlertKind.KEYS_REFUSED : lasts(dtools.isTransient());
        }
        NoWayException noWay = Causes.find(NoWayException.class, trouble);
        return lasts(noWay == null || noWay.isPassing());
    }

    private static AlertKind lasts(boolean passes) {
        return passes ? AlertKind.OUTAGE : AlertKind.SETUP_INCOMPLETE;
    }
}
