package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import dev.sibridge.si.poll.Polls;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class TakeProjectTest extends RouteTest {

    private final Polls polls = bean("polls", Polls.class);

    TakeProjectTest() {
        super("take-project");
    }

    @Test
    void whileAPollIsRunningNothingIsTakenAndNothingIsTheAnswer() {
        begins(false);

        assertThat(send("something").getMessage().getBody()).isNull();
        assertThat(journal()).containsExactly("polls.begin");
    }

    @Test
    void theProjectIsTakenBeforeTheAnswerWhichIsThePollsId() {
        begins(true);

        assertThat(send(null).getMessage().getBody()).isEqualTo(7L);
        assertThat(journal()).containsExactly("polls.begin", "take-exports");
    }

    private void begins(boolean begun) {
        doAnswer(call -> {
            Exchange exchange = call.getArgument(0);
            exchange.setProperty("poll", TestRuns.poll(7L, begun));
            return null;
        }).when(polls).begin(any());
    }
}
