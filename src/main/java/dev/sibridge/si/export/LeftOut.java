package dev.sibridge.si.export;

import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Finds, before anything of an export is written, what an operator's {@code customize-*} routes leave out. What needs
 * such a record does without it; where Manage cannot, the export fails and names the route.
 */
@Component
public class LeftOut {

    /** What the routes are to be shown at first: everything that others may need. */
    public WaveWork records(@ExchangeProperty("run") ExportRun run) {
        return work(run, all(run).filter(record -> record.type() != RecordType.LINE).toList());
    }

    /**
     * Notes what they have left out. Returns what they are to be shown then: the lines that need some of it, which they
     * may leave out, too.
     *
     * @throws LeftOutException when something else needs it
     */
    public WaveWork lines(@ExchangeProperty("wave") WaveWork wave) {
        ExportRun run = ExportRun.of(wave);
        Set<RecordRef> kept = wave.records().stream().map(DesiredRecord::ref).collect(Collectors.toSet());
        run.leaveOut(all(run).filter(record -> record.type() != RecordType.LINE).map(DesiredRecord::ref)
                .filter(ref -> !kept.contains(ref)).collect(Collectors.toSet()));
        judge(wave);
        return work(run, all(run).filter(record -> record.type() == RecordType.LINE)
                .filter(record -> !needs(record, run.leftOut()).isEmpty()).toList());
    }

    /** @throws LeftOutException when one of these records needs what is left out */
    public void judge(@ExchangeProperty("wave") WaveWork wave) {
        Set<RecordRef> leftOut = wave.run().leftOut();
        Map<RecordType, Set<RecordRef>> missing = new LinkedHashMap<>();
        Map<RecordType, Set<String>> needers = new LinkedHashMap<>();
        for (DesiredRecord record : leftOut.isEmpty() ? List.<DesiredRecord>of() : wave.records()) {
            needs(record, leftOut).forEach(ref -> {
                missing.computeIfAbsent(ref.type(), type -> new LinkedHashSet<>()).add(ref);
                needers.computeIfAbsent(ref.type(), type -> new TreeSet<>()).add(record.type().label());
            });
        }
        if (!missing.isEmpty()) {
            throw new LeftOutException(missing.entrySet().stream().map(entry -> failure(entry.getKey(),
                    title(entry.getValue().iterator().next(), ExportRun.of(wave)), entry.getValue().size(),
                    needers.get(entry.getKey()))).toList());
        }
    }

    private static Set<RecordRef> needs(DesiredRecord record, Set<RecordRef> leftOut) {
        Set<String> needed = record.type().kind().needs();
        Stream<?> members = record.body().entrySet().stream().filter(member -> needed.contains(member.getKey()))
                .map(Map.Entry::getValue);
        return Stream.concat(members, Stream.ofNullable(record.parent())).filter(leftOut::contains)
                .map(RecordRef.class::cast).collect(Collectors.toSet());
    }

    private static Failure failure(RecordType type, String title, int count, Set<String> needers) {
        String route = "customize-" + type.hook();
        String others = count == 1 ? "" : " and " + (count - 1) + " more";
        String without = String.join(", ", needers).replaceFirst(", (?=[^,]*$)", " or ");
        return new Failure(Kind.SETUP, "left-out", route, "The route " + route + " leaves out the " + type.label()
                + " \"" + title + "\"" + others + ", without which there can be no " + without
                + ". Nothing of the project was written.",
                "Let the route keep it, or let the others' routes leave out what needs it, too; then restart"
                        + " SI Bridge.");
    }

    private static String title(RecordRef ref, ExportRun run) {
        return all(run).filter(record -> record.ref().equals(ref)).findFirst().map(DesiredRecord::title)
                .orElse(ref.key());
    }

    private static Stream<DesiredRecord> all(ExportRun run) {
        DesiredState desired = run.desired();
        return Stream.of(desired.clients(), desired.products(), desired.opportunity(), desired.project())
                .flatMap(List::stream).flatMap(wave -> wave.records().stream());
    }

    private static WaveWork work(ExportRun run, List<DesiredRecord> records) {
        return new WaveWork(run, new Wave(records, null), Map.of(), List.of());
    }

    /** A route leaves out what Manage cannot do without. */
    static final class LeftOutException extends RuntimeException implements Failing {

        private static final long serialVersionUID = 1L;

        private final transient List<Failure> failures;

        LeftOutException(List<Failure> failures) {
            super(failures.stream().map(Failure::toString).collect(Collectors.joining(" ")));
            this.failures = failures;
        }

        @Override
        public List<Failure> failures() {
            return failures;
        }
    }
}
