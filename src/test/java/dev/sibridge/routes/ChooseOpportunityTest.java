package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.si.choose.OpportunityChoice;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChooseOpportunityTest extends RouteTest {

    private static final Topic ABOUT = new Topic() { };

    private static final Answers NAMESAKES = questions("/sales/opportunities");
    private static final Answers KEYS = questions("/sales/opportunities");
    private static final List<String> ALL = List.of("opportunityChoice.isOpen",
            "opportunityChoice.questions", "ask-tenant", "opportunityChoice.questionsAboutKeys", "ask-tenant",
            "opportunityChoice.decide");

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final OpportunityChoice choice = bean("opportunityChoice", OpportunityChoice.class);

    ChooseOpportunityTest() {
        super("choose-opportunity");
        properties.put("run", run);
    }

    @BeforeEach
    void open() {
        when(choice.isOpen(run)).thenReturn(true);
        when(choice.questions(any())).thenReturn(NAMESAKES);
        when(choice.questionsAboutKeys(any())).thenReturn(KEYS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void nothingIsDecidedWhenManageDoesNotAnswer(int question) {
        IOException trouble = new IOException("no answer");
        fails("ask-tenant", question, trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).isEqualTo(ALL.subList(0, 3 + 2 * question));
    }

    @Test
    void whatAPersonMustDecideGoesUp() {
        HeldBackException heldBack = new HeldBackException(new Hold("same-name", "Two of a name.", List.of(),
                "Choose."));
        doThrow(heldBack).when(choice).decide(any(), any());

        assertThat(send(null).getException()).isSameAs(heldBack);
    }

    @Test
    void nothingIsAskedWhenThereIsNothingToChoose() {
        when(choice.isOpen(run)).thenReturn(false);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("opportunityChoice.isOpen");
    }

    @Test
    void itIsDecidedByManagesAnswers() {
        assertThat(send(null).getException()).isNull();
        assertThat(journal()).isEqualTo(ALL);
        assertThat(asked("ask-tenant")).containsExactly(NAMESAKES, KEYS);
        verify(choice).questionsAboutKeys(NAMESAKES);
        verify(choice).decide(run, KEYS);
    }

    private static Answers questions(String path) {
        return Answers.to(List.of(new Question(ABOUT, ConnectWiseRequest.list(path, null))));
    }

}
