package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Asking;
import dev.sibridge.engine.question.Question;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskTenantTest extends RouteTest {

    private enum About implements Topic { MEMBERS, STATES }

    private static final Question MEMBERS = new Question(About.MEMBERS, ConnectWiseRequest.list("/system/members",
            null));
    private static final Question STATES = new Question(About.STATES, ConnectWiseRequest.list("/company/states", null));
    private static final List<JsonNode> RECORDS = List.of(IntNode.valueOf(1));

    private final Answers answers = new Answers();

    AskTenantTest() {
        super("ask-tenant");
        bean("asking", new Asking());
        properties.put("answers", answers);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500})
    void aRefusalGoesUpAndNothingElseIsAsked(int status) {
        ConnectWiseException refusal = new ConnectWiseException("GET", status, null, null);
        fails("connectwise-call", refusal);

        assertThat(send(List.of(MEMBERS, STATES)).getException()).hasRootCause(refusal);
        assertThat(asked("connectwise-call")).containsExactly(MEMBERS.request());
        assertThat(answers.records()).isEmpty();
    }

    @Test
    void aBrokenConnectionGoesUp() {
        fails("connectwise-call", new IOException("broken"));

        assertThat(send(List.of(MEMBERS, STATES)).getException()).hasRootCauseInstanceOf(IOException.class);
        assertThat(asked("connectwise-call")).hasSize(1);
    }

    @Test
    void aTableThatTheReleaseLacksIsEmptyAndTheNextIsAsked() {
        fails("connectwise-call", 0, new ConnectWiseException("GET", 404, null, null));
        answers("connectwise-call", 1, RECORDS);

        assertThat(send(List.of(STATES, MEMBERS)).getException()).isNull();
        assertThat(answers.records()).isEqualTo(Map.of(About.STATES, List.of(), About.MEMBERS, RECORDS));
    }

    @Test
    void answersAreKeptByTheQuestionsTopic() {
        answers("connectwise-call", 0, RECORDS);
        answers("connectwise-call", 1, List.of());

        assertThat(send(List.of(MEMBERS, STATES)).getException()).isNull();
        assertThat(asked("connectwise-call")).containsExactly(MEMBERS.request(), STATES.request());
        assertThat(answers.records()).isEqualTo(Map.of(About.MEMBERS, RECORDS, About.STATES, List.of()));
    }

    @Test
    void whoHasNoQuestionsAsksNothing() {
        assertThat(send(List.of()).getException()).isNull();
        assertThat(asked("connectwise-call")).isEmpty();
    }
}
