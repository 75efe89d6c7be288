package dev.sibridge.alert;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.component.mail.MailConstants;
import org.springframework.stereotype.Component;

/** Puts a mail into the form in which camel-mail sends it: HTML, with plain text for those who prefer that. */
@Component
public class AlertLetter {

    private static final String ONE_LINE = "[\\p{Cc}\\p{Zl}\\p{Zp}]+";

    private final MailServer server;

    public AlertLetter(MailServer server) {
        this.server = server;
    }

    /** Sets the body and all headers. */
    public void write(Exchange exchange, @ExchangeProperty("mail") Mail mail) {
        Message message = exchange.getMessage();
        message.setBody(mail.html());
        message.setHeader(MailConstants.MAIL_ALTERNATIVE_BODY, mail.plain());
        message.setHeader("From", "SI Bridge <" + server.from() + ">");
        message.setHeader("Reply-To", server.replyTo());
        message.setHeader("To", mail.address());
        // A line break would begin another header.
        message.setHeader("Subject", mail.subject().replaceAll(ONE_LINE, " "));
        message.setHeader("Auto-Submitted", "auto-generated");
    }
}
