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
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskTenantTest extends RouteTest {

    private enum About implements Topic { MEMBERS, STATES }

    private static final Question MEMBERS = new Question(About.MEMBERS, ConnectWiseRequest.list("/system/members",
            null));
    private static final Question STATES = new Question(About.STATES, ConnectWiseRequest.list("/company/states", null));
    private static final List<JsonNode> RECORDS = List.of(IntNode.valueOf(1));


    AskTenantTest() {
        super("ask-tenant");
        bean("asking", new Asking());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500})
    void aRefusalGoesUpAndNothingElseIsAsked(int status) {
        ConnectWiseException refusal = new ConnectWiseException("GET", status, null, null);
        fails("connectwise-call", refusal);

        Answers answers = Answers.to(List.of(MEMBERS, STATES));
        assertThat(send(answers).getException()).hasRootCause(refusal);
        assertThat(requests()).containsExactly(MEMBERS.request());
        assertThat(answers.isAnswered(About.MEMBERS)).isFalse();
    }

    @Test
    void aBrokenConnectionGoesUp() {
        fails("connectwise-call", new IOException("broken"));

        assertThat(send(Answers.to(List.of(MEMBERS, STATES))).getException()).hasRootCauseInstanceOf(IOException.class);
        assertThat(asked("connectwise-call")).hasSize(1);
    }

    @Test
    void aTableThatTheReleaseLacksIsEmptyAndTheNextIsAsked() {
        fails("connectwise-call", 0, new ConnectWiseException("GET", 404, null, null));
        answers("connectwise-call", 1, RECORDS);

        Answers answers = Answers.to(List.of(STATES, MEMBERS));
        assertThat(send(answers).getException()).isNull();
        assertThat(answers.isAnswered(About.STATES)).isTrue();
        assertThat(answers.of(About.STATES)).isEmpty();
        assertThat(answers.of(About.MEMBERS)).isEqualTo(RECORDS);
    }

    @Test
    void answersAreKeptByTheQuestionsTopic() {
        answers("connectwise-call", 0, RECORDS);
        answers("connectwise-call", 1, List.of());

        Answers answers = Answers.to(List.of(MEMBERS, STATES));
        Exchange exchange = send(answers);
        assertThat(exchange.getException()).isNull();
        assertThat(requests()).containsExactly(MEMBERS.request(), STATES.request());
        assertThat(answers.of(About.MEMBERS)).isEqualTo(RECORDS);
        assertThat(answers.isAnswered(About.STATES)).isTrue();
        assertThat(exchange.getMessage().getBody()).as("whoever asked goes on with them").isSameAs(answers);
    }

    @Test
    void whoHasNoQuestionsAsksNothing() {
        assertThat(send(Answers.to(List.of())).getException()).isNull();
        assertThat(asked("connectwise-call")).isEmpty();
    }

    private List<ConnectWiseRequest> requests() {
        return asked("connectwise-call").stream().map(asked -> ((Requesting) asked).request()).toList();
    }
}
