package dev.sibridge.database;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How things ended is noted though the database takes no writes at that moment: what could not be written is, in its
 * order, as soon as there is a database again. Only if the process ends before is it lost, and what was interrupted is
 * ended by the next one.
 */
@Component
public class LateNotes {

    private static final Logger LOG = LoggerFactory.getLogger(LateNotes.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private volatile Trouble trouble;

    public LateNotes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Trouble that lasts.
     *
     * @param sentence what is wrong and what to do
     */
    public record Trouble(Instant since, DatabaseTrouble kind, String sentence) {
    }

    /** Writes it, now or as soon as the database takes writes. It must come to the same when it is done twice. */
    public void write(Runnable note) {
        if (!waiting.isEmpty() || !isWritten(note)) {
            waiting.add(note);
        }
    }

    private boolean isWritten(Runnable note) {
        try {
            note.run();
            succeeded();
            return true;
        } catch (RuntimeException e) {
            if (!failed(e)) {
                throw e;
            }
            return false;
        }
    }

    /** Writes what waits; while there is trouble and nothing waits, sees whether it is over. */
    public synchronized void catchUp() {
        if (waiting.isEmpty() && trouble != null) {
            isWritten(() -> jdbc.sql("UPDATE work_lock SET name = name WHERE name = 'nobody'").update());
        }
        while (!waiting.isEmpty() && isFirstWritten()) {
            waiting.remove();
        }
    }

    private boolean isFirstWritten() {
        try {
            return isWritten(waiting.peek());
        } catch (RuntimeException e) {
            // It would fail again and again, and nothing behind it would be written.
            waiting.remove();
            throw e;
        }
    }

    /** Whether the database does its work, as far as is known. */
    public boolean isWell() {
        return trouble == null;
    }

    /** What is wrong with it; empty when nothing is, as far as is known. */
    public Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Takes down that something could be written. */
    public void succeeded() {
        if (trouble != null) {
            LOG.info("The database accepts writes again");
        }
        trouble = null;
    }

    /** Takes down that something could not be written. Returns whether that is the database's fault. */
    public boolean failed(Throwable failure) {
        Optional<DatabaseTrouble> kind = DatabaseTrouble.of(failure);
        Trouble before = trouble;
        kind.filter(now -> before == null || before.kind() != now).ifPresent(now -> {
            String sentence = DatabaseTrouble.sentence(failure).orElseThrow();
            LOG.error("{} Until then nothing is synchronized.", sentence);
            trouble = new Trouble(before == null ? clock.instant() : before.since(), now, sentence);
        });
        return kind.isPresent();
    }
}
