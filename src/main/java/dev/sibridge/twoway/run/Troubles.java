package dev.sibridge.twoway.run;

import dev.sibridge.database.lock.BusyException;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.failure.Causes;
import dev.sibridge.pm.ToolException;
import dev.sibridge.twoway.pass.SideException;

/** Says for people what went wrong in a pass. */
public final class Troubles {

    private Troubles() {
    }

    /** What went wrong, in a sentence or two. */
    public static String sentence(Throwable trouble) {
        ToolException tool = Causes.find(ToolException.class, trouble);
        if (tool != null) {
            String reasons = String.join(" ", tool.reasons());
            return tool.getMessage() + (reasons.isEmpty() ? "" : " " + reasons) + (tool.kind() == ToolException.Kind.KEY
                    ? " Check PM_API_KEY." : "");
        }
        SideException side = Causes.find(SideException.class, trouble);
        BusyException busy = Causes.find(BusyException.class, trouble);
        return side != null && side.getMessage() != null ? side.getMessage() : busy != null ? busy.getMessage()
                : Failures.isForeseen(trouble) ? Failures.sentence(trouble)
                // What is said of an export does not hold here.
                : "An unexpected error occurred (" + trouble.getClass().getSimpleName() + "); the log says more.";
    }

    /** A stable word for what went wrong: what tells one trouble from another. */
    static String code(Throwable trouble) {
        ToolException tool = Causes.find(ToolException.class, trouble);
        SideException side = Causes.find(SideException.class, trouble);
        return tool != null ? "tool-" + tool.kind() : side != null ? "side-" + side.outcome()
                : Failures.of(trouble).get(0).identity();
    }

    /** Whether it is something that people can mend, or that passes; anything else is a mistake of ours. */
    static boolean isForeseen(Throwable trouble) {
        return Causes.find(ToolException.class, trouble) != null || Causes.find(SideException.class, trouble) != null
                || Failures.isForeseen(trouble);
    }
}
