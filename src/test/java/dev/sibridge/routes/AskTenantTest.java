package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Asking;
import dev.sibridge.engine.question.Question;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.Requesting;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskTenantTest extends RouteTest {

    private enum About implements Topic { MEMBERS, STATES }

    private static final Question MEMBERS = new Question(About.MEMBERS, ConnectWiseRequest.list("/system/members",
            null));
    private static final Question STATES = new Question(About.STATES, ConnectWiseRequest.list("/company/states", null));
    private static final List<JsonNode> RECORDS = List.of(IntNode.valueOf(1));

    private final ExecutorService manageCalls = bean("manageCalls", Executors.newFixedThreadPool(3));

    AskTenantTest() {
        super("ask-tenant");
        bean("asking", new Asking());
    }

    @AfterEach
    void shutDown() {
        manageCalls.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500})
    void aRefusalGoesUp(int status) {
        ConnectWiseException refusal = new ConnectWiseException("GET", status, null, null);
        fails("connectwise-call", refusal);

        Answers answers = Answers.to(List.of(MEMBERS, STATES));
        assertThat(send(answers).getException()).hasRootCause(refusal);
        assertThat(answers.isAnswered(About.MEMBERS)).isFalse();
    }

    @Test
    void aBrokenConnectionGoesUp() {
        fails("connectwise-call", new IOException("broken"));

        assertThat(send(Answers.to(List.of(MEMBERS, STATES))).getException()).hasRootCauseInstanceOf(IOException.class);
        assertThat(asked("connectwise-call")).isNotEmpty();
    }

    @Test
    void aTableThatTheReleaseLacksIsEmptyAndTheNextIsAsked() {
        does("connectwise-call", exchange -> {
            if (request(exchange.getMessage().getBody()).equals(STATES.request())) {
                throw new ConnectWiseException("GET", 404, null, null);
            }
            exchange.getMessage().setBody(RECORDS);
        });

        Answers answers = Answers.to(List.of(STATES, MEMBERS));
        assertThat(send(answers).getException()).isNull();
        assertThat(answers.isAnswered(About.STATES)).isTrue();
        assertThat(answers.of(About.STATES)).isEmpty();
        assertThat(answers.of(About.MEMBERS)).isEqualTo(RECORDS);
    }

    @Test
    void answersAreKeptByTheQuestionsTopic() {
        does("connectwise-call", exchange -> exchange.getMessage().setBody(
                request(exchange.getMessage().getBody()).equals(MEMBERS.request()) ? RECORDS : List.of()));

        Answers answers = Answers.to(List.of(MEMBERS, STATES));
        Exchange exchange = send(answers);
        assertThat(exchange.getException()).isNull();
        assertThat(requests()).containsExactlyInAnyOrder(MEMBERS.request(), STATES.request());
        assertThat(answers.of(About.MEMBERS)).isEqualTo(RECORDS);
        assertThat(answers.isAnswered(About.STATES)).isTrue();
        assertThat(exchange.getMessage().getBody()).as("whoever asked goes on with them").isSameAs(answers);
    }

    @RepeatedTest(5)
    void allQuestionsAreAskedAtOnceAndAnswersAboutOneTopicStandInTheOrderOfTheQuestions() {
        Question more = new Question(About.MEMBERS, ConnectWiseRequest.list("/system/members", "id=2"));
        CountDownLatch second = new CountDownLatch(1);
        does("connectwise-call", exchange -> {
            boolean isSecond = request(exchange.getMessage().getBody()).equals(more.request());
            if (!isSecond) {
                assertThat(second.await(5, TimeUnit.SECONDS)).isTrue();
            }
            exchange.getMessage().setBody(List.of(IntNode.valueOf(isSecond ? 2 : 1)));
            second.countDown();
        });

        Answers answers = Answers.to(List.of(MEMBERS, more));
        assertThat(send(answers).getException()).isNull();
        assertThat(answers.of(About.MEMBERS)).hasToString("[1, 2]");
    }

    @Test
    void whoHasNoQuestionsAsksNothing() {
        assertThat(send(Answers.to(List.of())).getException()).isNull();
        assertThat(asked("connectwise-call")).isEmpty();
    }

    private List<ConnectWiseRequest> requests() {
        return asked("connectwise-call").stream().map(AskTenantTest::request).toList();
    }

    private static ConnectWiseRequest request(Object asked) {
        return ((Requesting) asked).request();
    }
}
