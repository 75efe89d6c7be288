package dev.sibridge.pm.open;

import dev.sibridge.pm.Tool;
import dev.sibridge.sandbox.RunningSandbox;

/** The reference tool of the running sandbox, over real HTTP; each call is held against the port's document. */
public final class ReferenceTool {

    private ReferenceTool() {
    }

    public static Tool connected() {
        return new OpenTool(new HttpTool(url(), "sandbox", new PortDocument()));
    }

    /** The same, where answers may be anything. */
    public static Tool disturbed() {
        return new OpenTool(new HttpTool(url(), "sandbox", null));
    }

    private static String url() {
        return RunningSandbox.shared().url() + "/sandbox/pm";
    }
}
