package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.engine.model.LookUp;
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

class LookUpWaveTest extends RouteTest {

    private static final int POOL = 3;

    private final ExecutorService manageCalls = bean("manageCalls", Executors.newFixedThreadPool(POOL));

    LookUpWaveTest() {
        super("look-up-wave");
    }

    @AfterEach
    void shutDown() {
        manageCalls.shutdownNow();
    }

    @Test
    void aQuestionWithoutAnswerIsATrouble() {
        IOException trouble = new IOException("no answer");
        fails("look-up-records", trouble);

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
        does("look-up-records", exchange -> full.await(5, TimeUnit.SECONDS));

        assertThat(send(lookUps(POOL)).getException()).isNull();
        assertThat(asked("look-up-records")).containsExactlyInAnyOrderElementsOf(lookUps(POOL));
    }

    private static List<LookUp> lookUps(int count) {
        return IntStream.range(0, count).mapToObj(number -> new LookUp(RecordType.COMPANY, "/company/companies",
                ConnectWiseRequest.list("/company/companies", "id=" + number))).toList();
    }
}
