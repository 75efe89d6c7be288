package dev.sibridge.si.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.attention.AccountTroubles;
import dev.sibridge.attention.Attention;
import dev.sibridge.attention.Fact;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.history.Purpose;
import dev.sibridge.si.flow.PollRun;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollTroublesTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Failure NO_PROGRESSES = new Failure(Kind.SETUP, "warning", "Progresses", "None.",
            "List them.");

    private final Account account = TestAccounts.account("default");
    private final AccountTroubles noted = DATABASE.transactional(new AccountTroubles(DATABASE.jdbc(),
            Clock.systemUTC()));
    private final Attention attention = mock(Attention.class);
    private final PollTroubles troubles = new PollTroubles(noted, attention);

    @BeforeEach
    void forgetEverything() {
        DATABASE.jdbc().sql("DELETE FROM account_trouble").update();
    }

    @Test
    void howeverASideShowsThatItIsAwayItIsOneOutage() {
        troubles.ended("default", poll(), trouble(AlertKind.OUTAGE, Failure.of(Kind.PASSING, "http-503", "Down.")));
        List<Fact> first = facts();
        troubles.ended("default", poll(), trouble(AlertKind.OUTAGE, Failure.of(Kind.PASSING, "timeout", "Slow.")));

        assertThat(facts()).extracting(Fact::key).containsExactly(first.get(0).key());
        assertThat(facts().get(0).key().about()).isEqualTo("D-Tools");
        assertThat(facts().get(0).since()).isEqualTo(first.get(0).since());
    }

    @Test
    void allThatTheSetupLacksIsNotedUntilAPollSucceeds() {
        troubles.ended("default", poll(), trouble(AlertKind.SETUP_INCOMPLETE,
                new Failure(Kind.SETUP, "board-missing", "", "No board.", "Make one."),
                new Failure(Kind.SETUP, "company-type-missing", "Client", "No type.", "Make one.")));

        assertThat(facts()).extracting(fact -> fact.key().code(), fact -> fact.key().about())
                .containsExactly(tuple("board-missing", "D-Tools"), tuple("company-type-missing", "Client"));

        troubles.ended("default", poll(), null);
        assertThat(facts()).isEmpty();
    }

    @Test
    void whatThePreflightWarnsOfStaysWhileNoOtherPreflightIsMade() {
        PollRun judged = poll();
        judged.judged(List.of(NO_PROGRESSES));
        troubles.ended("default", judged, null);
        troubles.ended("default", poll(), trouble(AlertKind.KEYS_REFUSED, Failure.of(Kind.KEYS, "keys", "No.")));
        assertThat(facts()).extracting(fact -> fact.key().code()).containsExactly("keys", "warning");

        PollRun well = poll();
        well.judged(List.of());
        troubles.ended("default", well, null);
        assertThat(facts()).isEmpty();
    }

    @Test
    void thatNobodyCouldLookStopsNothing() {
        doThrow(new IllegalStateException("a mistake of ours")).when(attention).look();

        assertThatCode(() -> troubles.ended("default", poll(), null)).doesNotThrowAnyException();
        verify(attention).look();
    }

    private List<Fact> facts() {
        return PollTroubles.PARTS.stream().flatMap(part -> noted.of(account, part).stream()).toList();
    }

    private static PollRun poll() {
        return new PollRun(Purpose.SYNC, true);
    }

    private static PollTrouble trouble(AlertKind kind, Failure... failures) {
        return new PollTrouble(kind, "D-Tools", List.of(failures));
    }
}
