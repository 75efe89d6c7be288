package dev.sibridge.once;

import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunDetails;
import dev.sibridge.history.Runs;
import dev.sibridge.history.Totals;
import dev.sibridge.history.WrittenRecord;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows a person what a poll wrote, project by project. */
@Component
class Report {

    private static final int SHOWN_BY_NAME = 4;

    private final Runs runs;
    private final RunDetails details;

    Report(Runs runs, RunDetails details) {
        this.runs = runs;
        this.details = details;
    }

    void print(List<Poll> polls, PrintStream out) {
        polls.stream().flatMap(poll -> runs.ofPoll(poll.id()).stream()).forEach(run -> print(run, out));
    }

    private void print(Run run, PrintStream out) {
        out.printf("%n%s: %s%n", run.project(), run.outcome() == null ? Outcome.FAILED.label() : run.outcome().label());
        if (run.messages() != null && !run.messages().isBlank()) {
            run.messages().lines().forEach(message -> out.println("    " + message));
        }
        Map<Action, Map<RecordType, List<WrittenRecord>>> written = details.records(run.id()).stream()
                .collect(Collectors.groupingBy(WrittenRecord::action, TreeMap::new,
                        Collectors.groupingBy(WrittenRecord::type, TreeMap::new, Collectors.toList())));
        written.forEach((action, byType) -> byType.forEach((type, records) ->
                out.printf("    %-8s %4d %-13s %s%n", action.past(), records.size(), type.label(), names(records))));
        runs.totals(run.id()).ifPresent(totals -> out.println(money(totals)));
    }

    private static String money(Totals totals) {
        return "    money       " + Stream.of(amount("SI", totals.si()), amount("lines", totals.lines()),
                        amount("misc items", totals.misc()), amount("opportunity", totals.opportunity()),
                        amount("project", totals.project()))
                .filter(amount -> !amount.isEmpty()).collect(Collectors.joining("   "));
    }

    private static String amount(String name, BigDecimal amount) {
        return amount == null ? "" : String.format(Locale.ROOT, "%s %,.2f", name, amount);
    }

    private static String names(List<WrittenRecord> records) {
        return records.size() > SHOWN_BY_NAME ? "" : records.stream()
                .map(record -> record.title() + " (id " + record.id() + ")").collect(Collectors.joining(", "));
    }
}
