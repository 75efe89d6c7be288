package dev.sibridge.twoway.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.store.TwoWayAccounts.Progress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TwoWayAccountsTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final int THREADS = 8;

    private final TwoWayAccounts accounts = database().transactional(new TwoWayAccounts(database().jdbc()));

    /** Where it is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        database().jdbc().sql("DELETE FROM two_way_account").update();
    }

    @Test
    void beforeAnythingHappensNobodyHasSwitchedItAndNothingWasAsked() {
        assertThat(accounts.of(ACCOUNT)).isEqualTo(new Progress(null, null, null, null));
        assertThat(accounts.of(ACCOUNT).isOn()).isFalse();
        assertThat(accounts.of(ACCOUNT).isOff()).isFalse();
    }

    @Test
    void accountsAndTenantsHaveTheirOwn() {
        accounts.switchTo(ACCOUNT, true);

        for (Account other : List.of(TestAccounts.account("second"), TestAccounts.account("default", "other", null))) {
            assertThat(accounts.of(other).isOn()).isFalse();
            accounts.switchTo(other, false);
        }
        assertThat(accounts.of(ACCOUNT).isOn()).isTrue();
    }

    @Test
    void itIsSwitchedOnAndOff() {
        accounts.switchTo(ACCOUNT, true);
        assertThat(accounts.of(ACCOUNT)).returns(true, Progress::isOn).returns(false, Progress::isOff);

        accounts.switchTo(ACCOUNT, false);
        assertThat(accounts.of(ACCOUNT)).returns(false, Progress::isOn).returns(true, Progress::isOff);
    }

    @Test
    void asWhomManageShowsUsIsRememberedForEachTenant() {
        assertThat(accounts.manageUser(ACCOUNT)).isEmpty();
        accounts.switchTo(ACCOUNT, true);
        assertThat(accounts.manageUser(ACCOUNT)).isEmpty();

        accounts.manageUser(ACCOUNT, "bridge");
        accounts.manageUser(TestAccounts.account("default", "other", null), "other-bridge");

        assertThat(accounts.manageUser(ACCOUNT)).contains("bridge");
        assertThat(accounts.of(ACCOUNT).isOn()).isTrue();
    }

    @Test
    void eachThingIsNotedWithoutTheOthers() {
        accounts.swept(ACCOUNT, NOON);
        accounts.asked(ACCOUNT, NOON.plusSeconds(1), "cursor \"🎧\"");
        accounts.switchTo(ACCOUNT, true);

        assertThat(accounts.of(ACCOUNT)).isEqualTo(new Progress(true, NOON.plusSeconds(1), "cursor \"🎧\"", NOON));
    }

    @Test
    void aToolThatCannotBeAskedHasNoCursor() {
        accounts.asked(ACCOUNT, NOON, "cursor");

        accounts.asked(ACCOUNT, NOON.plusSeconds(1), null);

        assertThat(accounts.of(ACCOUNT)).isEqualTo(new Progress(null, NOON.plusSeconds(1), null, null));
    }

    @RepeatedTest(3)
    void whatManyNoteAtOnceIsAllThere() throws Exception {
        Together.run(THREADS, thread -> {
            switch (thread % 3) {
                case 0 -> accounts.switchTo(ACCOUNT, true);
                case 1 -> accounts.asked(ACCOUNT, NOON, "cursor");
                default -> accounts.swept(ACCOUNT, NOON);
            }
        });

        assertThat(accounts.of(ACCOUNT)).isEqualTo(new Progress(true, NOON, "cursor", NOON));
    }
}
