package dev.sibridge.twoway.manage;

import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Tickets that were closed long before their project was paired: nobody wants them in the tool. */
public final class ClosedTickets {

    private ClosedTickets() {
    }

    /**
     * What Manage shows, without them and what belongs to them.
     *
     * @param paired records that have twins: they stay
     * @param limit  a ticket that was touched last before that is left out, if it is closed
     */
    public static Seen leftOut(Seen seen, Set<RecordId> paired, Directory manage, Instant limit) {
        Set<RecordId> old = seen.records().stream().filter(record -> record.kind() == Kind.TASK
                        && !paired.contains(record.recordId()) && record.updated() != null
                        && record.updated().isBefore(limit) && isClosed(record, manage))
                .map(Sighting::recordId).collect(Collectors.toSet());
        return old.isEmpty() ? seen : new Seen(seen.records().stream().filter(record ->
                !old.contains(record.recordId()) && !old.contains(record.parent())).toList(), seen.complete(),
                seen.gone());
    }

    private static boolean isClosed(Sighting ticket, Directory manage) {
        return ticket.value(Field.TASK_STATUS) instanceof String status
                && manage.byId(Subject.TASK_STATUS, status).map(Choice::closed).orElse(false);
    }
}
