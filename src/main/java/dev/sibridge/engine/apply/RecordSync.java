package dev.sibridge.engine.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.lookup.FlowRules;
import dev.sibridge.engine.lookup.Questions;
import dev.sibridge.engine.lookup.UnsettledException;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.engine.plan.CopiedRecordException;
import dev.sibridge.engine.plan.WavePlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Brings a wave of records into Manage: what must be asked, what must be written, what was written. */
@Component
public class RecordSync {

    private static final Logger LOG = LoggerFactory.getLogger(RecordSync.class);

    private final Ledger ledger;
    private final Difference difference;
    private final Questions questions;
    private final Written written;
    private final List<FlowRules> rules;
    private final Clock clock;

    /** @param rules of the flows that the engine works for */
    public RecordSync(Ledger ledger, Written written, ObjectMapper json, List<FlowRules> rules, Clock clock) {
        this.ledger = ledger;
        this.difference = new Difference(json);
        this.rules = rules;
        this.questions = new Questions(difference);
        this.written = written;
        this.clock = clock;
    }

    /** Begins to go through all records of a project. */
    public void pass(@ExchangeProperty("run") SyncRun run) {
        run.pass();
    }

    /** Has them gone through once more, because one turned out to be missing that others need. */
    public void passAgain(@ExchangeProperty("run") SyncRun run, @ExchangeException Exception why) {
        LOG.info("{}", why.getMessage());
        run.again();
    }

    /** Takes up a wave. */
    public WaveWork open(@Body Wave wave, @ExchangeProperty("run") SyncRun run) {
        List<RecordRef> refs = wave.records().stream().map(DesiredRecord::ref).toList();
        Map<RecordRef, LedgerEntry> known = ledger.find(run.account(), refs);
        List<LedgerEntry> gone = gone(wave.rest(), run);
        if (wave.stage() != null) {
            run.log().in(wave.stage(), refs);
            run.log().in(wave.stage(), gone.stream().map(LedgerEntry::ref).toList());
        }
        Stream.concat(known.values().stream(), gone.stream())
                .filter(entry -> entry.isUnknown() && entry.updatedAt() > clock.millis())
                .forEach(entry -> ledger.settleFromNow(entry.id()));
        List<DesiredRecord> records = wave.records().stream().map(record -> record.without(run.leftOut())).toList();
        return new WaveWork(run, wave.withRecords(records), known, gone);
    }

    /**
     * What Manage must be asked before anything of the wave can be planned, but for what it has answered already.
     *
     * @throws UnsettledException when the outcome of an earlier write cannot be known yet
     */
    public List<LookUp> lookUps(@ExchangeProperty("wave") WaveWork wave) {
        UnsettledException.check(wave, clock.instant());
        List<LookUp> open = new ArrayList<>(questions.about(wave, rules(wave)));
        open.removeIf(question -> {
            Optional<List<JsonNode>> heard = wave.run().heard(question);
            heard.ifPresent(records -> wave.answered(question, records));
            return heard.isPresent();
        });
        return open;
    }

    /** Takes Manage's answer to a question. */
    public void answered(@Body List<JsonNode> records, @ExchangeProperty("request") LookUp lookUp,
            @ExchangeProperty("wave") WaveWork wave) {
        wave.answered(lookUp, records);
    }

    /**
     * What must be written. The whole wave is marked as planned in one transaction; of a preview nothing is kept, and
     * its steps are only noted.
     */
    @Transactional
    public List<Step> plan(@ExchangeProperty("wave") WaveWork wave) {
        List<Step> steps = new WavePlan(wave, ledger, difference, rules(wave).adoption(wave, ledger,
                difference)).steps();
        wave.planned(steps);
        if (wave.run().isPreview()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            steps.forEach(step -> preview(step, wave.run()));
            return List.of();
        }
        return steps;
    }

    /**
     * Notes that Manage carried out a step, and what it made of it.
     *
     * @return the step that corrects what Manage took otherwise; null for none
     * @throws CopiedRecordException when Manage made a copy of what somebody else made a moment before
     */
    public Step done(@Body JsonNode answer, @ExchangeProperty("request") Step step,
            @ExchangeProperty("run") SyncRun run) {
        LOG.debug("{} {} {}", step.ref().type().label(), step.title(), step.action().past());
        return written.confirm(step, answer, run) ? null : written.note(step, answer, run);
    }

    private void preview(Step step, SyncRun run) {
        if (!step.action().removes()) {
            run.preview().holds(step.ref(), difference.apply(step.base(), step.body()));
        }
        run.done(step, step.remoteId() != null ? step.remoteId() : run.preview().fictitiousId());
    }

    /** Tells the ledger what is not told yet of a wave that is over, however it went. */
    public void tell(@ExchangeProperty("wave") WaveWork wave) {
        written.tell(wave.run());
    }

    /** Ends a wave. Tells the log what became of it: by name when it is one record, in figures when there are more. */
    public void close(@ExchangeProperty("wave") WaveWork wave) {
        wave.run().log().over(wave.records().stream().map(DesiredRecord::ref).toList());
        wave.steps().stream()
                .collect(Collectors.groupingBy(step -> step.ref().type().label() + " " + step.action().past(),
                        TreeMap::new, Collectors.toList()))
                .forEach((what, steps) -> {
                    if (steps.size() == 1) {
                        LOG.info("{}, {}", what, steps.get(0).title());
                    } else {
                        LOG.info("{}, {} of them", what, steps.size());
                    }
                });
    }

    private FlowRules rules(WaveWork wave) {
        return rules.stream().filter(flow -> flow.areFor(wave.run())).findFirst().orElse(FlowRules.NONE);
    }

    private List<LedgerEntry> gone(Wave.Rest rest, SyncRun run) {
        if (rest == null) {
            return List.of();
        }
        Set<String> wanted = rest.wantedKeys();
        List<RecordRef> gone = ledger.below(run.account(), rest.type(), rest.below()).stream()
                .filter(ref -> !wanted.contains(ref.key())).toList();
        return ledger.find(run.account(), gone).values().stream().sorted(Comparator.comparing(LedgerEntry::id))
                .toList();
    }
}
