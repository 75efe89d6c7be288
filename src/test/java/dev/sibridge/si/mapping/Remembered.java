package dev.sibridge.si.mapping;

import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.si.mapping.rows.Memory;
import dev.sibridge.si.mapping.rows.Memory.KnownLine;
import dev.sibridge.si.mapping.rows.Memory.KnownLocation;
import dev.sibridge.si.mapping.rows.Memory.LineOrigin;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is remembered once everything that was wanted is written. */
public final class Remembered {

    private Remembered() {
    }

    @SuppressWarnings("unchecked")
    public static Memory of(DesiredState desired) {
        DesiredRecord opportunity = Records.all(desired.opportunity(), RecordType.OPPORTUNITY).get(0);
        List<DesiredRecord> lines = Stream.of(desired.opportunity(), desired.project())
                .flatMap(stage -> Records.all(stage, RecordType.LINE).stream()).toList();
        return new Memory((List<KnownLocation>) opportunity.origin(),
                Records.all(desired.project(), RecordType.PHASE).stream()
                        .map(phase -> phase.key().substring(phase.key().indexOf('/') + 1)).collect(Collectors.toSet()),
                lines.stream().map(line -> new KnownLine(line.key(), (LineOrigin) line.origin(),
                        (BigDecimal) line.body().get("sequenceNumber"))).toList(), Set.of());
    }
}
