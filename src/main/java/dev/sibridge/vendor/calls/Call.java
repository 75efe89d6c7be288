package dev.sibridge.vendor.calls;

import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.reading.PayloadCopy;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * A call to a vendor while it goes on. The exchange has it as the property {@code call}.
 *
 * @param <R> the vendor's kind of requests
 */
public class Call<R> {

    public static final String PROPERTY = "call";

    // Camel counts its repetitions in headers: without them they would never end.
    private static final String REDELIVERY_HEADERS = "CamelRedeliver";

    private final Map<String, String> logLine = LogLine.current();
    private R request;
    private PayloadCopy copy;

    /** The call that a message is about to make, or has made last; null for none. */
    public static Call<?> of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Call.class);
    }

    /** Notes what is sent now. */
    protected void sends(R request) {
        this.request = request;
    }

    /** The request that was sent last, to either vendor; null before the first. */
    public R request() {
        return request;
    }

    /** Whether it goes to D-Tools. */
    public boolean isToDTools() {
        return request instanceof DToolsRequest;
    }

    /** Whether another attempt cannot do harm, whatever came of the one before. */
    public boolean isRepeatable() {
        return true;
    }

    /** Nothing of another message is left; Camel's own way takes each header's name for a pattern. */
    public static void forgetHeaders(Message message) {
        message.getHeaders().keySet().removeIf(name -> !name.startsWith(REDELIVERY_HEADERS));
    }

    void copy(PayloadCopy copy) {
        this.copy = copy;
    }

    /** Hands over the copy of what D-Tools answered, which is large: nobody else is to hold it. Null for none. */
    public PayloadCopy takeCopy() {
        PayloadCopy taken = copy;
        copy = null;
        return taken;
    }

    /** What stands beside every line that is logged for the call. */
    Map<String, String> logLine() {
        return logLine;
    }
}
