package dev.sibridge.si.export;

import dev.sibridge.database.lock.BusyException;
import dev.sibridge.database.lock.LostLockException;
import dev.sibridge.engine.apply.MissingParentException;
import dev.sibridge.engine.model.RunLog;
import dev.sibridge.engine.plan.CopiedRecordException;
import dev.sibridge.engine.plan.WaveGraph;
import dev.sibridge.failure.Causes;
import dev.sibridge.failure.FailedCall;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * How the waves of an export fail, for the route that splits by them: those that wait for one that failed do not go. Of
 * several failures, the one that says most becomes the export's, whichever came first.
 */
@Component
public class WaveEnds implements AggregationStrategy {

    /** Failures that say more than any other, the more the earlier. */
    private static final List<Predicate<Throwable>> MORE = List.of(
            trouble -> is(trouble, Error.class),
            trouble -> is(trouble, LostLockException.class, BusyException.class),
            trouble -> FailedCall.of(trouble).mayPass());
    /** Failures that say less than any other, the less the later. */
    private static final List<Predicate<Throwable>> LESS = List.of(
            trouble -> is(trouble, MissingParentException.class, CopiedRecordException.class),
            trouble -> is(trouble, RefusedException.class),
            trouble -> is(trouble, HeldBackException.class));

    @Override
    public Exchange aggregate(Exchange before, Exchange ended) {
        WaveGraph waves = ended.getProperty("run", ExportRun.class).waves();
        int number = ended.getProperty(Exchange.SPLIT_INDEX, Integer.class);
        if (ended.getException() == null) {
            return before == null ? ended : before;
        }
        waves.failed(number);
        return noteFailure(before, ended, waves.get(number).stage());
    }

    private static Exchange noteFailure(Exchange before, Exchange ended, String stage) {
        RunLog log = ended.getProperty("run", ExportRun.class).log();
        log.failed(stage);
        Exception other = before == null ? null : before.getException();
        if (other != null && rank(other) <= rank(ended.getException())) {
            return before;
        }
        log.enter(stage);
        Exchange kept = before == null ? ended : before;
        kept.setException(ended.getException());
        return kept;
    }

    /** The lower, the more it says. */
    static int rank(Throwable trouble) {
        int more = first(MORE, trouble);
        int less = first(LESS, trouble);
        return more < MORE.size() ? more : less == LESS.size() ? MORE.size() : MORE.size() + 1 + less;
    }

    /** The place of the first that a trouble is; the list's size when it is none. */
    private static int first(List<Predicate<Throwable>> failures, Throwable trouble) {
        return (int) failures.stream().takeWhile(failure -> !failure.test(trouble)).count();
    }

    @SafeVarargs
    private static boolean is(Throwable trouble, Class<? extends Throwable>... types) {
        return Stream.of(types).anyMatch(type -> Causes.find(type, trouble) != null);
    }
}
