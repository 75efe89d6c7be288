package dev.sibridge.twoway.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.Pairs.Remembered;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads as little of a project as there can be: what is known to have changed, and on the other side the twins of what
 * is not any more as both agreed on last. Where anything is not plain (a record is new, gone, or somewhere else), it is
 * not enough, and all of the project is to be read.
 */
final class Glance {

    /** Of more than that, all is read in fewer requests. */
    private static final int MOST = 10;
    /** What these refer to is not read. */
    private static final Set<Field> PHASES = Set.of(Field.PHASE_PARENT, Field.TASK_PHASE);

    private final ProjectPass pass;
    private final Map<Side, Map<RecordId, Pair>> pairs = new EnumMap<>(Side.class);
    private final Map<Side, Map<RecordId, Sighting>> seen = new EnumMap<>(Side.class);
    private boolean enough = true;

    private Glance(ProjectPass pass) {
        this.pass = pass;
        for (Side side : Side.values()) {
            seen.put(side, new LinkedHashMap<>());
            pairs.put(side, pass.remembered.stream().map(Remembered::pair).filter(pair -> pair.on(side) != null)
                    .collect(Collectors.toMap(pair -> pair.recordId(side), pair -> pair, (one, same) -> one,
                            HashMap::new)));
        }
    }

    /** Empty when it is known from the beginning that all is to be read. */
    static Optional<Glance> at(ProjectPass pass) {
        PairedProject project = pass.project();
        boolean isPlain = !pass.isSweep() && project.touched() != null && !project.touched().isEmpty()
                && project.touched().size() <= MOST && project.touched().stream().noneMatch(Touch::isUnknown)
                && project.board() != null && project.manageId() != null && project.toolId() != null
                && pass.remembered.stream().allMatch(one -> one.making() == null);
        return isPlain ? Optional.of(new Glance(pass)) : Optional.empty();
    }

    /** Whether nothing else is to be read, as far as can be told. */
    boolean isEnough() {
        return enough;
    }

    Seen seen(Side side) {
        return new Seen(seen.get(side).values().stream().map(this::withoutCustomer).toList(), Set.of(), Set.of());
    }

    /** Reads what has changed in the tool. */
    void atTool() {
        touched(Side.TOOL).forEach(this::readInTool);
    }

    /**
     * Reads what has changed in Manage; of tickets, their notes and tasks, too. Manage does not tell that a phase has
     * changed: phases are read when a change of the project itself, or of its tickets, is looked at again.
     */
    void atManage() {
        if (pass.whole().findings().isReadAgain(pass.project().id())) {
            readPhases();
        }
        touched(Side.MANAGE).forEach(record -> {
            if (record.kind() != Kind.TASK) {
                readInManage(record, Set.of());
            } else if (isPaired(Side.MANAGE, record)) {
                readTicket(record);
            }
        });
    }

    /** Reads the twins of what is not any more as both sides agreed on last. */
    void atTwins() {
        for (Side side : Side.values()) {
            List.copyOf(seen.get(side).values()).forEach(record -> compare(side, record));
        }
    }

    private Collection<RecordId> touched(Side side) {
        return pass.project().touched().stream().filter(touch -> touch.side() == side).map(Touch::record).toList();
    }

    private void compare(Side side, Sighting record) {
        Pair pair = pairs.get(side).get(record.recordId());
        if (!enough || pair == null) {
            // A new note or step, whose ticket has a twin.
            return;
        }
        Set<Field> changed = pair.base().keySet().stream().filter(field -> pair.hasChanged(field, side, record))
                .collect(Collectors.toSet());
        RecordId twin = pair.recordId(side.other());
        if (twin == null || !pair.on(side).is(record) || changed.stream().anyMatch(PHASES::contains)) {
            enough = false;
        } else if (!changed.isEmpty() && !lacks(side.other(), twin, changed)) {
            return;
        } else if (!changed.isEmpty() && side == Side.TOOL) {
            readInManage(twin, changed);
        } else if (!changed.isEmpty()) {
            readInTool(twin);
        }
    }

    private boolean lacks(Side side, RecordId record, Set<Field> fields) {
        Sighting there = seen.get(side).get(record);
        return there == null || !there.values().keySet().containsAll(fields);
    }

    private boolean isPaired(Side side, RecordId record) {
        Pair pair = pairs.get(side).get(record);
        enough &= pair != null && pair.on(side.other()) != null;
        return enough;
    }

    private void readInTool(RecordId record) {
        if (isPaired(Side.TOOL, record)) {
            take(Side.TOOL, pass.tool.one(record, pass.project().toolId()));
        }
    }

    private void readPhases() {
        List<Sighting> phases = pass.manage.phases(pass.project().on(Side.MANAGE));
        phases.stream().filter(phase -> !isDefault(phase)).forEach(phase -> {
            if (isPaired(Side.MANAGE, phase.recordId())) {
                seen.get(Side.MANAGE).put(phase.recordId(), phase);
            }
        });
        enough &= pairs.get(Side.MANAGE).keySet().stream().filter(record -> record.kind() == Kind.PHASE)
                .allMatch(seen.get(Side.MANAGE)::containsKey);
    }

    /** Whether it is the phase of tasks without one, which has no twin. */
    private boolean isDefault(Sighting phase) {
        return phase.value(Field.PHASE_PARENT) == null && Objects.equals(phase.value(Field.PHASE_NAME),
                pass.whole().connection().mappings().defaultPhase());
    }

    private void readTicket(RecordId ticket) {
        Optional<JsonNode> found = pass.whole().findings().ticket(pass.project(), ticket.id());
        Agreed members = pairs.get(Side.MANAGE).get(ticket).base().get(Field.TASK_ASSIGNEES);
        boolean mayBeOthers = found.isEmpty() || pass.whole().findings().isScheduled(pass.project(), ticket.id());
        List<Sighting> records = pass.manage.ticket(ticket.id(), pass.project().on(Side.MANAGE), found.orElse(null),
                mayBeOthers || members == null ? null : (Collection<?>) members.manage());
        enough &= !records.isEmpty();
        records.forEach(record -> seen.get(Side.MANAGE).put(record.recordId(), record));
    }

    /** @param fields that are to be compared, of those that do not stand in the record itself */
    private void readInManage(RecordId record, Set<Field> fields) {
        if (isPaired(Side.MANAGE, record)) {
            Optional<RecordId> parent = parent(record);
            enough &= parent.isPresent();
            parent.ifPresent(above -> take(Side.MANAGE, pass.manage.one(record, above, fields)));
            enough &= record.kind() != Kind.PROJECT || pass.project().board().equals(pass.manage.board());
        }
    }

    /** What a record of Manage belongs to: what its twin belongs to, over there. */
    private Optional<RecordId> parent(RecordId record) {
        RecordId project = new RecordId(Kind.PROJECT, pass.project().on(Side.MANAGE));
        Sighting twin = seen.get(Side.TOOL).get(pairs.get(Side.MANAGE).get(record).recordId(Side.TOOL));
        if (twin == null || twin.parent() == null || twin.parent().kind() == Kind.PROJECT) {
            return Optional.of(project);
        }
        return Optional.ofNullable(pairs.get(Side.TOOL).get(twin.parent())).map(pair -> pair.recordId(Side.MANAGE));
    }

    private void take(Side side, Optional<Sighting> record) {
        enough &= record.isPresent();
        record.ifPresent(there -> seen.get(side).put(there.recordId(), there));
    }

    /** Whose customer a project is takes several requests to translate; here it is left out unless it has changed. */
    private Sighting withoutCustomer(Sighting record) {
        return record.kind() == Kind.PROJECT && isSameCustomer(Side.TOOL) && isSameCustomer(Side.MANAGE)
                ? record.without(Field.PROJECT_CUSTOMER) : record;
    }

    private boolean isSameCustomer(Side side) {
        return seen.get(side).values().stream().filter(record -> record.kind() == Kind.PROJECT).noneMatch(record ->
                pairs.get(side).get(record.recordId()).hasChanged(Field.PROJECT_CUSTOMER, side, record));
    }
}
