package dev.sibridge.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;

/**
 * A failure to act out on request.
 *
 * @param method the HTTP method it waits for; none means any
 * @param path the path below the service's prefix, {@code *} standing for anything; none means any
 * @param nth which matching request, counted from when the fault was asked for, is the first to fail (1)
 * @param times how many matching requests in a row fail (1)
 * @param kind what happens
 * @param status the status of a {@code status}, {@code garbage}, {@code drip} or {@code rate-limit} answer (500, 200,
 *     200 and 429), or of one in the service's place: {@code firewall}, {@code cloudflare} or {@code portal} (403, 503 and
 *     302)
 * @param body the body of such an answer; none means the one that the service usually gives
 * @param execute whether the request is carried out before it is answered so (false); with the other kinds it goes
 *     without saying
 * @param delayMs how long the answer, or its lack, is held back, whatever the kind (0)
 * @param retryAfter seconds that a {@code rate-limit} answer, or one in the service's place, asks the caller to wait;
 *     none leaves the header out
 */
public record Fault(String method, String path, Integer nth, Integer times, Kind kind, Integer status, String body,
        Boolean execute, Long delayMs, Integer retryAfter) {

    /** What a fault does to the request it hits. */
    public enum Kind {
        /** An error status in the service's stead. */
        @JsonProperty("status") STATUS,
        /** The connection closes without an answer and nothing was done. */
        @JsonProperty("drop-before") DROP_BEFORE,
        /** The request is carried out, then the connection closes without an answer. */
        @JsonProperty("drop-after") DROP_AFTER,
        /** The request is carried out at once, the answer comes late, by {@code delayMs}. */
        @JsonProperty("slow") SLOW,
        /** A web page instead of JSON. */
        @JsonProperty("garbage") GARBAGE,
        /** The request is carried out, the answer stops half way. */
        @JsonProperty("truncated") TRUNCATED,
        /** A project whose list of rows goes on for 300 MB, or until the caller hangs up. */
        @JsonProperty("flood") FLOOD,
        /** An answer that begins at once and then drips, a byte at a time, until the caller hangs up. */
        @JsonProperty("drip") DRIP,
        /** The request is carried out, and its answer says that there is one more page, whichever page it is. */
        @JsonProperty("endless-pages") ENDLESS_PAGES,
        /** Too many requests, as the service says it. */
        @JsonProperty("rate-limit") RATE_LIMIT,
        /** A firewall in between answers with its own page. */
        @JsonProperty("firewall") FIREWALL,
        /** Cloudflare, which stands before the service, answers with its own page. */
        @JsonProperty("cloudflare") CLOUDFLARE,
        /** The network wants somebody to sign in first and sends everybody to its page. */
        @JsonProperty("portal") PORTAL
    }

    /** Fills in what was left out and refuses what cannot be acted out. */
    public Fault {
        if (kind == null) {
            throw new IllegalArgumentException("A fault needs a kind");
        }
        nth = nth == null ? 1 : nth;
        times = times == null ? 1 : times;
        status = status == null ? usualStatus(kind) : status;
        execute = executes(kind, execute);
        delayMs = delayMs == null ? 0 : delayMs;
        if (nth < 1 || times < 1 || delayMs < 0) {
            throw new IllegalArgumentException("nth and times start at 1, delayMs at 0");
        }
        if (status != null && (status < 200 || status > 599)) {
            throw new IllegalArgumentException("A status lies between 200 and 599");
        }
    }

    /** A fault that hits the next request of that method and path. */
    public static Fault next(Kind kind, String method, String path) {
        return new Fault(method, path, null, null, kind, null, null, null, null, null);
    }

    boolean matches(String requestMethod, String requestPath) {
        return (method == null || method.equalsIgnoreCase(requestMethod))
                && (path == null || pattern().matcher(requestPath).matches());
    }

    private static Integer usualStatus(Kind kind) {
        return switch (kind) {
            case STATUS -> 500;
            case GARBAGE, FLOOD, DRIP -> 200;
            case RATE_LIMIT -> 429;
            case FIREWALL -> 403;
            case CLOUDFLARE -> 503;
            case PORTAL -> 302;
            case DROP_BEFORE, DROP_AFTER, SLOW, TRUNCATED, ENDLESS_PAGES -> null;
        };
    }

    private static boolean executes(Kind kind, Boolean asked) {
        boolean executes = switch (kind) {
            case DROP_AFTER, SLOW, TRUNCATED, ENDLESS_PAGES -> true;
            case DROP_BEFORE, FLOOD -> false;
            case STATUS, GARBAGE, RATE_LIMIT, DRIP, FIREWALL, CLOUDFLARE, PORTAL -> Boolean.TRUE.equals(asked);
        };
        if (asked != null && asked != executes) {
            throw new IllegalArgumentException("This kind does not go with execute " + asked);
        }
        return executes;
    }

    private Pattern pattern() {
        String regex = Pattern.quote(path).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
