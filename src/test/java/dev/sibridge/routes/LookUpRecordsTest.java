package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookUpRecordsTest extends RouteTest {

    private static final LookUp LOOK_UP = new LookUp(RecordType.COMPANY, "/company/companies",
            ConnectWiseRequest.list("/company/companies", "identifier in (\"a\")"));

    private final WaveWork wave = mock(WaveWork.class);
    private final RecordSync recordSync = bean("recordSync", RecordSync.class);

    LookUpRecordsTest() {
        super("look-up-records");
        properties.put("wave", wave);
    }

    @Test
    void aRefusalIsNoAnswer() {
        ConnectWiseException refusal = new ConnectWiseException("GET", 404, null, null);
        fails("connectwise-list", refusal);

        assertThat(send(LOOK_UP).getException()).isSameAs(refusal);
        assertThat(journal()).containsExactly("connectwise-list");
    }

    @Test
    void belowARecordThatIsGoneThereIsNothing() {
        fails("connectwise-list", new ConnectWiseException("GET", 404, """
                {"code": "NotFound", "message": "The ticket was not found"}""", null));

        assertThat(send(LOOK_UP).getException()).isNull();
        verify(recordSync).answered(List.of(), LOOK_UP, wave);
    }

    @Test
    void theAnswerBelongsToItsQuestion() {
        List<JsonNode> records = List.of(IntNode.valueOf(1));
        answers("connectwise-list", records);

        assertThat(send(LOOK_UP).getException()).isNull();
        assertThat(asked("connectwise-list")).containsExactly(LOOK_UP.request());
        verify(recordSync).answered(records, LOOK_UP, wave);
    }
}
