package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import dev.sibridge.database.LateNotes;
import dev.sibridge.notice.NoticePosts;
import dev.sibridge.notice.NoticePosts.Receiver;
import dev.sibridge.notice.NoticeWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SendWebhooksTest extends RouteTest {

    private static final Receiver ONE = new Receiver("default", 1, 0);
    private static final Receiver OTHER = new Receiver("default", 2, 0);

    private final NoticePosts posts = bean("noticePosts", NoticePosts.class);
    private final LateNotes notes = bean("lateNotes", LateNotes.class);

    SendWebhooksTest() {
        super("send-webhooks");
        bean("noticeWriter", NoticeWriter.class);
        bean("webhookThreads", (Object) Executors.newCachedThreadPool());
        when(notes.isWell()).thenReturn(true);
        when(posts.receivers()).thenReturn(List.of(ONE, OTHER));
    }

    @Test
    void whileTheDatabaseIsInTroubleNothingIsAskedOfIt() {
        when(notes.isWell()).thenReturn(false);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("database-posts", "lateNotes.isWell");
    }

    @Test
    void nothingToSendIsNoTrouble() {
        when(posts.receivers()).thenReturn(List.of());

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("database-posts", "lateNotes.isWell", "noticeWriter.write", "noticePosts.receivers");
    }

    @Test
    void noReceiverWaitsForAnother() {
        CountDownLatch both = new CountDownLatch(2);
        does("posts-in-order", exchange -> {
            both.countDown();
            assertThat(both.await(10, TimeUnit.SECONDS)).as("at the same time").isTrue();
        });

        assertThat(send(null).getException()).isNull();

        assertThat(asked("posts-in-order")).containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void troubleWithOneIsNoTroubleOfAnother() {
        fails("posts-in-order", 0, new IllegalStateException("one"));

        send(null);

        assertThat(asked("posts-in-order")).containsExactlyInAnyOrder(ONE, OTHER);
    }
}
