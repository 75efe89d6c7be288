package dev.sibridge.vendor.calls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Keys in a member's name, for accounts with an integrator login: fetched when first needed, renewed in time. */
@Component
public class MemberTokens {

    private static final Duration IN_TIME = Duration.ofMinutes(5);
    private static final Duration USUAL_LIFE = Duration.ofHours(4);
    private static final Duration TOO_YOUNG_TO_BE_STALE = Duration.ofMinutes(1);

    private static final int UNAUTHORIZED = 401;

    private final Map<Owner, Token> tokens = new ConcurrentHashMap<>();
    private final Clock clock;

    public MemberTokens(Clock clock) {
        this.clock = clock;
    }

    /** Whose a token is: the account may have other keys by now, or be tried with keys that nobody has kept. */
    private record Owner(String account, ConnectWiseSettings settings) {

        static Owner of(Account account) {
            return new Owner(account.name(), account.connectwise());
        }
    }

    /** A token's keys; the private one is secret. */
    record Token(String publicKey, String privateKey, Instant since, Instant until) {

        boolean isNeededAnew(Instant now) {
            return now.isAfter(until.minus(IN_TIME));
        }

        /** The same at its end: calls under way still find it. */
        Token ended() {
            return new Token(publicKey, privateKey, since, Instant.MIN.plus(IN_TIME));
        }

        @Override
        public String toString() {
            return "token until " + until; // never the keys
        }
    }

    /** How many requests one takes: two when it must wait for a token. */
    public int requests(@Body ConnectWiseRequest request, @ExchangeProperty("account") Account account) {
        return isNeeded(request, account) ? 2 : 1;
    }

    /** The request that is sent next: the one that waits is the last. */
    public ConnectWiseRequest next(@ExchangeProperty(Call.PROPERTY) ManageCall call,
            @ExchangeProperty("account") Account account, @ExchangeProperty(Exchange.LOOP_INDEX) int sent,
            @ExchangeProperty(Exchange.LOOP_SIZE) int all) {
        return sent + 1 < all ? question(account) : call.next();
    }

    /** Whether the next request of an account must wait for a token. */
    public boolean isMissing(@ExchangeProperty("account") Account account) {
        Token token = tokens.get(Owner.of(account));
        return account.connectwise().impersonates() && (token == null || token.isNeededAnew(clock.instant()));
    }

    /** The request for an account's token. */
    public ConnectWiseRequest question(@ExchangeProperty("account") Account account) {
        return ConnectWiseRequest.token(account.connectwise().member());
    }

    boolean isNeeded(ConnectWiseRequest request, Account account) {
        return !request.isToken() && !request.isCompanyInfo() && isMissing(account);
    }

    /** Takes a token. */
    public void learn(@Body JsonNode answer, @ExchangeProperty("account") Account account) {
        tokens.put(Owner.of(account), new Token(answer.path("publicKey").asText(), answer.path("privateKey").asText(),
                clock.instant(), expiration(answer.path("expiration").asText(""))));
    }

    /** Takes a token that Manage has refused for one that has ended, unless it is too young for that. */
    public void refused(@ExchangeProperty(Call.PROPERTY) ManageCall call,
            @ExchangeProperty("account") Account account) {
        if (call.getRefusal().status() == UNAUTHORIZED && !call.request().isToken()) {
            forget(account, call.sent());
        }
    }

    void forget(Account account, Instant sent) {
        Token token = account == null ? null : tokens.get(Owner.of(account));
        if (token != null && !isAnotherAtHand(account, sent)
                && clock.instant().isAfter(token.since().plus(TOO_YOUNG_TO_BE_STALE))) {
            tokens.replace(Owner.of(account), token, token.ended());
        }
    }

    /**
     * Whether the next request of an account has another token than one that was sent then: calls run side by side, so
     * it may have been renewed since.
     */
    boolean isAnotherAtHand(Account account, Instant sent) {
        Token token = account == null ? null : tokens.get(Owner.of(account));
        return token != null
                && (token.isNeededAnew(clock.instant()) || sent != null && token.since().isAfter(sent));
    }

    /** The token of an account, if it has one. */
    Stream<Token> known(Account account) {
        return Stream.ofNullable(tokens.get(Owner.of(account)));
    }

    /** @throws IllegalStateException when none was fetched */
    Token of(Account account) {
        Token token = tokens.get(Owner.of(account));
        if (token == null) {
            throw new IllegalStateException("No token exists for account " + account.name());
        }
        return token;
    }

    private Instant expiration(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unknown) {
            return clock.instant().plus(USUAL_LIFE);
        }
    }
}
