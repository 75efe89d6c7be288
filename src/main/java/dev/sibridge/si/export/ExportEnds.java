package dev.sibridge.si.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.database.lock.BusyException;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.RunLog;
import dev.sibridge.engine.model.Step;
import dev.sibridge.failure.Causes;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.PlannedChange;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunEnds;
import dev.sibridge.history.RunEnds.RunEnd;
import dev.sibridge.history.RunStep;
import dev.sibridge.history.Runs;
import dev.sibridge.memory.MemoryShortage;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** How an export ends, for people: in the history and in the log. */
@Component
public class ExportEnds {

    private static final Logger LOG = LoggerFactory.getLogger(ExportEnds.class);
    private static final String PASSES = "Nothing, if the error is transient: the next poll retries.";
    /** Stands after the reason of a run that failed for one that will not pass by itself. */
    private static final String LASTS = "It is retried once SI exports it again, the settings change, or somebody"
            + " chooses Retry in the console.";

    private final Runs runs;
    private final RunEnds ends;
    private final Waiting waiting;
    private final ObjectMapper json;

    public ExportEnds(Runs runs, RunEnds ends, Waiting waiting, ObjectMapper json) {
        this.runs = runs;
        this.ends = ends;
        this.waiting = waiting;
        this.json = json;
    }

    /** Ends an export that D-Tools knows is done: it had nothing for Manage, said nothing new, or is all there. */
    public void acknowledged(Exchange exchange) throws JsonProcessingException {
        if (run(exchange).isSkipped()) {
            end(exchange, Outcome.SKIPPED, run(exchange).export().skipReason());
        } else if (run(exchange).isUnchanged()) {
            end(exchange, Outcome.UNCHANGED, "");
        } else {
            synced(exchange);
        }
    }

    private void synced(Exchange exchange) throws JsonProcessingException {
        ExportRun run = run(exchange);
        if (run.isPreview()) {
            runs.plan(run.id(), json.writeValueAsString(inOrder(run).map(step -> PlannedChange.of(run.id(), step))
                    .toList()));
            end(exchange, Outcome.PLANNED, String.join("\n", run.log().warnings()));
            return;
        }
        end(exchange, Outcome.SYNCED, String.join("\n", run(exchange).log().warnings()));
    }

    // Waves are planned side by side; people read what is planned from the company to the last line.
    private static Stream<Step> inOrder(ExportRun run) {
        Map<RecordRef, Integer> places = new HashMap<>();
        run.desired().waves().stream()
                .flatMap(wave -> wave.records().stream())
                .forEach(record -> places.putIfAbsent(record.ref(), places.size()));
        return run.log().applied().stream().map(RunLog.Applied::step)
                .sorted(Comparator.comparing(step -> places.getOrDefault(step.ref(), Integer.MAX_VALUE)));
    }

    /** Ends an export that something kept from Manage; its message stays in D-Tools' queue. */
    public void ended(Exchange exchange) {
        // Camel wraps what is thrown inside a split.
        Throwable trouble = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        BusyException busy = Causes.find(BusyException.class, trouble);
        RefusedException refused = Causes.find(RefusedException.class, trouble);
        HeldBackException heldBack = Causes.find(HeldBackException.class, trouble);
        if (busy != null) {
            busy(exchange, busy);
        } else if (refused != null) {
            refused(exchange, refused);
        } else if (heldBack != null) {
            heldBack(exchange, heldBack);
        } else {
            failed(exchange, trouble);
        }
    }

    /** Another process has its hands on the project. */
    private void busy(Exchange exchange, BusyException busy) {
        String reason = busy.getMessage();
        runs.skip(run(exchange).id(), "busy", reason, false);
        end(exchange, Outcome.SKIPPED, reason);
    }

    /** The export is itself at fault. */
    private void refused(Exchange exchange, RefusedException refused) {
        List<String> messages = refused.problems().stream().map(Objects::toString).toList();
        end(exchange, Level.ERROR, new RunEnd(Outcome.REFUSED, stage(exchange), String.join("\n", messages), messages,
                refused.problems(), false, 0));
    }

    /** A person must choose first. */
    private void heldBack(Exchange exchange, HeldBackException heldBack) {
        Hold hold = heldBack.hold();
        boolean news = waiting.add(run(exchange).id(), hold);
        end(exchange, news ? Level.INFO : Level.DEBUG, wellEnded(exchange, Outcome.SKIPPED, hold.toString()));
    }

    private void failed(Exchange exchange, Throwable trouble) {
        LOG.atLevel(Failures.isForeseen(trouble) ? Level.DEBUG : Level.ERROR).setCause(trouble)
                .log("Run {} failed", run(exchange).id());
        if (!run(exchange).isBegun()) {
            // Our own database did not even let it begin; the next poll finds the export again.
            ends.neverBegan(run(exchange).id(), Failures.sentence(trouble),
                    Failures.of(trouble).stream().map(failure -> problem(failure, false)).toList());
            return;
        }
        List<Failure> failures = Failures.of(trouble);
        Kind kind = failures.get(0).kind();
        boolean lasting = kind == Kind.LASTING || kind == Kind.MEMORY;
        List<String> errors = new ArrayList<>(failures.stream().map(Failure::toString).toList());
        if (RunStep.ACKNOWLEDGEMENT.equals(stage(exchange))) {
            errors.add("Everything is in ConnectWise; only D-Tools has not been informed yet.");
        }
        if (lasting) {
            errors.add(LASTS);
        }
        List<String> messages = new ArrayList<>(errors);
        messages.addAll(run(exchange).log().warnings());
        List<Problem> problems = failures.stream().map(failure -> problem(failure, lasting)).toList();
        end(exchange, Level.ERROR, new RunEnd(Outcome.FAILED, stage(exchange), String.join("\n", messages), errors,
                problems, lasting, kind == Kind.MEMORY ? MemoryShortage.memory() : 0));
    }

    private static Problem problem(Failure failure, boolean lasting) {
        String todo = !failure.todo().isEmpty() ? failure.todo() : lasting ? LASTS : PASSES;
        return new Problem(failure.kind(), failure.code(), failure.sentence(), null, null, todo, failure.subject());
    }

    private void end(Exchange exchange, Outcome outcome, String messages) {
        end(exchange, Level.INFO, wellEnded(exchange, outcome, messages));
    }

    private static RunEnd wellEnded(Exchange exchange, Outcome outcome, String messages) {
        return new RunEnd(outcome, stage(exchange), messages, List.of(), List.of(), false, 0);
    }

    private void end(Exchange exchange, Level level, RunEnd end) {
        ends.note(run(exchange), end);
        // Which project that is stands beside every line of a run.
        LOG.atLevel(level).log("{}{}", end.outcome().label(),
                end.messages().isEmpty() ? "" : ". " + end.messages().replace("\n", " "));
    }

    private static String stage(Exchange exchange) {
        return run(exchange).log().stage();
    }

    private static ExportRun run(Exchange exchange) {
        return exchange.getProperty("run", ExportRun.class);
    }
}
