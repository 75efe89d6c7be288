package dev.sibridge.watch;

import dev.sibridge.account.Account;
import dev.sibridge.pm.ToolHttp;
import dev.sibridge.vendor.calls.Call;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.DToolsRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeRedeliveryEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.springframework.stereotype.Component;

/** Counts and times every request to a vendor and every repetition, and tells {@link Upstreams} how it went. */
@Component
class CallWatch extends EventNotifierSupport {

    static final String CALLS = "sibridge.calls";
    static final String RETRIES = "sibridge.retries";
    /** The status of a call that brought no answer. */
    static final String NO_ANSWER = "none";

    private final MeterRegistry meters;
    private final Upstreams upstreams;

    CallWatch(MeterRegistry meters, Upstreams upstreams) {
        this.meters = meters;
        this.upstreams = upstreams;
        setIgnoreCamelContextEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeAsyncProcessingStartedEvents(true);
        for (Upstream side : Upstream.values()) {
            retries(side);
        }
    }

    /** Camel takes the time of those calls only whose beginning is also wanted. */
    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeRedeliveryEvent
                || event instanceof ExchangeSendingEvent sending && isHttp(sending.getEndpoint())
                || event instanceof ExchangeSentEvent sent && isHttp(sent.getEndpoint());
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSentEvent sent) {
            sent(sent.getExchange(), Duration.ofMillis(sent.getTimeTaken()));
        } else if (event instanceof ExchangeRedeliveryEvent repeated && side(repeated.getExchange()) != null) {
            meters.counter(RETRIES, "side", side(repeated.getExchange()).label()).increment();
        }
    }

    private void sent(Exchange exchange, Duration took) {
        Upstream side = side(exchange);
        Account account = exchange.getProperty("account", Account.class);
        if (side == null || account == null || account.isTrial()) {
            return;
        }
        Integer status = exchange.getException() != null ? null
                : exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        Object request = Call.of(exchange).request();
        meters.timer(CALLS, "side", side.label(), "account", account.name(), "type", type(request),
                "method", method(request), "status", status == null ? NO_ANSWER : status.toString()).record(took);
        String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, "", String.class);
        upstreams.called(side, account, status, status != null && type.startsWith("text/html"),
                exchange.getException());
    }

    private void retries(Upstream side) {
        meters.counter(RETRIES, "side", side.label());
    }

    private static boolean isHttp(Endpoint endpoint) {
        return endpoint.getEndpointUri().startsWith("http");
    }

    private static Upstream side(Exchange exchange) {
        Call<?> call = Call.of(exchange);
        if (call == null || call.request() == null) {
            return null;
        }
        return call.isToDTools() ? Upstream.DTOOLS
                : call.request() instanceof ToolHttp.Request ? Upstream.TOOL : Upstream.MANAGE;
    }

    private static String method(Object request) {
        return request instanceof ConnectWiseRequest manage ? manage.method()
                : request instanceof ToolHttp.Request tool ? tool.method() : ((DToolsRequest) request).method();
    }

    /** What a request is about: a record type, or one of few words. Never a path, of which there is no end. */
    static String type(Object request) {
        if (request instanceof DToolsRequest dtools) {
            return dtools.kind().name().toLowerCase(Locale.ROOT);
        }
        if (request instanceof ToolHttp.Request tool) {
            return tool.method().equals("GET") ? "read" : "write";
        }
        ConnectWiseRequest manage = (ConnectWiseRequest) request;
        if (manage.isToken()) {
            return "token";
        }
        return Arrays.stream(RecordType.values()).filter(type -> type.kind().isAt(manage.path()))
                .map(RecordType::wireName).findFirst().orElse("setup");
    }
}
