package dev.sibridge.vendor.calls;

import dev.sibridge.account.Account;
import dev.sibridge.failure.Causes;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.network.NoWayException;
import dev.sibridge.vendor.answers.AnswerLimitException;
import dev.sibridge.vendor.answers.GarbledAnswerException;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
        DToolsException dtools = Causes.find(DToolsException.class, trouble);
        if (dtools != null) {
            return dtools.isTransient();
        }
        if (Causes.find(AnswerLimitException.class, trouble) != null) {
            // It would take as long again; the next poll tries.
            return false;
        }
        boolean repeatable = !(exchange.getProperty(ConnectWiseCalls.REQUEST) instanceof ConnectWiseRequest request)
                || request.isRepeatable();
        NoWayException noWay = Causes.find(NoWayException.class, trouble);
        InterceptedException intercepted = Causes.find(InterceptedException.class, trouble);
        if (noWay != null || intercepted != null) {
            return noWay != null ? noWay.isPassing() : repeatable || intercepted.isUndelivered();
        }
        ConnectWiseException refused = Causes.find(ConnectWiseException.class, trouble);
        if (refused != null && refused.status() == 401) {
            return !isToken(exchange) && tokens.forget(exchange.getProperty("account", Account.class),
                    exchange.getProperty(ConnectWiseCalls.SENT, Instant.class));
        }
        if (refused != null) {
            return refused.isTransient() && (repeatable || refused.changedNothing());
        }
        UnreadableExportException unreadable = Causes.find(UnreadableExportException.class, trouble);
        if (unreadable != null) {
            return unreadable.isBroken();
        }
        if (isUndelivered(trouble)) {
            return true;
        }
        boolean broken = Causes.find(IOException.class, trouble) != null
                || Causes.find(GarbledAnswerException.class, trouble) != null;
        return repeatable && broken;
    }

    /** Waits as long as the other side asks for, within reason. */
    @Override
    @SuppressWarnings("try")
    public void process(Exchange exchange) {
        Throwable trouble = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        try (LogLine line = LogLine.of(exchange)) {
            LOG.warn("Trouble that may pass: {}", trouble.getMessage());
        }
        String retryAfter = retryAfter(trouble);
        if (retryAfter != null) {
            Duration wait = parse(retryAfter);
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY,
                    (wait.compareTo(LONGEST) > 0 ? LONGEST : wait).toMillis());
        }
    }

    private static String retryAfter(Throwable trouble) {
        ConnectWiseException manage = Causes.find(ConnectWiseException.class, trouble);
        DToolsException dtools = Causes.find(DToolsException.class, trouble);
        InterceptedException other = Causes.find(InterceptedException.class, trouble);
        return manage != null ? manage.retryAfter() : dtools != null ? dtools.retryAfter()
                : other != null ? other.retryAfter() : null;
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

    private static boolean isToken(Exchange exchange) {
        return exchange.getProperty(ConnectWiseCalls.REQUEST) instanceof ConnectWiseRequest request
                && request.isToken();
    }

    private static boolean isUndelivered(Throwable trouble) {
        return Causes.find(ConnectException.class, trouble) != null
                || Causes.find(UnknownHostException.class, trouble) != null;
    }
}
