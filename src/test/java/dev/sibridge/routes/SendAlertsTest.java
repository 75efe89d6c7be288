package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import dev.sibridge.alert.AlertMails;
import dev.sibridge.alert.AlertOutbox;
import dev.sibridge.database.LateNotes;
import dev.sibridge.notice.NoticeWriter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendAlertsTest extends RouteTest {

    private final AlertOutbox alertOutbox = bean("alertOutbox", AlertOutbox.class);

    private final LateNotes notes = bean("lateNotes", LateNotes.class);

    SendAlertsTest() {
        super("send-alerts");
        bean("alertMails", AlertMails.class);
        bean("noticeWriter", NoticeWriter.class);
        when(notes.isWell()).thenReturn(true);
        when(alertOutbox.due()).thenReturn(List.of(7L, 8L, 9L));
    }

    @Test
    void whenTheMailServerIsAwayTheOthersWaitWithTheFirst() {
        fails("alert", 1, new IOException("no connection"));

        assertThat(send(null).getException()).hasRootCauseInstanceOf(IOException.class);
        assertThat(asked("alert")).containsExactly(7L, 8L);
    }

    @Test
    void troubleWithTheDatabaseIsToldThoughNothingElseCanBe() {
        when(notes.isWell()).thenReturn(false);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("lateNotes.catchUp", "database-alert", "lateNotes.isWell");
    }

    @Test
    void nothingToSendIsNoTrouble() {
        when(alertOutbox.due()).thenReturn(List.of());

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("lateNotes.catchUp", "database-alert", "lateNotes.isWell",
                "alertMails.write", "noticeWriter.write",
                "alertOutbox.due");
    }

    @Test
    void mailsAreMadeAndThoseThatAreDueAreSentInOrder() {
        assertThat(send(null).getException()).isNull();

        assertThat(asked("alert")).containsExactly(7L, 8L, 9L);
        assertThat(journal()).containsExactly("lateNotes.catchUp", "database-alert", "lateNotes.isWell",
                "alertMails.write", "noticeWriter.write",
                "alertOutbox.due", "alert", "alert", "alert");
    }
}
