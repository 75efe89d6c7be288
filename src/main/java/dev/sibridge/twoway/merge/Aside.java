package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.merge.MergePlan.Remark;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is not merged though nothing is wrong with it: records on boards that take no part rest as they are, with all
 * that belongs to them, and those that were moved to another project are that one's matter.
 */
final class Aside {

    private final Situation situation;
    private final Roster roster;
    private final Set<RecordId> paused = new HashSet<>();
    private final List<Remark> remarks = new ArrayList<>();

    Aside(Situation situation, Roster roster) {
        this.situation = situation;
        this.roster = roster;
        situation.manage().records().stream().sorted(Comparator.comparing(Sighting::kind).thenComparing(Sighting::id))
                .forEach(record -> {
                    if (paused.contains(record.parent())) {
                        paused.add(record.recordId());
                    } else if (!situation.translation().takesPart(record)) {
                        paused.add(record.recordId());
                        remarks.add(new Remark(roster.pairOf(record.recordId(), Side.MANAGE), record.kind(), null,
                                Side.MANAGE, About.PAUSED));
                    }
                });
    }

    List<Remark> remarks() {
        return remarks;
    }

    /** Whether a pair rests, or what it belongs to does. */
    boolean isPaused(Pair pair) {
        Sighting tool = roster.seen(pair, Side.TOOL);
        return paused.contains(pair.recordId(Side.MANAGE)) || tool != null && isPaused(tool, Side.TOOL);
    }

    /** Whether a record rests as what it belongs to does, or as its own board takes no part. */
    boolean isPaused(Sighting record, Side side) {
        if (side == Side.MANAGE) {
            return paused.contains(record.recordId());
        }
        Pair above = parent(record);
        return above != null && paused.contains(above.recordId(Side.MANAGE));
    }

    /** Whether a pair's record in Manage is in another project by now, or belongs to one that is. */
    boolean hasMoved(Pair pair, Sighting tool) {
        Pair above = parent(tool);
        return pair.on(Side.MANAGE) != null && (hasMoved(pair) || above != null && (hasMoved(above) || isLeft(above)));
    }

    private boolean hasMoved(Pair pair) {
        return pair.on(Side.MANAGE) != null && situation.manage().moved().contains(pair.recordId(Side.MANAGE));
    }

    // It has no record in Manage any more, and none is being made.
    private boolean isLeft(Pair pair) {
        return pair.on(Side.MANAGE) == null && !situation.unmade().containsKey(pair.key());
    }

    private Pair parent(Sighting tool) {
        String key = tool.parent() == null ? null : roster.pairOf(tool.parent(), Side.TOOL);
        return key == null ? null : roster.pair(key);
    }
}
