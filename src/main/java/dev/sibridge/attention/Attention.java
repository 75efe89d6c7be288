package dev.sibridge.attention;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.attention.Cause.State;
import dev.sibridge.attention.CauseEntry.What;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.TransactionException;

/** What needs a person, and what people do about it. */
@Service
public class Attention {

    private static final Logger LOG = LoggerFactory.getLogger(Attention.class);
    /** A number on the head of a page may be so old. */
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 4000;
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

    private final CauseWatch watch;
    private final CauseStore causes;
    private final Accounts accounts;
    private final Clock clock;

    public Attention(CauseWatch watch, CauseStore causes, Accounts accounts, Clock clock) {
        this.watch = watch;
        this.causes = causes;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Looks now what is wrong, as something may have changed; not at all while the database takes no writes. */
    public void look() {
        look(Duration.ZERO);
    }

    /** How many causes are open, and how many are put off. */
    public record Count(long open, long snoozed) {
    }

    /**
     * How many causes there are, as of some seconds ago.
     *
     * @param account null for all
     * @throws IllegalArgumentException when there is no such account
     */
    public Count count(String account) {
        List<String> names = names(account);
        look(FRESH);
        return causes.count(names, clock.millis());
    }

    /**
     * The causes that are in a state now, those that have been there longest first; of closed ones the last first.
     *
     * @param account null for all
     * @throws IllegalArgumentException when there is no such account
     */
    public List<Cause> list(State state, String account) {
        List<String> names = names(account);
        look();
        List<Cause> all = causes.of(names).stream().filter(cause -> cause.state(clock.millis()) == state).toList();
        return state != State.CLOSED ? all : all.stream().sorted((one, other) ->
                Long.compare(other.closedAt(), one.closedAt())).toList();
    }

    /** A cause as it is now; empty when there is none of that id. */
    public Optional<Cause> find(long id) {
        look();
        return causes.find(id).filter(cause -> names(null).contains(cause.key().account()));
    }

    /** What was done about a cause, as it came. */
    public List<CauseEntry> entries(long id) {
        return causes.entries(id);
    }

    /**
     * Gives a cause to a person.
     *
     * @param person null for nobody
     * @param by     who says so
     * @throws IllegalArgumentException when that is no name
     */
    @Transactional
    public void assign(Cause cause, String person, String by) {
        String name = person == null || person.isBlank() ? null : person.strip();
        if (name != null && (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("A name is one line of at most " + LONGEST_NAME + " characters.");
        }
        if (!Objects.equals(name, cause.assignedTo())) {
            causes.assign(cause.id(), name);
            add(cause, What.ASSIGNED, name, by);
        }
    }

    /**
     * Puts a cause off; it comes back at that time, or when it concerns another project.
     *
     * @param until null to have it back now
     * @throws IllegalArgumentException when that is past, or too far ahead
     */
    @Transactional
    public void snooze(Cause cause, Instant until, String by) {
        Instant now = clock.instant();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE)))) {
            throw new IllegalArgumentException("\"until\" must be a time within the next " + LONGEST_SNOOZE.toDays()
                    + " days.");
        }
        causes.snooze(cause.id(), until == null ? null : until.toEpochMilli());
        add(cause, until == null ? What.WOKEN : What.SNOOZED, until == null ? null : until.toString(), by);
    }

    /**
     * Adds a note.
     *
     * @throws IllegalArgumentException when it is empty or too long
     */
    public void note(Cause cause, String text, String by) {
        if (text == null || text.isBlank() || text.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("A note has 1 to " + LONGEST_NOTE + " characters.");
        }
        add(cause, What.NOTE, text.strip(), by);
    }

    /** Notes that somebody had so many exports of a cause tried again. */
    public void retried(Cause cause, int exports, String by) {
        add(cause, What.RETRIED, String.valueOf(exports), by);
    }

    private void add(Cause cause, What what, String said, String by) {
        causes.note(cause.id(), new CauseEntry(what, said, by, clock.millis()));
    }

    private List<String> names(String account) {
        return account == null ? accounts.all().stream().map(Account::name).toList()
                : List.of(accounts.get(account).name());
    }

    // While the database takes no writes, what is known is better than nothing.
    private void look(Duration fresh) {
        try {
            watch.look(fresh);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Nobody could look for causes", e);
        }
    }
}
