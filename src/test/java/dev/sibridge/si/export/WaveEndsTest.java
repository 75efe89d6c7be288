package dev.sibridge.si.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.database.lock.LostLockException;
import dev.sibridge.engine.apply.MissingParentException;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelExchangeException;
import org.junit.jupiter.api.Test;

/** Which of several failures says most. */
class WaveEndsTest {

    private static final RecordRef COMPANY = new RecordRef(RecordType.COMPANY, "c");

    @Test
    void whatSaysMoreWeighsMore() {
        assertThat(List.of(
                new CamelExchangeException("deep in a split", null, new OutOfMemoryError()),
                new LostLockException(),
                new SocketTimeoutException(),
                new ConnectWiseException("POST", 400, null, null),
                new MissingParentException(new DesiredRecord(RecordType.SITE, "s", COMPANY, Map.of(), List.of()),
                        Set.of(COMPANY)),
                new RefusedException(List.of()),
                new HeldBackException(new Hold("same-name", "Two of a name.", List.of(), "Choose."))))
                .extracting(WaveEnds::rank).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aTroubleThatMayPassWeighsMoreThanOneThatLasts() {
        assertThat(WaveEnds.rank(new ConnectWiseException("POST", 503, null, null)))
                .isLessThan(WaveEnds.rank(new ConnectWiseException("POST", 403, null, null)));
    }
}
