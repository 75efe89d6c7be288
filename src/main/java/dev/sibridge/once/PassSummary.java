package dev.sibridge.once;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.report.PlannedChanges;
import dev.sibridge.twoway.report.PlannedChanges.Counts;
import dev.sibridge.twoway.run.ProjectPass;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What {@code --reconcile} prints at its end: a line for each paired project, then one for all. */
@Component
class PassSummary {

    private static final Logger LOG = LoggerFactory.getLogger(PassSummary.class);

    private final ObjectMapper json;

    PassSummary(ObjectMapper json) {
        this.json = json;
    }

    /** Returns whether all is well: no project failed, none waits for a person. */
    boolean print(List<AccountPass> passes, long ms, PrintStream out) {
        List<ProjectPass> all = passes.stream().flatMap(pass -> pass.projects().stream()).toList();
        all.stream().filter(pass -> pass.whole().wanted().dryRun())
                .forEach(pass -> PlannedChanges.of(pass).forEach(change -> out.println(text(change))));
        all.forEach(pass -> {
            if (pass.message() != null) {
                LOG.warn("{}: {}", pass.project().name(), pass.message());
            }
            out.println(line(pass));
        });
        out.printf(Locale.ROOT, "pass pairs=%d synced=%d unchanged=%d paused=%d parked=%d failed=%d calls=%d ms=%d%n",
                all.size(), count(all, Outcome.SYNCED), count(all, Outcome.UNCHANGED), count(all, Outcome.PAUSED),
                count(all, Outcome.PARKED), count(all, Outcome.FAILED),
                passes.stream().mapToInt(AccountPass::calls).sum(), ms);
        return count(all, Outcome.FAILED) + count(all, Outcome.PARKED) == 0;
    }

    private String line(ProjectPass pass) {
        return String.format(Locale.ROOT, "pair %d %s %s manage=%s tool=%s conflicts=%d calls=%d ms=%d",
                pass.project().id(), pass.outcome().name().toLowerCase(Locale.ROOT), text(pass.project().name()),
                counts(pass, Side.MANAGE), counts(pass, Side.TOOL), pass.conflicts(), pass.calls(),
                pass.took().toMillis());
    }

    private static String counts(ProjectPass pass, Side side) {
        Counts counts = PlannedChanges.counts(pass, side);
        return "+" + counts.created() + "~" + counts.updated() + "-" + counts.removed();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Something cannot be written as JSON", e);
        }
    }

    private static long count(List<ProjectPass> passes, Outcome outcome) {
        return passes.stream().filter(pass -> pass.outcome() == outcome).count();
    }
}
