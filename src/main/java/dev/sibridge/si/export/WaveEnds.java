package dev.sibridge.si.export;

import dev.sibridge.database.lock.BusyException;
import dev.sibridge.database.lock.LostLockException;
import dev.sibridge.engine.apply.MissingParentException;
import dev.sibridge.engine.plan.CopiedRecordException;
import dev.sibridge.failure.Causes;
import dev.sibridge.failure.FailedCall;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * How the waves of an export end, for the routes that split by them. When a wave is written, those go that wait for it;
 * when it failed, none do. Of several failures, the one that says most becomes the export's, whichever came first.
 */
@Component
public class WaveEnds implements AggregationStrategy {

    /** What says most comes first; whatever is not here fits between. */
    private static final List<Predicate<Throwable>> WEIGHTIEST = List.of(
            trouble -> Causes.find(Error.class, trouble) != null,
            trouble -> is(LostLockException.class, trouble) || is(BusyException.class, trouble),
            trouble -> FailedCall.of(trouble).mayPass(),
            trouble -> !is(MissingParentException.class, trouble) && !is(CopiedRecordException.class, trouble)
                    && !is(RefusedException.class, trouble) && !is(HeldBackException.class, trouble),
            trouble -> is(MissingParentException.class, trouble) || is(CopiedRecordException.class, trouble),
            trouble -> is(RefusedException.class, trouble));

    @Override
    public Exchange aggregate(Exchange before, Exchange ended) {
        ExportRun run = ended.getProperty("run", ExportRun.class);
        int number = ended.getProperty(Exchange.SPLIT_INDEX, Integer.class);
        Exception trouble = ended.getException();
        if (trouble == null) {
            run.waves().done(number);
            return before == null ? ended : before;
        }
        run.waves().failed(number);
        String stage = run.waves().get(number).stage();
        run.log().failed(stage);
        Exception other = before == null ? null : before.getException();
        if (other != null && weight(other) <= weight(trouble)) {
            return before;
        }
        run.log().enter(stage);
        if (before == null) {
            return ended;
        }
        before.setException(trouble);
        return before;
    }

    /** The less, the more it says. */
    static int weight(Throwable trouble) {
        for (int weight = 0; weight < WEIGHTIEST.size(); weight++) {
            if (WEIGHTIEST.get(weight).test(trouble)) {
                return weight;
            }
        }
        return WEIGHTIEST.size();
    }

    private static boolean is(Class<? extends Throwable> type, Throwable trouble) {
        return Causes.find(type, trouble) != null;
    }
}
