package dev.sibridge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.Outbox;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.notice.NoticePosts.Receiver;
import dev.sibridge.notice.Webhooks.RejectedPostException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts wait until their webhook has taken them, in order, and each is sent by one process. */
class NoticePostsTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Exception AWAY = new ConnectException("Connection refused");

    private final SettableClock clock = new SettableClock();
    private final TestNotices kept = new TestNotices(database(), clock);
    private final NoticePosts posts = kept.posts;

    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void begin() {
        kept.forget();
        kept.toWebhook(1, "refused", Target.JSON, "https://hook.example/1");
        kept.toWebhook(2, "refused", Target.SLACK, "https://hook.example/2");
    }

    @Test
    void whileTheReceiverIsAwayItsPostsWaitLongerEachTimeAndNoneOvertakesAnother() {
        add(1, "a", "b");

        for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
            Post post = next(1);
            assertThat(post.body()).isEqualTo("a");
            posts.failed(post, AWAY);
            assertThat(posts.after(post)).as("the next waits with it").isNull();
            clock.advance(Duration.ofMinutes(minutes).minusMillis(1));
            assertThat(next(1)).isNull();
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(sendAll(1)).containsExactly("a", "b");
        assertThat(posts.receivers()).isEmpty();
    }

    @Test
    void whatAroseMeanwhileComesAfterIt() {
        add(1, "a");
        posts.failed(next(1), AWAY);
        add(1, "b");
        assertThat(next(1)).isNull();

        clock.advance(Duration.ofMinutes(1));

        assertThat(sendAll(1)).containsExactly("a", "b");
    }

    @Test
    void oneReceiverThatIsAwayKeepsNobodyElse() {
        add(1, "a");
        add(2, "b");
        posts.failed(next(1), AWAY);

        assertThat(posts.receivers()).extracting(Receiver::notice).containsExactly(2L);
        assertThat(sendAll(2)).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429, 408, 410, 404, 401, 302})
    void anAnswerThatIsAboutTheReceiverKeepsItsOtherPosts(int status) {
        add(1, "a", "b");

        posts.failed(next(1), new RejectedPostException(status));

        assertThat(next(1)).isNull();
        clock.advance(Duration.ofMinutes(1));
        assertThat(sendAll(1)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void aPostThatIsRefusedForWhatItSaysKeepsNoOther(int status) {
        add(1, "bad", "b");

        posts.failed(next(1), new RejectedPostException(status));

        assertThat(sendAll(1)).containsExactly("b");
        clock.advance(Duration.ofMinutes(1));
        assertThat(next(1).body()).as("it is tried again").isEqualTo("bad");
    }

    @Test
    void whatIsRejectedForDaysIsGivenUpAndWhatPassesIsNot() {
        add(1, "a", "b");
        clock.advance(Duration.ofDays(4));
        posts.failed(next(1), new RejectedPostException(503));
        clock.advance(Duration.ofHours(1));
        assertThat(next(1).body()).isEqualTo("a");
        clock.advance(Duration.ofHours(1));

        posts.failed(next(1), new RejectedPostException(410));

        assertThat(sendAll(1)).containsExactly("b");
        assertThat(posts.waiting("default")).isEmpty();
    }

    @Test
    void aReceiverThatIsAwayForAMonthIsGivenUp() {
        add(1, "a");
        clock.advance(Duration.ofDays(31));

        posts.failed(next(1), AWAY);

        assertThat(posts.waiting("default")).isEmpty();
    }

    @Test
    void whatAProcessTookThatDiedComesBackAndNothingOvertakesIt() {
        add(1, "a", "b");
        next(1);
        clock.advance(Duration.ofMinutes(9));
        assertThat(next(1)).isNull();

        clock.advance(Duration.ofMinutes(1));

        assertThat(sendAll(1)).containsExactly("a", "b");
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        add(1, "a");
        clock.advance(Duration.ofDays(-30));

        assertThat(sendAll(1)).containsExactly("a");
    }

    @Test
    void aRoundEndsThoughThereIsMoreToSend() {
        add(1, "a", "b");
        Receiver round = posts.receivers().get(0);
        Post first = posts.next(round);
        clock.advance(Duration.ofSeconds(21));
        posts.sent(first);

        assertThat(posts.after(first)).isNull();

        assertThat(sendAll(1)).as("in the next round").containsExactly("b");
    }

    @Test
    void whatWasMeantForANoticeThatIsRemovedOrGoesElsewhereIsNotSent() {
        add(1, "a");
        add(2, "b");
        kept.remove(1);
        kept.toWebhook(2, "refused", Target.TEAMS, "https://hook.example/3");

        assertThat(next(1)).isNull();
        assertThat(next(2)).isNull();

        assertThat(posts.waiting("default")).isEmpty();
    }

    @Test
    void whatWaitsIsCountedSinceTheFirst() {
        add(1, "a");
        clock.advance(Duration.ofMinutes(5));
        add(1, "b");

        assertThat(posts.waiting("default")).containsOnlyKeys(1L).containsEntry(1L,
                new Outbox.Waiting(2, clock.instant().minus(Duration.ofMinutes(5))));
        assertThat(posts.waiting("branch")).isEmpty();
    }

    @Test
    void whatHasNotArrivedForLongNeedsAPerson() {
        NoticeFacts facts = new NoticeFacts(kept.notices, posts, clock);
        Account account = TestAccounts.account("default");
        add(1, "a");
        clock.advance(Duration.ofMinutes(75));
        assertThat(facts.of(account)).isEmpty();
        clock.advance(Duration.ofMinutes(1));

        assertThat(facts.of(account)).singleElement().satisfies(fact -> {
            assertThat(fact.key().code() + " " + fact.key().about()).isEqualTo("notice-waits 1");
            assertThat(fact.what()).contains("hook.example");
            assertThat(fact.since()).isEqualTo(clock.instant().minus(Duration.ofMinutes(76)).toEpochMilli());
        });
        sendAll(1);
        assertThat(facts.of(account)).isEmpty();
    }

    @Test
    void whatWasSentIsForgottenAfterAMonth() {
        add(1, "a");
        sendAll(1);
        clock.advance(Duration.ofDays(31));

        posts.receivers();

        assertThat(database().jdbc().sql("SELECT COUNT(*) FROM notice_post").query(Long.class).single()).isZero();
    }

    @RepeatedTest(3)
    void severalProcessesSendEachPostOnceAndInOrder() throws Exception {
        List<String> arrived = Collections.synchronizedList(new ArrayList<>());
        List<String> all = IntStream.range(0, 12).mapToObj(String::valueOf).toList();
        add(1, all.toArray(String[]::new));
        ExecutorService processes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Object>> done = processes.invokeAll(Stream.generate(() -> (Callable<Object>) () -> {
                for (Post post = next(1); post != null; post = posts.after(post)) {
                    arrived.add(post.body());
                    posts.sent(post);
                }
                return null;
            }).limit(4).toList());
            for (Future<Object> one : done) {
                one.get();
            }
        } finally {
            processes.shutdownNow();
        }
        arrived.addAll(sendAll(1));

        assertThat(arrived).containsExactlyElementsOf(all);
    }

    private void add(long notice, String... bodies) {
        Notice to = kept.notices.find("default", notice).orElseThrow();
        Stream.of(bodies).forEach(body -> posts.add(to, body));
    }

    private Post next(long notice) {
        return posts.next(new Receiver("default", notice, Long.MAX_VALUE));
    }

    /** What arrives at a receiver that takes everything, in order. */
    private List<String> sendAll(long notice) {
        List<String> sent = new ArrayList<>();
        for (Post post = next(notice); post != null; post = posts.after(post)) {
            sent.add(post.body());
            posts.sent(post);
        }
        return sent;
    }
}
