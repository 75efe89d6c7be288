package dev.sibridge.twoway.check;

import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.store.ProjectLog.Row;
import java.util.List;
import java.util.stream.Stream;

/** Whether our users on both sides are ours alone, as far as passes have noticed. */
final class OwnUserCheck {

    private static final String CHECK = "Own users";

    private OwnUserCheck() {
    }

    /** @param edits that were made under our names and not by us, the newest first */
    static List<Checked> of(List<Row> edits) {
        return Stream.of(Side.values()).map(side -> edits.stream().filter(edit -> edit.side() == side).toList())
                .filter(there -> !there.isEmpty()).map(OwnUserCheck::warning).toList();
    }

    private static Checked warning(List<Row> edits) {
        boolean inManage = edits.get(0).side() == Side.MANAGE;
        String whose = inManage ? "API member in Manage" : "user in the project-management tool";
        String many = edits.size() == 1 ? "1 record" : edits.size() + " records";
        return Checked.warn(CHECK, "In the last 30 days, SI Bridge's own " + whose + " changed " + many
                + ", and not for SI Bridge; the last was \"" + edits.get(0).name() + "\". People or another integration"
                + " use it.", "Give SI Bridge " + (inManage ? "an API member with keys" : "a user with a key")
                + " that nobody else uses.");
    }
}
