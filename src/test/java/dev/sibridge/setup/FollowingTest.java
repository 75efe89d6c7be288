package dev.sibridge.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.alert.MailProperties;
import dev.sibridge.alert.MailServer;
import dev.sibridge.alert.TestMailServer;
import dev.sibridge.routes.Timers;
import dev.sibridge.secrets.Secrets;
import dev.sibridge.settings.GivenSettings;
import dev.sibridge.setup.effective.EffectiveSettings;
import dev.sibridge.setup.effective.SettledAccounts;
import dev.sibridge.setup.effective.TestEnvironment;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;

/** Several processes on one database follow what one of them has changed. */
class FollowingTest {

    private final TestDatabase database = new TestDatabase();
    private final SettingStore store = database.transactional(new SettingStore(database.jdbc(), Clock.systemUTC()));
    private final Process one = new Process();
    private final Process other = new Process();

    /** What follows the settings in one process. */
    private final class Process {

        private final StandardEnvironment environment = TestEnvironment.of(Map.of(), Map.of());
        private final GivenSettings given = new GivenSettings(environment);
        private final EffectiveSettings effective = new EffectiveSettings(given, new Secrets(database.jdbc(), ""));
        private final SettledAccounts settled = new SettledAccounts(given, effective, environment);
        private final Accounts accounts = new Accounts(settled.of(Map.of()));
        private final MailServer mail = TestMailServer.of(new MailProperties("", 587, "", "", "", ""));
        private final List<AccountsChangedEvent> events = new ArrayList<>();
        private final Following following = new Following(accounts, settled, store,
                new MailSetup(effective, mail, store), new Timers(null, false),
                event -> events.add((AccountsChangedEvent) event));
    }

    @Test
    void whileNothingChangesNothingIsTold() {
        store.change("default", null, Map.of("sync.interval", new Content("10m", false)), "ann", null);
        one.following.follow();
        one.following.follow();

        assertThat(one.events).hasSize(1);
    }

    @Test
    void whatOneProcessHasChangedHoldsInTheOthersSoon() {
        change("default", complete());
        one.following.follow();
        other.following.follow();

        assertThat(one.accounts.all()).extracting(Account::name).containsExactly("default");
        assertThat(other.accounts.all()).extracting(Account::name).containsExactly("default");
        assertThat(other.events).singleElement().satisfies(event -> assertThat(event.before()).isEmpty());
    }

    @Test
    void anAccountThatIsMadePausedAndRemovedIsSoEverywhere() {
        Map<String, String> made = complete();
        made.put(SettledAccounts.MADE, "true");
        change("north", made);
        other.following.follow();
        assertThat(other.accounts.all()).extracting(Account::name).containsExactly("north");

        change("north", Map.of(SettledAccounts.PAUSED, "true"));
        other.following.follow();
        assertThat(other.accounts.all()).isEmpty();
        assertThat(other.accounts.find("north")).isPresent();

        Map<String, Content> removed = new HashMap<>();
        removed.put(SettledAccounts.MADE, null);
        store.change("north", null, removed, "ann", null);
        other.following.follow();
        assertThat(other.accounts.find("north")).isEmpty();
    }

    @Test
    void whatBecomesBadStopsItsAccountAndNoOther() {
        change("default", complete());
        Map<String, String> made = complete();
        made.put(SettledAccounts.MADE, "true");
        change("north", made);
        change("default", Map.of("sync.interval", "nonsense"));

        one.following.follow();

        assertThat(one.accounts.all()).extracting(Account::name).containsExactly("north");
        assertThat(one.accounts.mistakes()).singleElement().asString().contains("SYNC_INTERVAL is \"nonsense\"");
    }

    @Test
    void mailsLeaveByTheServerThatIsSet() {
        assertThat(one.mail.isSet()).isFalse();

        change("bridge", Map.of("bridge.mail.host", "smtp.acme.example", "bridge.mail.from",
                "si-bridge@acme.example"));
        one.following.follow();

        assertThat(one.mail.isSet()).isTrue();
        assertThat(one.mail.from()).isEqualTo("si-bridge@acme.example");
    }

    private void change(String account, Map<String, String> settings) {
        Map<String, Content> contents = new HashMap<>();
        settings.forEach((key, value) -> contents.put(key, new Content(value, false)));
        store.change(account, null, contents, "ann", null);
    }

    private static Map<String, String> complete() {
        return new HashMap<>(Map.of("dtools.api-key", "k3y", "connectwise.site", "https://manage.invalid",
                "connectwise.company", "acme", "connectwise.client-id", "id", "connectwise.public-key", "public",
                "connectwise.private-key", "private", "sync.sales-rep", "jdoe"));
    }
}
