package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.alert.AlertLetter;
import dev.sibridge.alert.DatabaseAlarm;
import dev.sibridge.alert.Mail;
import dev.sibridge.alert.MailProperties;
import dev.sibridge.alert.TestMailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class DatabaseAlertTest extends RouteTest {

    private final DefaultJavaMailSender mailSender = bean("mailSender", mock(DefaultJavaMailSender.class));
    private final DatabaseAlarm alarm = bean("databaseAlarm", DatabaseAlarm.class);

    DatabaseAlertTest() throws Exception {
        super("database-alert");
        bean("alertLetter", (Object) new AlertLetter(TestMailServer.of(new MailProperties("smtp.acme.example", 25, "",
                "",
                "si-bridge@acme.example", ""))));
        when(mailSender.getSession()).thenReturn(Session.getInstance(new Properties()));
        when(alarm.due()).thenReturn(List.of(mail("office@acme.example"), mail("owner@acme.example")));
    }

    @Test
    void aMailThatDoesNotLeaveIsNotToldAndKeepsNoOtherBack() throws Exception {
        doThrow(new MessagingException("Mailbox full")).doNothing().when(mailSender).send(any());

        assertThat(send(null).getException()).isNull();

        verify(mailSender, times(2)).send(any());
        verify(alarm, times(1)).told();
    }

    @Test
    void nothingToTellSendsNothing() throws Exception {
        when(alarm.due()).thenReturn(List.of());

        assertThat(send(null).getException()).isNull();

        verify(mailSender, never()).send(any());
        verify(alarm, never()).told();
    }

    @Test
    void eachAddressGetsItsMailAndNothingElseThatCameAlong() throws Exception {
        assertThat(send(null, Map.of("Bcc", "a@b.example")).getException()).isNull();

        ArgumentCaptor<MimeMessage> sent = ArgumentCaptor.forClass(MimeMessage.class);
        verify(mailSender, times(2)).send(sent.capture());
        assertThat(sent.getAllValues()).extracting(message -> message.getAllRecipients()[0].toString())
                .containsExactly("office@acme.example", "owner@acme.example");
        assertThat(sent.getAllValues()).allSatisfy(message -> assertThat(message.getAllRecipients()).hasSize(1));
    }

    private static Mail mail(String address) {
        return new Mail(0, address, "Database problem: account default", "Make room.", "<p>Make room.</p>");
    }
}
