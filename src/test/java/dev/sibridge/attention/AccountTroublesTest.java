package dev.sibridge.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.attention.AccountTroubles.AccountTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountTroublesTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();

    private final Account account = TestAccounts.account("default");
    private final SettableClock clock = new SettableClock();
    private AccountTroubles troubles;

    /** Where they are kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        database().jdbc().sql("DELETE FROM account_trouble").update();
        troubles = database().transactional(new AccountTroubles(database().jdbc(), clock));
    }

    @Test
    void whatIsWellHasNone() {
        troubles.replace("default", "poll", List.of());

        assertThat(troubles.of(account, "poll")).isEmpty();
    }

    @Test
    void theLastAttemptCountsAndWhatGoesOnIsAsOldAsItIs() {
        troubles.replace("default", "poll", List.of(trouble("board", "No board."), trouble("rep", "No rep.")));
        Instant first = clock.instant();
        clock.advance(Duration.ofMinutes(5));

        troubles.replace("default", "poll", List.of(trouble("status", "No status."), trouble("board", "Still none.")));

        assertThat(troubles.of(account, "poll")).extracting(fact -> fact.key().code(), Fact::what, Fact::since)
                .containsExactly(tuple("status", "No status.",
                        clock.instant().toEpochMilli()), tuple("board", "Still none.",
                        first.toEpochMilli()));
    }

    @Test
    void partsAndAccountsDoNotDisturbEachOther() {
        troubles.replace("default", "poll", List.of(trouble("board", "No board.")));

        troubles.replace("default", "two-way", List.of());
        troubles.replace("second", "poll", List.of());

        assertThat(troubles.of(account, "poll")).hasSize(1);
        assertThat(troubles.of(account, "two-way")).isEmpty();
    }

    private static AccountTrouble trouble(String code, String sentence) {
        return new AccountTrouble(AlertKind.SETUP_INCOMPLETE, code, "", sentence, null);
    }
}
