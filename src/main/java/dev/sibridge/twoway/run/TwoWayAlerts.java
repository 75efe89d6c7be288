package dev.sibridge.twoway.run;

import dev.sibridge.alert.Alert;
import dev.sibridge.alert.Alert.ProjectName;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.Alerts;
import dev.sibridge.alert.Note;
import dev.sibridge.attention.AccountTroubles;
import dev.sibridge.attention.AccountTroubles.AccountTrouble;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells people what keeps projects from being kept in step, once, and when that is over. */
@Component
public class TwoWayAlerts {

    private static final Set<AlertKind> OF_PROJECT = EnumSet.of(AlertKind.TWO_WAY_HELD, AlertKind.TWO_WAY_FAILED);
    private static final Set<AlertKind> OF_ACCOUNT = EnumSet.of(AlertKind.TWO_WAY_STOPPED);

    /** Under which it is noted that nothing is kept in step. */
    public static final String PART = "two-way";

    private final Alerts alerts;
    private final AccountTroubles troubles;

    public TwoWayAlerts(Alerts alerts, AccountTroubles troubles) {
        this.alerts = alerts;
        this.troubles = troubles;
    }

    void passed(ProjectPass pass) {
        alerts.recovered(pass.account().name(), OF_PROJECT, name(pass), "The project \"" + pass.project().name()
                + "\" is kept in step again.", null);
    }

    void held(ProjectPass pass) {
        raise(pass, AlertKind.TWO_WAY_HELD, "The project \"" + pass.project().name() + "\" waits for a decision: "
                + pass.message() + " To decide, choose Two-way in the console, then the project.", "held");
    }

    void failed(ProjectPass pass, Throwable trouble) {
        raise(pass, AlertKind.TWO_WAY_FAILED, "The project \"" + pass.project().name()
                + "\" could not be kept in step: " + pass.message() + " To see more, choose Two-way in the console, then"
                + " the project.", Troubles.code(trouble));
    }

    private void raise(ProjectPass pass, AlertKind kind, String happened, String cause) {
        if (!pass.whole().wanted().attended()) {
            alerts.raise(new Alert(kind, pass.account().name(), name(pass), null, happened, List.<Note>of(), null,
                    cause));
        }
    }

    private static ProjectName name(ProjectPass pass) {
        return new ProjectName("two-way " + pass.project().id(), null, pass.project().name(), null);
    }

    void stopped(AccountPass pass, Throwable trouble) {
        String happened = "No project is kept in step: " + Troubles.sentence(trouble);
        if (!pass.wanted().dryRun()) {
            troubles.replace(pass.account().name(), PART, List.of(new AccountTrouble(AlertKind.TWO_WAY_STOPPED,
                    Troubles.code(trouble), "", happened, "")));
        }
        if (!pass.wanted().attended()) {
            alerts.raise(new Alert(AlertKind.TWO_WAY_STOPPED, pass.account().name(), null, null, happened,
                    List.<Note>of(), null, Troubles.code(trouble)));
        }
    }

    void begun(AccountPass pass) {
        troubles.replace(pass.account().name(), PART, List.of());
        alerts.recovered(pass.account().name(), OF_ACCOUNT, "Projects are kept in step again.");
    }
}
