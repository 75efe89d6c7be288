package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.si.choose.ProjectChoice;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChooseProjectTest extends RouteTest {

    private static final Topic ABOUT = new Topic() { };

    private static final Answers LINES =
            Answers.to(List.of(new Question(ABOUT, ConnectWiseRequest.list("/procurement/products", null))));

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final ProjectChoice choice = bean("projectChoice", ProjectChoice.class);

    ChooseProjectTest() {
        super("choose-project");
        properties.put("run", run);
    }

    @BeforeEach
    void open() {
        when(choice.isOpen(any(), eq(run))).thenReturn(true);
        when(choice.questions(any())).thenReturn(LINES);
    }

    @Test
    void nothingIsDecidedWhenManageDoesNotAnswer() {
        IOException trouble = new IOException("no answer");
        fails("ask-tenant", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).containsExactly("projectChoice.isOpen", "projectChoice.questions", "ask-tenant");
    }

    @Test
    void whatAPersonMustDecideGoesUp() {
        HeldBackException heldBack = new HeldBackException(new Hold("same-name", "Two of them.", List.of(), "Choose."));
        doThrow(heldBack).when(choice).decide(any(), any());

        assertThat(send(null).getException()).isSameAs(heldBack);
    }

    @Test
    void nothingIsAskedWhenThereIsNothingToChoose() {
        when(choice.isOpen(any(), eq(run))).thenReturn(false);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("projectChoice.isOpen");
    }

    @Test
    void itIsDecidedByManagesAnswers() {
        assertThat(send(null).getException()).isNull();
        assertThat(asked("ask-tenant")).containsExactly(LINES);
        verify(choice).decide(run, LINES);
    }

}
