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
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LookUpTest extends RouteTest {

    private static final int POOL = 3;
    private static final LookUp LOOK_UP = new LookUp(RecordType.COMPANY, "/company/companies",
            ConnectWiseRequest.list("/company/companies", "identifier in (\"a\")"));

    private final WaveWork wave = mock(WaveWork.class);
    private final RecordSync recordSync = bean("recordSync", RecordSync.class);
    private final ExecutorService manageCalls = bean("manageCalls", Executors.newFixedThreadPool(POOL));

    LookUpTest() {
        super("look-up");
        properties.put("wave", wave);
    }

    @AfterEach
    void shutDown() {
        manageCalls.shutdownNow();
    }

    @Test
    void aQuestionWithoutAnswerIsATrouble() {
        IOException trouble = new IOException("no answer");
        fails("connectwise-call", trouble);

        assertThat(send(lookUps(2)).getException()).hasRootCause(trouble);
    }

    @Test
    void nothingIsAskedWhenThereIsNoQuestion() {
        assertThat(send(List.of()).getException()).isNull();
        assertThat(journal()).isEmpty();
    }

    @RepeatedTest(5)
    void questionsAreAskedAtOnce() {
        CyclicBarrier full = new CyclicBarrier(POOL);
        does("connectwise-call", exchange -> {
            full.await(5, TimeUnit.SECONDS);
            exchange.getMessage().setBody(List.of());
        });

        assertThat(send(lookUps(POOL)).getException()).isNull();
        assertThat(asked("connectwise-call")).containsExactlyInAnyOrderElementsOf(
                lookUps(POOL));
    }

    @Test
    void aRefusalIsNoAnswer() {
        ConnectWiseException refusal = new ConnectWiseException("GET", 404, null, null);
        fails("connectwise-call", refusal);

        assertThat(send(List.of(LOOK_UP)).getException()).hasRootCause(refusal);
        assertThat(journal()).containsExactly("connectwise-call");
    }

    @Test
    void belowARecordThatIsGoneThereIsNothing() {
        fails("connectwise-call", new ConnectWiseException("GET", 404, """
                {"code": "NotFound", "message": "The ticket was not found"}""", null));

        assertThat(send(List.of(LOOK_UP)).getException()).isNull();
        verify(recordSync).answered(List.of(), LOOK_UP, wave);
    }

    @Test
    void theAnswerBelongsToItsQuestion() {
        List<JsonNode> records = List.of(IntNode.valueOf(1));
        answers("connectwise-call", records);

        assertThat(send(List.of(LOOK_UP)).getException()).isNull();
        assertThat(asked("connectwise-call")).containsExactly(LOOK_UP);
        verify(recordSync).answered(records, LOOK_UP, wave);
    }

    private static List<LookUp> lookUps(int count) {
        return IntStream.range(0, count).mapToObj(number -> new LookUp(RecordType.COMPANY, "/company/companies",
                ConnectWiseRequest.list("/company/companies", "id=" + number))).toList();
    }
}
