package dev.sibridge.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.Alert;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.DatabaseAlarm;
import dev.sibridge.alert.MailTexts.Raised;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.setup.store.SettingStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Trouble with our own database reaches webhooks past it. */
class NoticeAlarmTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final SettableClock clock = new SettableClock();
    private final TestNotices kept = new TestNotices(DATABASE, clock);
    private final Accounts accounts = TestAccounts.withErrorEmails("");
    private final DatabaseAlarm alarm = mock(DatabaseAlarm.class);
    private final NoticeAlarm notices = new NoticeAlarm(alarm, accounts, kept.notices, kept.writer(accounts, clock));

    @BeforeEach
    void begin() {
        kept.forget();
        kept.toWebhook(1, "failed;recovered", Target.JSON, "https://hook.example/1");
        kept.toWebhook(2, "failed", Target.SLACK, "https://hook.example/2");
        kept.toWebhook(3, "refused;recovered", Target.JSON, "https://hook.example/3");
        kept.toMail(4, "failed;recovered", "ann@acme.example");
        kept.toMail(5, "recovered", "bob@acme.example");
        well();
    }

    @Test
    void whatIsWellOrMayPassIsNotTold() {
        assertThat(notices.due()).isEmpty();
        when(alarm.isOver()).thenReturn(false);
        assertThat(notices.due()).isEmpty();
    }

    @Test
    void eachWebhookThatAsksHearsOfItOnceAndOfItsEndIfItWants() {
        broken();
        assertThat(told()).containsExactly(1L, 2L);
        notices.sent(notices.due().get(0));
        assertThat(told()).as("which has not taken it").containsExactly(2L);
        notices.sent(notices.due().get(0));
        assertThat(told()).isEmpty();

        well();
        assertThat(told()).containsExactly(1L);
        assertThat(notices.due().get(0).body()).contains("\"event\":\"recovered\"");
        notices.sent(notices.due().get(0));

        assertThat(told()).isEmpty();
        broken();
        assertThat(told()).as("of the next one, too").containsExactly(1L, 2L);
    }

    @Test
    void whatWasReadLastCountsWhileTheDatabaseIsAway() {
        SettingStore store = spy(new SettingStore(DATABASE.jdbc(), clock));
        Notices behind = new Notices(store, null);
        assertThat(behind.known("default")).hasSize(5);
        doThrow(new DataAccessResourceFailureException("away")).when(store).of(any());

        assertThat(behind.known("default")).hasSize(5);
        assertThat(behind.known("branch")).isEmpty();
        assertThat(behind.emails("default", AlertKind.DATABASE)).containsExactly("ann@acme.example");
        assertThat(behind.emails("default", AlertKind.RECOVERED)).as("bob has not heard of it")
                .containsExactly("ann@acme.example");
    }

    private List<Long> told() {
        return notices.due().stream().map(post -> post.notice().id()).toList();
    }

    private void broken() {
        when(alarm.isOver()).thenReturn(false);
        when(alarm.trouble("default")).thenReturn(Optional.of(raised(AlertKind.DATABASE)));
    }

    private void well() {
        when(alarm.isOver()).thenReturn(true);
        when(alarm.trouble("default")).thenReturn(Optional.empty());
        when(alarm.over("default")).thenReturn(raised(AlertKind.RECOVERED));
    }

    private Raised raised(AlertKind kind) {
        return new Raised(new Alert(kind, "default", null, null, "It happened.", List.of(), null, ""),
                clock.instant());
    }
}
