package dev.sibridge.twoway.pass;

import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.store.Pairs;

/** Leaves the ids of their twins on the tool's records. What is not answered is done again by the next pass. */
final class Marking {

    private final Pairs pairs;
    private final SideWriter tool;

    Marking(Pairs pairs, SideWriter tool) {
        this.pairs = pairs;
        this.tool = tool;
    }

    /** All that may be without. */
    void mark(Pass pass) {
        pairs.unmarked(pass.project()).forEach(pair -> mark(pass, pair));
    }

    void mark(Pass pass, Pair pair) {
        try {
            tool.mark(pair.recordId(Side.TOOL), pair.on(Side.MANAGE).id());
        } catch (SideException e) {
            if (e.outcome() == Outcome.CLOSED) {
                throw e;
            }
            pass.note(new Event(What.valueOf(e.outcome().name()), pair.key(), Side.TOOL, e.getMessage()));
            if (e.outcome() == Outcome.UNKNOWN) {
                return;
            }
        }
        pairs.marked(pass.project(), pair.key());
    }
}
