package dev.sibridge.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.connectwise.ConnectWiseException;
import dev.sibridge.connectwise.RecordType;
import dev.sibridge.mapping.DesiredRecord;
import dev.sibridge.mapping.Problem;
import dev.sibridge.mapping.RecordRef;
import dev.sibridge.mapping.RefusedException;
import dev.sibridge.mapping.Wave;
import dev.sibridge.sync.Step.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings a wave of records into Manage: what must be asked, what must be written, what was written. */
@Component
public class RecordSync {

    private static final int BAD_REQUEST = 400;
    private static final Logger LOG = LoggerFactory.getLogger(RecordSync.class);

    private final Ledger ledger;
    private final ObjectMapper json;
    private final Difference difference;

    public RecordSync(Ledger ledger, ObjectMapper json) {
        this.ledger = ledger;
        this.json = json;
        this.difference = new Difference(json);
    }

    /** Takes up a wave. */
    public WaveWork open(@Body Wave wave, @ExchangeProperty("run") SyncRun run) {
        List<RecordRef> refs = wave.records().stream().map(DesiredRecord::ref).toList();
        return new WaveWork(run, wave, ledger.find(run.account(), refs));
    }

    /** What Manage must be asked before anything of the wave can be planned. */
    public List<LookUp> lookUps(@ExchangeProperty("wave") WaveWork wave) {
        return LookUps.of(wave.unknown(), wave.run());
    }

    /** Takes Manage's answer to a question. */
    public void answered(@Body List<JsonNode> records, @ExchangeProperty("lookUp") LookUp lookUp,
            @ExchangeProperty("wave") WaveWork wave) {
        records.forEach(record -> wave.answered(lookUp, record));
    }

    /** What must be written. The whole wave is marked as planned in one transaction. */
    @Transactional
    public List<Step> plan(@ExchangeProperty("wave") WaveWork wave) {
        List<Step> steps = new ArrayList<>();
        wave.records().forEach(record -> plan(record, wave, steps));
        if (wave.completeBelow() != null) {
            planRemovals(wave, steps);
        }
        wave.planned(steps);
        return steps;
    }

    /** Notes that Manage carried out a step. */
    public void done(@Body JsonNode answer, @ExchangeProperty("step") Step step, @ExchangeProperty("run") SyncRun run) {
        long remoteId = step.remoteId() != null ? step.remoteId() : answer.path("id").asLong();
        switch (step.action()) {
            case CREATE -> ledger.done(step.ledgerId(), remoteId, step.body());
            case UPDATE -> ledger.done(step.ledgerId(), remoteId, difference.apply(base(step, run), step.body()));
            case REMOVE -> ledger.forget(step.ledgerId());
        }
        run.done(step, remoteId);
        LOG.debug("{}: {} {} {} (id {})", run.project().name(), step.ref().type().label(), step.title(),
                step.action().past(), remoteId);
    }

    /**
     * Whether a refused step is no reason to stop: Manage takes no changed lines on an opportunity that is closed, and
     * one that an earlier run made is closed as soon as it is won.
     */
    public boolean canBeLeftOut(Exchange exchange) {
        Step step = exchange.getProperty("step", Step.class);
        SyncRun run = exchange.getProperty("run", SyncRun.class);
        ConnectWiseException refused = ObjectHelper.getException(ConnectWiseException.class,
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        return refused != null && refused.status() == BAD_REQUEST && step.ref().type() == RecordType.LINE
                && step.ref().key().startsWith(run.project().id() + "/opportunity/")
                && !run.hasCreated(new RecordRef(RecordType.OPPORTUNITY, run.project().id()));
    }

    /** Goes on without a step, with a warning. */
    public void leaveOut(Exchange exchange) {
        Step step = exchange.getProperty("step", Step.class);
        exchange.getProperty("run", SyncRun.class).warn("The line \"" + step.title() + "\" of the opportunity was not "
                + step.action().past() + "; Manage takes no changes of its lines any more.");
    }

    /** Tells the log what became of a wave: by name when it is one record, in figures when there are more. */
    public void close(@ExchangeProperty("wave") WaveWork wave) {
        String project = wave.run().project().name();
        wave.steps().stream()
                .collect(Collectors.groupingBy(step -> step.ref().type().label() + " " + step.action().past(),
                        TreeMap::new, Collectors.toList()))
                .forEach((what, steps) -> {
                    if (steps.size() == 1) {
                        LOG.info("{}: {}, {}", project, what, steps.get(0).title());
                    } else {
                        LOG.info("{}: {}, {} of them", project, what, steps.size());
                    }
                });
    }

    private void plan(DesiredRecord record, WaveWork wave, List<Step> steps) {
        SyncRun run = wave.run();
        LedgerEntry entry = wave.entry(record.ref());
        Map<String, Object> body = References.resolve(record.body(), run);
        Long row = entry == null ? null : entry.id();
        Long remoteId = entry == null ? null : entry.remoteId();
        JsonNode base = entry == null ? null : entry.body();
        if (remoteId == null) {
            JsonNode held = Matches.find(record, wave.candidates(record), run).orElse(null);
            if (held == null) {
                refuseTaken(record, wave);
                steps.add(step(Action.CREATE, record, row, body, null, run));
                return;
            }
            remoteId = held.path("id").asLong();
            base = difference.adopted(body, held);
            row = ledger.adopt(run.account(), run.id(), record.ref(), row, remoteId, base);
        }
        run.found(record.ref(), remoteId);
        Map<String, Object> changes = difference.between(record.type(), base, body);
        if (!changes.isEmpty()) {
            steps.add(step(Action.UPDATE, record, row, changes, remoteId, run));
        }
    }

    private Step step(Action action, DesiredRecord record, Long row, Map<String, Object> body, Long remoteId,
            SyncRun run) {
        String list = run.listOf(record);
        return new Step(action, record.ref(), record.title(),
                ledger.plan(run.account(), run.id(), record.ref(), row),
                remoteId == null ? list : one(list, remoteId), body, remoteId);
    }

    private void planRemovals(WaveWork wave, List<Step> steps) {
        SyncRun run = wave.run();
        Set<RecordRef> wanted = new HashSet<>();
        wave.records().forEach(record -> wanted.add(record.ref()));
        RecordType type = RecordType.LINE;
        for (LedgerEntry entry : ledger.below(run.account(), type, wave.completeBelow())) {
            if (!wanted.contains(entry.ref()) && entry.isKnown()) {
                steps.add(new Step(Action.REMOVE, entry.ref(), entry.body().path("description").asText(),
                        ledger.plan(run.account(), run.id(), entry.ref(), entry.id()),
                        one(type.path(null), entry.remoteId()), Map.of(), entry.remoteId()));
            }
        }
    }

    // Manage would refuse the create with "already in use", which tells nobody by whom.
    private static void refuseTaken(DesiredRecord record, WaveWork wave) {
        String member = record.type().uniqueMember();
        if (member == null) {
            return;
        }
        String wanted = String.valueOf(record.body().get(member));
        wave.candidates(record).stream().filter(held -> held.path(member).asText().equalsIgnoreCase(wanted)).findFirst()
                .ifPresent(held -> {
                    throw new RefusedException(List.of(new Problem("collision", "The " + record.type().label() + " id "
                            + wanted + " for \"" + record.title() + "\" belongs to \"" + held.path("name").asText()
                            + "\" in Manage already.", null, null,
                            "Rename one of the two, in SI or in Manage, then export again.")));
                });
    }

    private JsonNode base(Step step, SyncRun run) {
        return ledger.find(run.account(), List.of(step.ref())).get(step.ref()).body();
    }

    private static String one(String list, long id) {
        return list.replaceAll("/+$", "") + "/" + id;
    }
}
