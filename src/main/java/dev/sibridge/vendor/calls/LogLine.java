package dev.sibridge.vendor.calls;

import java.util.Map;
import org.slf4j.MDC;

/** What stands beside every line that is logged for a message, such as its run. */
public final class LogLine implements AutoCloseable {

    /** Key of the account that a message belongs to. */
    public static final String ACCOUNT = "account";

    private final Map<String, String> before = MDC.getCopyOfContextMap();

    private LogLine(Map<String, String> values) {
        values.forEach(MDC::put);
    }

    /** Begins with these values. */
    public static LogLine of(Map<String, String> values) {
        return new LogLine(values);
    }

    /** The account that this thread works for; null when it works for none. */
    static String account() {
        return MDC.get(ACCOUNT);
    }

    /** The values as they are now: Camel calls error handling outside of any step. */
    static Map<String, String> current() {
        Map<String, String> values = MDC.getCopyOfContextMap();
        return values == null ? Map.of() : values;
    }

    /** Ends: threads go from message to message. */
    @Override
    public void close() {
        if (before == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(before);
        }
    }
}
