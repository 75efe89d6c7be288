package dev.sibridge.si.tenant;

import static dev.sibridge.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.poll.PollLog;
import dev.sibridge.si.flow.PollRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a poll asks a tenant that has passed a preflight before. */
class PreflightsTest {

    private final Account account = TestAccounts.account("default");
    private final PollLog polls = mock(PollLog.class);
    private final SettableClock clock = new SettableClock();
    private final Preflights preflights = new Preflights(polls, clock);
    private final TenantQuestions tenantQuestions = new TenantQuestions(preflights);
    private final PollRun idle = poll(false, true);

    @BeforeEach
    void theTenantHasPassed() {
        pass();
    }

    @Test
    void beforeAnythingIsWrittenEverythingIsAsked() {
        assertThat(asksForAll(account, poll(false, false))).isTrue();
    }

    @Test
    void aPersonSeesHowManageIsNow() {
        assertThat(asksForAll(account, poll(true, true))).isTrue();
        pass();
        assertThat(asksForAll(account, null)).isTrue();
    }

    @Test
    void afterAPollThatFailedThoughInAnotherProcessEverythingIsAsked() {
        when(polls.haveFailed("default", 1)).thenReturn(true);

        assertThat(asksForAll(account, idle)).isTrue();
    }

    @Test
    void afterAnHourEverythingIsAskedHoweverManyPollsReliedOnTheAnswers() {
        clock.advance(Preflights.COUNTS_FOR.minusMillis(1));
        assertThat(asksForAll(account, idle)).isFalse();
        pass();

        clock.advance(Duration.ofMillis(1));
        assertThat(asksForAll(account, idle)).isTrue();
    }

    @Test
    void aClockThatWasPutBackProlongsNothing() {
        clock.advance(Duration.ofSeconds(-1));

        assertThat(asksForAll(account, idle)).isTrue();
    }

    @Test
    void otherSettingsMustProveThemselves() {
        Account changed = new Account(account.name(), account.dtools(), account.connectwise(), account.sync(),
                account.polling(), account.keeping(), List.of("new@dealer.example"), account.twoWay());

        assertThat(asksForAll(changed, idle)).isTrue();
    }

    @Test
    void anotherAccountIsNotMeant() {
        assertThat(asksForAll(TestAccounts.account("other"), idle)).isTrue();
    }

    @Test
    void untilATenantHasPassedAgainEveryPollAsksForEverything() {
        asksForAll(account, poll(false, false));

        assertThat(asksForAll(account, idle)).isTrue();
        assertThat(asksForAll(account, idle)).isTrue();
        pass();
        assertThat(asksForAll(account, idle)).isFalse();
    }

    @Test
    void aPollThatFindsNothingNewAsksForTheBoardAlone() {
        Answers answers = tenantQuestions.questions(account, idle);
        answered(answers, "{'id': 11, 'name': '%s', 'projectFlag': true}");

        assertThat(tenantQuestions.furtherQuestions(answers).questions()).isEmpty();
        assertThat(answers.firstId(TenantTopic.BOARD)).isEqualTo(11);
        assertThat(answers.firstId(TenantTopic.SALES_REP)).isEqualTo(100);
    }

    @Test
    void aBoardThatIsGoneIsNotTheOneOfBefore() {
        Answers answers = tenantQuestions.questions(account, idle);
        answered(answers, null);

        assertThat(answers.first(TenantTopic.BOARD)).isNull();
    }

    @Test
    void aBoardThatWasMadeAnewIsAskedForItsStatus() {
        Answers answers = tenantQuestions.questions(account, idle);
        answered(answers, "{'id': 12, 'name': '%s', 'projectFlag': true}");

        assertThat(tenantQuestions.furtherQuestions(answers).questions()).extracting(Question::topic)
                .containsExactly(new TenantTopic.BoardStatus(12));
    }

    private void pass() {
        Answers answers = new Answers();
        answers.records().put(TenantTopic.BOARD, List.of(json("{'id': 11}")));
        answers.records().put(new TenantTopic.BoardStatus(11), List.of(json("{'id': 1}")));
        answers.records().put(TenantTopic.SALES_REP, List.of(json("{'id': 100}")));
        preflights.passed(account, answers);
    }

    private boolean asksForAll(Account of, PollRun poll) {
        return tenantQuestions.questions(of, poll).questions().size() > 1;
    }

    private void answered(Answers answers, String record) {
        assertThat(answers.asked()).singleElement().satisfies(board -> board.answered(record == null ? List.of()
                : List.of(json(record.formatted(account.sync().projectBoard())))));
    }

    private static PollRun poll(boolean attended, boolean nothingNew) {
        PollRun poll = new PollRun(Purpose.SYNC, attended);
        poll.listRead();
        if (nothingNew) {
            poll.idles();
        }
        return poll;
    }
}
