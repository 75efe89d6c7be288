package dev.sibridge.alert;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.alert.MailTexts.Raised;
import dev.sibridge.database.LateNotes;
import dev.sibridge.database.LateNotes.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final AlertReaders readers;
    private volatile boolean told;

    DatabaseAlarm(LateNotes notes, Accounts accounts, MailTexts texts, MailServer server, Clock clock,
            AlertReaders readers) {
        this.notes = notes;
        this.accounts = accounts;
        this.texts = texts;
        this.server = server;
        this.clock = clock;
        this.readers = readers;
    }

    /** The mails to be sent now, one for each address: of trouble that nobody was told of, or of its end. */
    public List<Mail> due() {
        if (!server.isSet() || told != isOver()) {
            return List.of();
        }
        return accounts.all().stream().flatMap(account -> (told ? Optional.of(over(account.name()))
                : trouble(account.name())).stream().flatMap(raised -> mails(account, raised))).toList();
    }

    /** Whether the database takes writes. */
    public boolean isOver() {
        return notes.trouble().isEmpty();
    }

    /** What people must hear of now; empty while all is well, or what there is may pass by itself. */
    public Optional<Raised> trouble(String account) {
        return notes.trouble().filter(this::needsAPerson).map(lasting -> raised(AlertKind.DATABASE, account,
                "Nothing is synchronized until the database of SI Bridge accepts writes again. Nothing is lost: exports"
                        + " wait in D-Tools' queue.", List.of(new Note(lasting.sentence(), "")), lasting.since()));
    }

    /** What whoever has heard of it must hear when it is over. */
    public Raised over(String account) {
        return raised(AlertKind.RECOVERED, account, "The database accepts writes again.", List.of(), clock.instant());
    }

    /** Notes that a mail left. */
    public void told() {
        told = notes.trouble().isPresent();
    }

    private boolean needsAPerson(Trouble trouble) {
        return trouble.kind().needsAPerson() || trouble.since().plus(PATIENCE).isBefore(clock.instant());
    }

    private static Raised raised(AlertKind kind, String account, String happened, List<Note> notes, Instant at) {
        return new Raised(new Alert(kind, account, null, null, happened, notes, null, ""), at);
    }

    private Stream<Mail> mails(Account account, Raised raised) {
        MailTexts.MailText text = texts.single(raised);
        return Stream.concat(account.errorEmails().stream(),
                readers.emails(account.name(), raised.alert().kind()).stream()).distinct().map(address ->
                new Mail(0, address, text.subject(), text.plain(), text.html()));
    }
}
