package dev.sibridge.twoway.run;

import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Pairs.Remembered;
import dev.sibridge.twoway.time.TimePass;
import dev.sibridge.twoway.time.TimeStore;
import java.time.Clock;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Brings a project's time from the tool to Manage, where a dealer wants that. */
@Component
public class TimeOfProject {

    private final Connections connections;
    private final Pairs pairs;
    private final TimeStore store;
    private final Clock clock;

    public TimeOfProject(Connections connections, Pairs pairs, TimeStore store, Clock clock) {
        this.connections = connections;
        this.pairs = pairs;
        this.store = store;
        this.clock = clock;
    }

    /** After the project's tasks have their twins; nothing is done while time is off. */
    public void sync(@ExchangeProperty("pass") ProjectPass pass) {
        Connection both = pass.whole().connection();
        if (pass.whole().wanted().dryRun() || !both.mappings().time().enabled()) {
            return;
        }
        TimePass.Result result = new TimePass(store, pass.port, connections.manage(pass.account(), pass),
                both.mappings(), both.toolDirectory(), both.manageDirectory(), Merging.guard(pass), clock,
                pass.account().polling().unknownSettle())
                .run(pass.project().id(), pairs.of(pass.project().id()).stream().map(Remembered::pair).toList());
        pass.timed(result);
        store.unsent(pass.project().id(), result.unsent().values().stream().mapToInt(Integer::intValue).sum());
        if (result.stopped() != null) {
            throw result.stopped();
        }
        if (result.heldBack() > 0) {
            throw new HeldException(Outcome.PARKED, result.heldBack() + " time entries would be deleted in Manage"
                    + " because they are gone in the project-management tool, which is more than TWO_WAY_GUARD allows."
                    + " If that is right, resume the project; otherwise bring the entries back.");
        }
    }
}
