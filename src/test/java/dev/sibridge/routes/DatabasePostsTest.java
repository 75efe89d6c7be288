package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.notice.NoticeAlarm;
import dev.sibridge.notice.Post;
import dev.sibridge.notice.TestNotices;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class DatabasePostsTest extends RouteTest {

    private static final Post ONE = TestNotices.post("https://hook.example", null, "1");
    private static final Post OTHER = TestNotices.post("https://hook.example", null, "2");

    private final NoticeAlarm alarm = bean("noticeAlarm", NoticeAlarm.class);

    DatabasePostsTest() {
        super("database-posts");
        bean("webhookThreads", (Object) Executors.newCachedThreadPool());
        when(alarm.due()).thenReturn(List.of(ONE, OTHER));
    }

    @Test
    void aPostThatIsNotAcceptedIsNotToldAndKeepsNoOtherBack() {
        does("webhook-request", exchange -> {
            if (exchange.getProperty("request") == ONE) {
                throw new IOException("no connection");
            }
        });

        assertThat(send(null).getException()).isNull();

        verify(alarm, never()).sent(ONE);
        verify(alarm).sent(OTHER);
    }

    @Test
    void nothingToTellSendsNothing() {
        when(alarm.due()).thenReturn(List.of());

        assertThat(send(null).getException()).isNull();

        assertThat(journal()).containsExactly("noticeAlarm.due");
    }
}
