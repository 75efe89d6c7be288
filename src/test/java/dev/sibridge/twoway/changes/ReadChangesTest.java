package dev.sibridge.twoway.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A change that was read is not read for ever, but twice: in the second in which it was made, there may be another. */
class ReadChangesTest {

    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final String VERSION = "ticket 7 2027-01-01T11:59:59Z";

    private final ReadChanges read = new ReadChanges(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void whatNobodyHasReadIsNotKnown() {
        assertThat(read.has(ACCOUNT, VERSION)).isFalse();
        assertThat(read.isToBeReadAgain(ACCOUNT, VERSION)).isFalse();
    }

    @Test
    void whatWasReadOnceIsReadAgain() {
        read.add(ACCOUNT, List.of(VERSION), NOON);

        assertThat(read.has(ACCOUNT, VERSION)).isFalse();
        assertThat(read.isToBeReadAgain(ACCOUNT, VERSION)).isTrue();
    }

    @Test
    void whatWasReadTwiceAtTheSameTimeIsReadAgain() {
        read.add(ACCOUNT, List.of(VERSION), NOON);
        read.add(ACCOUNT, List.of(VERSION), NOON.plusMillis(1999));

        assertThat(read.has(ACCOUNT, VERSION)).isFalse();
    }

    @Test
    void whatWasReadTwoSecondsLaterIsKnown() {
        read.add(ACCOUNT, List.of(VERSION), NOON);
        read.add(ACCOUNT, List.of(VERSION), NOON.plusSeconds(2));

        assertThat(read.has(ACCOUNT, VERSION)).isTrue();
        assertThat(read.isToBeReadAgain(ACCOUNT, VERSION)).isFalse();
    }

    @Test
    void anotherVersionIsAnotherChangeAndAnotherTenantHasOthers() {
        read.add(ACCOUNT, List.of(VERSION), NOON);
        read.add(ACCOUNT, List.of(VERSION), NOON.plusSeconds(2));

        assertThat(read.has(ACCOUNT, "ticket 7 2027-01-01T12:00:00Z")).isFalse();
        assertThat(read.has(TestAccounts.account("another"), VERSION)).isFalse();
    }

    @Test
    void whatIsNotFoundAnyMoreIsForgotten() {
        read.add(ACCOUNT, List.of(VERSION, "project 1 x"), NOON);

        read.keep(ACCOUNT, Set.of("project 1 x"));

        assertThat(read.isToBeReadAgain(ACCOUNT, VERSION)).isFalse();
        assertThat(read.isToBeReadAgain(ACCOUNT, "project 1 x")).isTrue();
    }
}
