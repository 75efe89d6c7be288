package dev.sibridge.si.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.database.lock.LocalLocks.Turn;
import dev.sibridge.engine.model.LookUp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** An export's turn to write what other exports may need, too, and what Manage answered about that meanwhile. */
public final class SharedTurn {

    private final AtomicReference<Turn> turn = new AtomicReference<>();
    private final Map<LookUp, List<JsonNode>> heard = new ConcurrentHashMap<>();

    /** Begins. */
    public void begin(Turn lock) {
        turn.set(lock);
    }

    /** Lets the next export have its turn, unless that was done. What Manage answered need not hold any more. */
    public void end() {
        heard.clear();
        Turn lock = turn.getAndSet(null);
        if (lock != null) {
            lock.close();
        }
    }

    /** Takes Manage's answers: nobody else of this account writes such records before the turn ends. */
    public void hears(Map<LookUp, List<JsonNode>> answers) {
        heard.putAll(answers);
    }

    /** What Manage answered to this very question; empty when it was not asked. */
    Optional<List<JsonNode>> heard(LookUp question) {
        return Optional.ofNullable(heard.get(question));
    }
}
