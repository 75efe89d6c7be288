package dev.sibridge.vendor.calls;

import dev.sibridge.account.Account;
import dev.sibridge.failure.Causes;
import dev.sibridge.failure.FailedCall;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides whether a call is worth another attempt, and when. A create is repeated only when it certainly did nothing:
 * Manage has no idempotency keys.
 */
@Component
public class Retries implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final MemberTokens tokens;
    private final Clock clock;

    public Retries(MemberTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Whether the trouble may pass and a repetition cannot do harm. */
    public boolean worthwhile(Exchange exchange) {
        Throwable trouble = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        FailedCall failed = FailedCall.of(trouble);
        Call<?> call = Call.of(exchange);
        if (call == null || call.request() == null) {
            return failed.mayPass();
        }
        return failed.mayPass() && (call.isRepeatable() || failed.didNothing())
                || areKeysRefused(trouble) && call instanceof ManageCall manage && !manage.request().isToken()
                        && tokens.isAnotherAtHand(exchange.getProperty("account", Account.class), manage.sent());
    }

    private static boolean areKeysRefused(Throwable trouble) {
        Failing ours = Causes.innermost(Failing.class, trouble);
        return ours != null && ours.failures().stream().anyMatch(failure -> failure.kind() == Kind.KEYS);
    }

    /** Waits as long as the other side asks for, within reason. */
    @Override
    @SuppressWarnings("try")
    public void process(Exchange exchange) {
        Throwable trouble = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        try (LogLine line = LogLine.of(Call.of(exchange) == null ? Map.of() : Call.of(exchange).logLine())) {
            LOG.warn("Transient error: {}", trouble.getMessage());
        }
        String retryAfter = FailedCall.of(trouble).retryAfter();
        if (retryAfter != null) {
            Duration wait = parse(retryAfter);
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY,
                    (wait.compareTo(LONGEST) > 0 ? LONGEST : wait).toMillis());
        }
    }

    private Duration parse(String retryAfter) {
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(retryAfter.strip())));
        } catch (NumberFormatException notSeconds) {
            try {
                Instant at = ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
                Duration wait = Duration.between(clock.instant(), at);
                return wait.isNegative() ? Duration.ZERO : wait;
            } catch (DateTimeParseException neither) {
                return Duration.ofSeconds(1);
            }
        }
    }
}
