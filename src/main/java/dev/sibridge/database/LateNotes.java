package dev.sibridge.database;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
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
    private final Deque<Runnable> waiting = new ArrayDeque<>();
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
    public synchronized void write(Runnable note) {
        boolean othersWait = !waiting.isEmpty();
        waiting.add(note);
        if (!othersWait) {
            catchUp();
        }
    }

    /** Writes what waits; while there is trouble and nothing waits, sees whether it is over. */
    public synchronized void catchUp() {
        try {
            if (waiting.isEmpty() && trouble != null) {
                jdbc.sql("UPDATE work_lock SET name = name WHERE name = 'nobody'").update();
            }
            while (!waiting.isEmpty()) {
                waiting.peek().run();
                waiting.remove();
            }
            succeeded();
        } catch (RuntimeException e) {
            if (!failed(e)) {
                // It would fail again and again, and nothing behind it would be written.
                waiting.poll();
                throw e;
            }
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
            LOG.info("The database takes writes again");
        }
        trouble = null;
    }

    /** Takes down that something could not be written. Returns whether that is the database's fault. */
    public boolean failed(Throwable failure) {
        Optional<DatabaseTrouble> kind = DatabaseTrouble.of(failure);
        kind.filter(known -> trouble == null || trouble.kind() != known).ifPresent(known -> {
            String sentence = DatabaseTrouble.sentence(failure).orElseThrow();
            LOG.error("{} Until then nothing is synchronized.", sentence);
            trouble = new Trouble(trouble == null ? clock.instant() : trouble.since(), known, sentence);
        });
        return kind.isPresent();
    }
}
