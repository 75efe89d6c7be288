package dev.sibridge.vendor.calls;

import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.MDC;

/** What stands beside every line that is logged for a message, such as its run. */
public final class LogLine implements AutoCloseable {

    private static final String PROPERTY = "logLine";

    private final Map<String, String> before = MDC.getCopyOfContextMap();

    private LogLine(Map<?, ?> values) {
        values.forEach((name, value) -> MDC.put(name.toString(), value.toString()));
    }

    /** Begins with these values, which the message keeps. */
    public static LogLine of(Exchange exchange, Map<String, String> values) {
        exchange.setProperty(PROPERTY, values);
        return new LogLine(values);
    }

    /** Begins with the values that the message has kept: Camel calls error handling outside of any step. */
    static LogLine of(Exchange exchange) {
        return new LogLine(exchange.getProperty(PROPERTY, Map.of(), Map.class));
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
