package dev.sibridge.si.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.sibridge.database.lock.LocalLocks.Turn;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class SharedTurnTest {

    private static final List<JsonNode> RECORDS = List.of(IntNode.valueOf(1));

    private final Locks.Lock lock = mock(Locks.Lock.class);
    private final SharedTurn turn = new SharedTurn();

    @Test
    void whatManageAnsweredHoldsWhileTheTurnLastsForTheVeryQuestionOnly() {
        turn.begin(new Turn(lock, new Semaphore(0)));
        turn.hears(Map.of(lookUp("name=\"Sonos\""), RECORDS));

        assertThat(turn.heard(lookUp("name=\"Sonos\""))).contains(RECORDS);
        assertThat(turn.heard(lookUp("name=\"Bose\""))).isEmpty();

        turn.end();

        assertThat(turn.heard(lookUp("name=\"Sonos\""))).isEmpty();
    }

    @Test
    void itEndsOnce() {
        Semaphore others = new Semaphore(0);
        turn.begin(new Turn(lock, others));

        turn.end();
        turn.end();

        verify(lock, times(1)).close();
        assertThat(others.availablePermits()).isEqualTo(1);
    }

    private static LookUp lookUp(String conditions) {
        return new LookUp(RecordType.MANUFACTURER, "/procurement/manufacturers",
                ConnectWiseRequest.list("/procurement/manufacturers", conditions));
    }
}
