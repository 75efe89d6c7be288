package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.notice.NoticePosts;
import dev.sibridge.notice.NoticePosts.Receiver;
import dev.sibridge.notice.Post;
import dev.sibridge.notice.TestNotices;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PostsInOrderTest extends RouteTest {

    private static final Receiver RECEIVER = new Receiver("default", 7, Long.MAX_VALUE);
    private static final Post FIRST = TestNotices.post("https://hook.example", null, "1");
    private static final Post SECOND = TestNotices.post("https://hook.example", null, "2");

    private final NoticePosts posts = bean("noticePosts", NoticePosts.class);

    PostsInOrderTest() {
        super("posts-in-order");
        when(posts.next(any())).thenReturn(FIRST);
        when(posts.after(FIRST)).thenReturn(SECOND);
    }

    @Test
    void whatAnotherProcessSendsIsNotSentAgain() {
        when(posts.next(any())).thenReturn(null);

        assertThat(send(RECEIVER).getException()).isNull();

        assertThat(journal()).containsExactly("noticePosts.next");
    }

    @Test
    void whatIsNotAcceptedIsPutOffAndIsNoTroubleOfOthers() {
        IOException trouble = new IOException("no connection");
        fails("webhook-request", 0, trouble);
        when(posts.after(FIRST)).thenReturn(null);

        assertThat(send(RECEIVER).getException()).isNull();

        assertThat(journal()).containsExactly("noticePosts.next", "webhook-request", "noticePosts.failed",
                "noticePosts.after");
        verify(posts).failed(FIRST, trouble);
    }

    @Test
    void eachIsSentAfterTheOneBeforeHasArrived() {
        assertThat(send(RECEIVER).getException()).isNull();

        assertThat(journal()).containsExactly("noticePosts.next", "webhook-request", "noticePosts.sent",
                "noticePosts.after", "webhook-request", "noticePosts.sent", "noticePosts.after");
        verify(posts).next(RECEIVER);
        verify(posts).sent(SECOND);
    }
}
