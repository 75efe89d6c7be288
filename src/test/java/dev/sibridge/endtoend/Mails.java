package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Reads mails as those who get them do. */
public final class Mails {

    private Mails() {
    }

    static String subject(MimeMessage mail) {
        return read(mail::getSubject);
    }

    static String header(MimeMessage mail, String name) {
        return String.join(",", read(() -> mail.getHeader(name)));
    }

    static String[] recipients(MimeMessage mail) {
        return read(() -> Arrays.stream(mail.getAllRecipients()).map(Object::toString).toArray(String[]::new));
    }

    public static String plain(MimeMessage mail) {
        return part(mail, 0, "text/plain").replace("\r\n", "\n");
    }

    static String html(MimeMessage mail) {
        return part(mail, 1, "text/html");
    }

    private static String part(MimeMessage mail, int index, String type) {
        return read(() -> {
            MimeMultipart alternative = (MimeMultipart) mail.getContent();
            assertThat(alternative.getContentType()).startsWith("multipart/alternative");
            assertThat(alternative.getBodyPart(index).getContentType()).startsWith(type);
            return (String) alternative.getBodyPart(index).getContent();
        });
    }

    private interface Reading<T> {
        T read() throws MessagingException, IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
