package dev.sibridge.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UrlPathHelper;

/** Stands before one simulated service: logs what comes in, waits, and acts out the faults that were asked for. */
public final class FaultFilter extends OncePerRequestFilter {

    private static final Set<String> CREDENTIALS = Set.of("authorization", "x-dtsi-apikey");
    private static final String PAGE = "<!DOCTYPE html><html><body><h1>Service Unavailable</h1></body></html>";

    private static final int FLOOD = 300 << 20;
    private static final Duration DRIP = Duration.ofMillis(50);

    private final SimulatedService service;

    private FaultFilter(SimulatedService service) {
        this.service = service;
    }

    /** Registers a filter for that service before everything else at these URL patterns. */
    public static FilterRegistrationBean<FaultFilter> before(SimulatedService service, String... urlPatterns) {
        FilterRegistrationBean<FaultFilter> filter = new FilterRegistrationBean<>(new FaultFilter(service));
        // Without a name of its own it would collide with the filter of another service.
        filter.setName(service.name() + "FaultFilter");
        filter.addUrlPatterns(urlPatterns);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return service.below(path(request)).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long arrived = System.nanoTime();
        BufferedRequest buffered = new BufferedRequest(request);
        String path = service.below(path(request)).orElseThrow();
        boolean admitted = service.capacity().enter();
        Faults.Hit hit = admitted ? service.faults().next(request.getMethod(), path).orElse(null)
                : service.capacity().refusal();
        long number = service.log().received(request.getMethod(), path, request.getQueryString(),
                headers(request), buffered.bodyText(), hit == null ? null : hit.fault().kind());
        RequestLog.mark(buffered, number);
        if (admitted) {
            pause(service.latency());
            // Before the answer: whoever has it may call again at once.
            service.capacity().leave();
        }
        Exchange exchange = new Exchange(buffered, response, chain, number, arrived);
        if (hit == null) {
            exchange.carryOut();
            exchange.send();
        } else {
            actOut(hit.fault(), hit.besides(), exchange);
        }
    }

    private void actOut(Fault fault, Runnable besides, Exchange exchange) throws ServletException, IOException {
        if (fault.execute()) {
            exchange.carryOut();
        }
        besides.run();
        pause(Duration.ofMillis(fault.delayMs()));
        switch (fault.kind()) {
            case STATUS, RATE_LIMIT -> exchange.sendInstead(fault, "application/json", service.errorBody(fault));
            case GARBAGE -> exchange.sendInstead(fault, "text/html", PAGE);
            case FIREWALL, CLOUDFLARE, PORTAL -> exchange.sendInTheirPlace(fault, InBetween.of(fault.kind()));
            case DROP_BEFORE, DROP_AFTER -> DroppedConnections.drop(exchange.request);
            case SLOW -> exchange.send();
            case TRUNCATED -> exchange.sendHalf();
            case FLOOD -> exchange.sendFlood();
            case DRIP -> exchange.sendDrip(fault);
            case ENDLESS_PAGES -> exchange.sendWithNextPage();
        }
    }

    private static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        // parkNanos may return early; an interrupted thread stops waiting, so that shutting down is quick.
        for (long left = duration.toNanos(); left > 0 && !Thread.currentThread().isInterrupted();
                left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static String path(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new TreeMap<>();
        for (String header : Collections.list(request.getHeaderNames())) {
            String name = header.toLowerCase(Locale.ROOT);
            if (!CREDENTIALS.contains(name)) {
                headers.put(name, String.join(", ", Collections.list(request.getHeaders(header))));
            }
        }
        return headers;
    }

    /** One request and its answer, which is kept back until it is known what becomes of it. */
    private final class Exchange {

        private final BufferedRequest request;
        private final HttpServletResponse response;
        private final FilterChain chain;
        private final long number;
        private final long arrived;
        private final ContentCachingResponseWrapper answer;

        Exchange(BufferedRequest request, HttpServletResponse response, FilterChain chain, long number,
                long arrived) {
            this.request = request;
            this.response = response;
            this.chain = chain;
            this.number = number;
            this.arrived = arrived;
            this.answer = new ContentCachingResponseWrapper(response);
        }

        void carryOut() throws ServletException, IOException {
            chain.doFilter(request, answer);
        }

        // The log is written first: a caller that has the answer must find it there.
        void send() throws IOException {
            note(answer.getStatus());
            answer.copyBodyToResponse();
        }

        private void note(int status) {
            service.log().answered(number, status);
            service.journal().ifPresent(journal ->
                    journal.add(arrived, request, status, answer.getContentAsByteArray()));
        }

        void sendHalf() throws IOException {
            byte[] whole = answer.getContentAsByteArray();
            service.log().answered(number, answer.getStatus());
            response.setContentType(answer.getContentType());
            response.setContentLength(whole.length / 2);
            response.getOutputStream().write(whole, 0, whole.length / 2);
        }

        void sendFlood() throws IOException {
            service.log().answered(number, HttpStatus.OK.value());
            response.setContentType("application/json");
            OutputStream body = response.getOutputStream();
            body.write("{\"Items\": [".getBytes(StandardCharsets.UTF_8));
            String rest = "x".repeat(1_000);
            for (int sent = 0; sent < FLOOD; sent += rest.length()) {
                body.write(("{\"Description\": \"" + sent + rest + "\"},").getBytes(StandardCharsets.UTF_8));
            }
        }

        // Whoever asked goes in the end: writing to nobody fails.
        void sendDrip(Fault fault) throws IOException {
            service.log().answered(number, fault.status());
            response.reset();
            response.setStatus(fault.status());
            response.setContentType("application/json");
            OutputStream body = response.getOutputStream();
            while (!Thread.currentThread().isInterrupted()) {
                body.write(' ');
                response.flushBuffer();
                pause(DRIP);
            }
        }

        void sendWithNextPage() throws IOException {
            response.setHeader(HttpHeaders.LINK, "<" + request.getRequestURL() + ">; rel=\"next\"");
            send();
        }

        void sendInTheirPlace(Fault fault, InBetween who) throws IOException {
            sendInstead(fault, "text/html", who.page(), who.headers());
        }

        void sendInstead(Fault fault, String contentType, String usualBody) throws IOException {
            sendInstead(fault, contentType, usualBody, Map.of());
        }

        private void sendInstead(Fault fault, String contentType, String usualBody, Map<String, String> headers)
                throws IOException {
            String body = fault.body() == null ? usualBody : fault.body();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            note(fault.status());
            // Headers of what was carried out have gone to the response already.
            response.reset();
            response.setStatus(fault.status());
            headers.forEach(response::setHeader);
            if (fault.retryAfter() != null) {
                response.setHeader(HttpHeaders.RETRY_AFTER, fault.retryAfter().toString());
            }
            response.setContentType(contentType);
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
