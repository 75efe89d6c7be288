package dev.sibridge.alert;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.database.LateNotes;
import dev.sibridge.database.LateNotes.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells people of trouble with our own database, once by each process and once more when it is over. Other alerts wait
 * in the database; this one cannot.
 */
@Component
public class DatabaseAlarm {

    /** Trouble that passes by itself, such as a restart of the server, has passed by then. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final LateNotes notes;
    private final Accounts accounts;
    private final MailTexts texts;
    private final MailServer server;
    private final Clock clock;
    private volatile boolean told;

    DatabaseAlarm(LateNotes notes, Accounts accounts, MailTexts texts, MailServer server, Clock clock) {
        this.notes = notes;
        this.accounts = accounts;
        this.texts = texts;
        this.server = server;
        this.clock = clock;
    }

    /** The mails to be sent now, one for each address: of trouble that nobody was told of, or of its end. */
    public List<Mail> due() {
        Optional<Trouble> trouble = notes.trouble();
        if (!server.isSet() || told == trouble.isPresent()) {
            return List.of();
        }
        return trouble.isEmpty()
                ? mails(AlertKind.RECOVERED, "The database accepts writes again.", List.of(), clock.instant())
                : trouble.filter(this::needsAPerson).map(lasting -> mails(AlertKind.DATABASE, "Nothing is synchronized"
                        + " until the database of SI Bridge accepts writes again. Nothing is lost: exports wait in"
                        + " D-Tools' queue.",
                        List.of(new Note(lasting.sentence(), "")), lasting.since())).orElse(List.of());
    }

    /** Notes that a mail left. */
    public void told() {
        told = notes.trouble().isPresent();
    }

    private boolean needsAPerson(Trouble trouble) {
        return trouble.kind().needsAPerson() || trouble.since().plus(PATIENCE).isBefore(clock.instant());
    }

    private List<Mail> mails(AlertKind kind, String happened, List<Note> notes, Instant at) {
        return accounts.all().stream().flatMap(account -> mails(account, texts.single(new MailTexts.Raised(
                new Alert(kind, account.name(), null, null, happened, notes, null, ""), at))).stream()).toList();
    }

    private static List<Mail> mails(Account account, MailTexts.MailText text) {
        return account.errorEmails().stream().map(address ->
                new Mail(0, address, text.subject(), text.plain(), text.html())).toList();
    }
}
