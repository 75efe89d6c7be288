package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.si.export.ChangeOrderWork;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeChangeOrderTest extends RouteTest {

    private static final Topic ABOUT = new Topic() { };

    private final ChangeOrderWork changeOrderWork = bean("changeOrderWork", ChangeOrderWork.class);

    JudgeChangeOrderTest() {
        super("judge-change-order");
    }

    @Test
    void nothingIsDecidedWhileManageDoesNotAnswer() {
        IOException trouble = new IOException("no answer");
        fails("ask-tenant", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).endsWith("ask-tenant");
    }

    @Test
    void itIsDecidedByWhatManageHolds() {
        Answers questions = Answers.to(List.of(
                new Question(ABOUT, ConnectWiseRequest.list("/sales/opportunities", null))));
        when(changeOrderWork.questions(any())).thenReturn(questions);

        assertThat(send(null).getException()).isNull();
        assertThat(asked("ask-tenant")).isEqualTo(List.of(questions));
        assertThat(journal()).containsExactly("changeOrderWork.questions", "ask-tenant", "changeOrderWork.decide");
    }
}
