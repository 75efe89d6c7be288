package dev.sibridge.vendor.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTokensTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final ConnectWiseRequest LIST = ConnectWiseRequest.list("/company/companies", "id=1");
    private static final Account KEYS = TestAccounts.account("default");
    private static final Account LOGIN = impersonating("default");

    private final SettableClock clock = new SettableClock();
    private final MemberTokens tokens = new MemberTokens(clock);

    @Test
    void anAccountWithKeysNeedsNone() {
        assertThat(tokens.isNeeded(LIST, KEYS)).isFalse();
        assertThat(tokens.requests(LIST, KEYS)).isEqualTo(1);
        assertThat(tokens.next(new ManageCall(LIST), KEYS, 0, 1)).isSameAs(LIST);
        assertThat(isRenewed(KEYS, NOON)).isFalse();
    }

    @Test
    void theFirstRequestNeedsOneButNotTheRequestForOne() {
        assertThat(tokens.isNeeded(LIST, LOGIN)).isTrue();
        assertThat(tokens.isNeeded(ConnectWiseRequest.create("/x", Map.of()), LOGIN)).isTrue();
        assertThat(tokens.isNeeded(ConnectWiseRequest.token("jdoe"), LOGIN)).isFalse();
        assertThat(tokens.isNeeded(ConnectWiseRequest.companyInfo("acme"), LOGIN)).isFalse();
        assertThat(tokens.next(new ManageCall(LIST), LOGIN, 0, 2).path()).isEqualTo("/system/members/jdoe/tokens");
        assertThat(tokens.next(new ManageCall(LIST), LOGIN, 1, 2)).isSameAs(LIST);
        assertThat(tokens.requests(LIST, LOGIN)).isEqualTo(2);
        assertThatThrownBy(() -> tokens.of(LOGIN)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01T16:00:00Z, 235", "2026-12-01T12:30:00Z, 25", "'', 235", "tomorrow, 235"})
    void itIsRenewedFiveMinutesBeforeItEnds(String expiration, long minutes) throws Exception {
        learn("a", expiration);

        clock.now = NOON.plus(Duration.ofMinutes(minutes));
        assertThat(tokens.isNeeded(LIST, LOGIN)).isFalse();
        clock.now = clock.now.plusMillis(1);
        assertThat(tokens.isNeeded(LIST, LOGIN)).isTrue();
        assertThat(tokens.of(LOGIN).publicKey()).as("calls under way still find it").isEqualTo("a");
    }

    @Test
    void accountsHaveTheirOwn() throws Exception {
        learn("a", "");

        assertThat(tokens.isNeeded(LIST, impersonating("second"))).isTrue();
    }

    @Test
    void aTokenThatIsRefusedWhileYoungIsKept() throws Exception {
        learn("a", "");
        clock.now = NOON.plusSeconds(60);

        assertThat(isRenewed(LOGIN, clock.now)).isFalse();
        assertThat(tokens.isNeeded(LIST, LOGIN)).isFalse();
    }

    @Test
    void anOlderOneIsFetchedAnewByEveryCallThatWasRefusedForIt() throws Exception {
        learn("a", "");
        Instant sent = NOON.plusSeconds(120);
        clock.now = sent.plusMillis(5);

        assertThat(isRenewed(LOGIN, sent)).as("the first call").isTrue();
        assertThat(isRenewed(LOGIN, sent)).as("a second one, before it is renewed").isTrue();
        assertThat(tokens.isNeeded(LIST, LOGIN)).isTrue();
        assertThat(tokens.of(LOGIN).publicKey()).isEqualTo("a");

        learn("b", "");

        assertThat(isRenewed(LOGIN, sent)).as("a third one, after it was renewed").isTrue();
        assertThat(tokens.isNeeded(LIST, LOGIN)).isFalse();
        assertThat(tokens.of(LOGIN).publicKey()).isEqualTo("b");
        assertThat(isRenewed(LOGIN, clock.now)).as("a call with the new one").isFalse();
    }

    @Test
    void itsTextHoldsNoKeys() throws Exception {
        learn("public-key", "");

        assertThat(tokens.of(LOGIN)).asString().doesNotContain("public-key").doesNotContain("private");
    }

    /** Whether a call that was sent then and refused is worth another attempt. */
    private boolean isRenewed(Account account, Instant sent) {
        tokens.forget(account, sent);
        return tokens.isAnotherAtHand(account, sent);
    }

    private void learn(String publicKey, String expiration) throws Exception {
        tokens.learn(new ObjectMapper().readTree("{\"publicKey\": \"" + publicKey
                + "\", \"privateKey\": \"private\", \"expiration\": \"" + expiration + "\"}"), LOGIN);
    }

    private static Account impersonating(String name) {
        Account account = TestAccounts.account(name);
        return new Account(name, account.dtools(), new ConnectWiseSettings(URI.create("https://manage.invalid"), "acme",
                "client", "", "", "jdoe", "integrator", "password", Duration.ofSeconds(30)), account.sync(),
                account.polling(), account.keeping(), account.errorEmails(), null);
    }

    private static final class SettableClock extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
