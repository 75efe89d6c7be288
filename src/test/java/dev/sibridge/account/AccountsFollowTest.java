package dev.sibridge.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts change while the process runs; whoever works for one keeps the one that it began with. */
class AccountsFollowTest {

    private static final Account ACME = TestAccounts.account("acme");
    private static final Account ACME_ELSEWHERE = TestAccounts.account("acme", "elsewhere", Instant.EPOCH);

    private final Accounts accounts = new Accounts(List.of(works(ACME)));

    @Test
    void anAccountThatIsPausedIsNotWorkedForButKnown() {
        Account before = accounts.get("acme");

        accounts.become(List.of(new AccountState("acme", "acme", ACME, List.of(), true)));

        assertThatThrownBy(() -> accounts.get("acme")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The account \"acme\" is paused. Resume it first.");
        assertThat(accounts.all()).isEmpty();
        assertThat(accounts.complete()).containsExactly(before);
        assertThat(accounts.find("acme")).contains(before);
    }

    @Test
    void ofAPausedAccountNobodyHearsWhatIsWrong() {
        Mistake missing = new Mistake("acme", "sync.sales-rep", true, "{sync.sales-rep} is not set.");

        accounts.become(List.of(new AccountState("acme", "acme", null, List.of(missing), false)));
        assertThat(accounts.mistakes()).containsExactly("Account acme: SYNC_SALES_REP is not set.");

        accounts.become(List.of(new AccountState("acme", "acme", null, List.of(missing), true)));
        assertThat(accounts.mistakes()).isEmpty();
    }

    @Test
    void anAccountWhoseSettingsAreTheSameStaysTheSameObject() {
        Account before = accounts.get("acme");

        AccountsChangedEvent change = accounts.become(List.of(works(TestAccounts.account("acme")),
                works(TestAccounts.account("second"))));

        assertThat(accounts.get("acme")).isSameAs(before);
        assertThat(change.before()).containsExactly(before);
        assertThat(change.now()).extracting(Account::name).containsExactly("acme", "second");
    }

    @Test
    void whoWorksWithFormerSettingsFindsThemByTheirHandle() {
        Account before = accounts.get("acme");

        accounts.become(List.of(works(ACME_ELSEWHERE)));

        assertThat(accounts.get("acme").connectwise().company()).isEqualTo("elsewhere");
        assertThat(accounts.asOf(before.handle())).isSameAs(before);
        assertThat(accounts.asOf(accounts.get("acme").handle())).isSameAs(accounts.get("acme"));
        assertThatThrownBy(() -> accounts.asOf("acme")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsOnlyTriedIsKnownByItsHandleAlone() {
        Account trial = accounts.trial(ACME_ELSEWHERE);

        assertThat(trial.isTrial()).isTrue();
        assertThat(accounts.asOf(trial.handle())).isSameAs(trial);
        assertThat(accounts.get("acme").isTrial()).isFalse();
        assertThat(accounts.get("acme").connectwise().company()).isEqualTo("acme");
    }

    private static AccountState works(Account account) {
        return new AccountState(account.name(), account.name(), account, List.of(), false);
    }
}
