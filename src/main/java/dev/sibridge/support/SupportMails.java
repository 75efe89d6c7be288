package dev.sibridge.support;

import dev.sibridge.alert.AlertOutbox;
import dev.sibridge.alert.AlertPost;
import dev.sibridge.alert.MailServer;
import dev.sibridge.history.search.FoundRun;
import dev.sibridge.history.search.RunSearch;
import dev.sibridge.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Mails to the support. A mail is written, shown, and sent only to whoever brings back its seal: what is sent is what
 * was shown, to the last sign.
 */
@Component
@ConditionalOnWebApplication
public class SupportMails {

    private static final String SEPARATOR = "\n\n----- %s -----\n\n";
    private static final int SEAL = 64;
    private static final int LONGEST_SUBJECT = 250;

    private final MailServer mail;
    private final RunSearch search;
    private final RunAsText runs;
    private final PeopleOfRun people;
    private final KnownSecrets secrets;
    private final AlertOutbox outbox;
    private final AlertPost post;

    SupportMails(MailServer mail, RunSearch search, RunAsText runs, PeopleOfRun people, KnownSecrets secrets,
            AlertOutbox outbox, AlertPost post) {
        this.mail = mail;
        this.search = search;
        this.runs = runs;
        this.people = people;
        this.secrets = secrets;
        this.outbox = outbox;
        this.post = post;
    }

    /** The support's address; empty when none is set. */
    public Optional<String> address() {
        return Optional.of(mail.support()).filter(address -> !address.isEmpty());
    }

    /**
     * Writes the mail; nothing is sent.
     *
     * @throws IllegalArgumentException when there is no such run
     * @throws NoSupportException       when no address of a support is set
     */
    public SupportDraft draft(SupportRequest request) {
        String to = address().orElseThrow(NoSupportException::new);
        Optional<FoundRun> run = Optional.ofNullable(request.run()).map(id -> search.find(id).orElseThrow(() ->
                new IllegalArgumentException("There is no run " + id + ".")));
        Collection<String> known = run.map(people::of).orElse(List.of());
        Scrubber scrubber = new Scrubber(secrets.all(), known);
        StringBuilder text = new StringBuilder(request.message());
        if (request.history()) {
            text.append(SEPARATOR.formatted("History")).append(runs.history(run.orElseThrow()));
        }
        if (request.log()) {
            text.append(SEPARATOR.formatted("Log")).append(runs.log(request.run()));
        }
        String answer = request.answerTo() == null ? "" : "Please answer to " + request.answerTo() + "\n\n";
        String subject = Text.cut(scrubber.scrub(request.subject()), LONGEST_SUBJECT);
        String content = answer + scrubber.scrub(text.toString()).stripTrailing() + "\n";
        return new SupportDraft(to, subject, content, Text.hash(to + "\n" + subject + "\n" + content, SEAL));
    }

    /**
     * Sends the mail as soon as the mail server takes it.
     *
     * @param seal of the draft that was shown
     * @throws ChangedDraftException when the mail would be another one by now
     */
    public SupportDraft send(SupportRequest request, String seal) {
        SupportDraft draft = draft(request);
        if (!draft.seal().equals(seal)) {
            throw new ChangedDraftException(draft);
        }
        outbox.add(draft.to(), draft.subject(), draft.text(), "<pre>" + HtmlUtils.htmlEscape(draft.text(), "UTF-8")
                + "</pre>");
        post.sendSoon();
        return draft;
    }

    /** No address of a support is set. */
    public static final class NoSupportException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoSupportException() {
            super("No support address is set (Set-up, Mail server, or SUPPORT_EMAIL).");
        }
    }

    /** What would be sent is not what was shown. */
    public static final class ChangedDraftException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient SupportDraft draft;

        ChangedDraftException(SupportDraft draft) {
            super("The mail would not be the one that was shown. Look at it again.");
            this.draft = draft;
        }

        /** The mail as it would be now. */
        public SupportDraft draft() {
            return draft;
        }
    }
}
