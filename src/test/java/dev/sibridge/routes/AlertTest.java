package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.alert.AlertLetter;
import dev.sibridge.alert.AlertOutbox;
import dev.sibridge.alert.Mail;
import dev.sibridge.alert.MailProperties;
import dev.sibridge.alert.TestMailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class AlertTest extends RouteTest {

    private static final Mail MAIL = new Mail(7, "office@acme.example", "Export refused: Größe\r\nBcc: a@b.example",
            "It is refused – Größe.", "<p>It is refused – Größe.</p>");

    private final DefaultJavaMailSender mailSender = bean("mailSender", mock(DefaultJavaMailSender.class));
    private final AlertOutbox alertOutbox = bean("alertOutbox", AlertOutbox.class);

    AlertTest() throws Exception {
        super("alert");
        bean("alertLetter", (Object) new AlertLetter(TestMailServer.of(new MailProperties("smtp.acme.example", 25, "",
                "", "si-bridge@acme.example", "help@acme.example"))));
        when(mailSender.getSession()).thenReturn(Session.getInstance(new Properties()));
        when(alertOutbox.claim(anyLong())).thenReturn(MAIL);
    }

    @Test
    void whatAnotherProcessSendsIsNotSentAgain() throws Exception {
        when(alertOutbox.claim(anyLong())).thenReturn(null);

        assertThat(send(7L).getException()).isNull();

        verify(mailSender, never()).send(any());
        assertThat(journal()).containsExactly("alertOutbox.claim");
    }

    @Test
    void whatTheServerDoesNotTakeIsPutOff() throws Exception {
        MessagingException trouble = new MessagingException("Mailbox full");
        doThrow(trouble).when(mailSender).send(any());

        assertThat(send(7L).getException()).isNull();

        assertThat(journal()).containsExactly("alertOutbox.claim", "alertOutbox.failed");
        verify(alertOutbox).failed(eq(MAIL), any());
    }

    @Test
    void whenTheServerIsAwayTheOthersNeedNotBeTried() throws Exception {
        MessagingException trouble = new MessagingException("Could not connect");
        doThrow(trouble).when(mailSender).send(any());
        doThrow(trouble).when(alertOutbox).failed(any(), any());

        assertThat(send(7L).getException()).isSameAs(trouble);
    }

    @Test
    void aMailIsTextAndHtmlFromUsToOneAddress() throws Exception {
        send(7L);

        MimeMessage mail = sent();
        assertThat(mail.getHeader("To")).containsExactly("office@acme.example");
        assertThat(mail.getHeader("From")).containsExactly("SI Bridge <si-bridge@acme.example>");
        assertThat(mail.getHeader("Reply-To")).containsExactly("help@acme.example");
        MimeMultipart content = (MimeMultipart) mail.getContent();
        assertThat(content.getContentType()).startsWith("multipart/alternative");
        assertThat(content.getBodyPart(0).getContent()).asInstanceOf(STRING).isEqualTo(MAIL.plain());
        assertThat(content.getBodyPart(1).getContent()).asInstanceOf(STRING).isEqualTo(MAIL.html());
        assertThat(journal()).containsExactly("alertOutbox.claim", "alertOutbox.sent");
    }

    @Test
    void aSubjectAddsNoHeaders() throws Exception {
        send(7L);

        MimeMessage mail = sent();
        assertThat(mail.getSubject()).isEqualTo("Export refused: Größe Bcc: a@b.example");
        assertThat(mail.getHeader("Bcc")).isNull();
    }

    @Test
    void headersThatCameAlongAreNeitherSentNorSettingsOfTheConnection() throws Exception {
        send(7L, Map.of("Bcc", "spy@evil.example", "X-Secret", "key", "mail.smtp.host", "evil.example",
                "CamelMailReplyTo", "spy@evil.example"));

        assertThat(Collections.list(sent().getAllHeaders())).extracting(header -> header.getName())
                .containsExactlyInAnyOrder("From", "Reply-To", "To", "Subject", "Auto-Submitted", "Date",
                        "MIME-Version", "Content-Type");
    }

    private MimeMessage sent() throws Exception {
        ArgumentCaptor<MimeMessage> mail = ArgumentCaptor.forClass(MimeMessage.class);
        verify(mailSender).send(mail.capture());
        mail.getValue().saveChanges();
        mail.getValue().removeHeader("Message-ID");
        return mail.getValue();
    }
}
