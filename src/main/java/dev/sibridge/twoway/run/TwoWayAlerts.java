package dev.sibridge.twoway.run;

import dev.sibridge.alert.Alert;
import dev.sibridge.alert.Alert.ProjectName;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.Alerts;
import dev.sibridge.alert.Note;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells people what keeps projects from being kept in step, once, and when that is over. */
@Component
public class TwoWayAlerts {

    private static final Set<AlertKind> OF_PROJECT = EnumSet.of(AlertKind.TWO_WAY_HELD, AlertKind.TWO_WAY_FAILED);
    private static final Set<AlertKind> OF_ACCOUNT = EnumSet.of(AlertKind.TWO_WAY_STOPPED);

    private final Alerts alerts;

    public TwoWayAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    void passed(ProjectPass pass) {
        alerts.recovered(pass.account().name(), OF_PROJECT, name(pass), "The project \"" + pass.project().name()
                + "\" is kept in step again.", null);
    }

    void held(ProjectPass pass) {
        raise(pass, AlertKind.TWO_WAY_HELD, "The project \"" + pass.project().name() + "\" waits for a decision: "
                + pass.message(), "held");
    }

    void failed(ProjectPass pass, Throwable trouble) {
        raise(pass, AlertKind.TWO_WAY_FAILED, "The project \"" + pass.project().name() + "\" could not be kept in step: "
                + pass.message(), Troubles.code(trouble));
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
        if (!pass.wanted().attended()) {
            alerts.raise(new Alert(AlertKind.TWO_WAY_STOPPED, pass.account().name(), null, null,
                    "No project is kept in step: " + Troubles.sentence(trouble), List.<Note>of(), null,
                    Troubles.code(trouble)));
        }
    }

    void begun(AccountPass pass) {
        alerts.recovered(pass.account().name(), OF_ACCOUNT, "Projects are kept in step again.");
    }
}
