package dev.sibridge.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UrlPathHelper;

/** Stands before one simulated service: logs what comes in, waits, and acts out the faults that were asked for. */
public final class FaultFilter extends OncePerRequestFilter {

    private static final Set<String> CREDENTIALS = Set.of("authorization", "x-dtsi-apikey");
    private static final String PAGE = "<!DOCTYPE html><html><body><h1>Service Unavailable</h1></body></html>";

    private final SimulatedService service;

    /** A filter for that service; it lets every other request pass. */
    public FaultFilter(SimulatedService service) {
        this.service = service;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !service.serves(path(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest buffered = new BufferedRequest(request);
        String path = service.below(path(request));
        Fault fault = service.faults().next(request.getMethod(), path).orElse(null);
        long number = service.log().received(request.getMethod(), path, request.getQueryString(),
                headers(request), buffered.bodyText(), fault == null ? null : fault.kind());
        pause(service.latency());
        Exchange exchange = new Exchange(buffered, response, chain, number);
        if (fault == null) {
            exchange.carryOut();
            exchange.send();
        } else {
            actOut(fault, exchange);
        }
    }

    private void actOut(Fault fault, Exchange exchange) throws ServletException, IOException {
        switch (fault.kind()) {
            case STATUS -> exchange.send(fault.statusOr(500), "application/json", service.errorBody());
            case GARBAGE -> exchange.send(fault.statusOr(200), "text/html", PAGE);
            case RATE_LIMIT -> {
                if (fault.retryAfter() != null) {
                    exchange.response.setHeader(HttpHeaders.RETRY_AFTER, fault.retryAfter().toString());
                }
                exchange.send(429, "application/json", service.errorBody());
            }
            case DROP_BEFORE -> DroppedConnections.drop(exchange.request);
            case DROP_AFTER -> {
                exchange.carryOut();
                DroppedConnections.drop(exchange.request);
            }
            case SLOW -> {
                exchange.carryOut();
                pause(Duration.ofMillis(fault.delayMs()));
                exchange.send();
            }
            case TRUNCATED -> {
                exchange.carryOut();
                exchange.sendHalf();
            }
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

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final FilterChain chain;
        private final long number;
        private final ContentCachingResponseWrapper answer;

        Exchange(HttpServletRequest request, HttpServletResponse response, FilterChain chain, long number) {
            this.request = request;
            this.response = response;
            this.chain = chain;
            this.number = number;
            this.answer = new ContentCachingResponseWrapper(response);
        }

        void carryOut() throws ServletException, IOException {
            chain.doFilter(request, answer);
        }

        // The log is written first: a caller that has the answer must find it there.
        void send() throws IOException {
            service.log().answered(number, answer.getStatus());
            answer.copyBodyToResponse();
        }

        void sendHalf() throws IOException {
            byte[] whole = answer.getContentAsByteArray();
            service.log().answered(number, answer.getStatus());
            response.setContentType(answer.getContentType());
            response.setContentLength(whole.length / 2);
            response.getOutputStream().write(whole, 0, whole.length / 2);
        }

        void send(int status, String contentType, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            service.log().answered(number, status);
            response.setStatus(status);
            response.setContentType(contentType);
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
