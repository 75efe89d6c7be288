package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.si.choose.CompanyChoice;
import dev.sibridge.si.choose.CompanyQuestions;
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

class ChooseCompanyTest extends RouteTest {

    private static final Topic ABOUT = new Topic() { };

    private static final Wave WAVE = new Wave(List.of(), null);
    private static final Answers IDS = questions("/company/companies");
    private static final Answers LIKENESS = questions("/company/contacts");
    private static final Answers PEOPLE = questions("/company/companies");
    private static final List<String> ALL = List.of("companyChoice.isOpen", "companyChoice.records", "recordSync.open",
            "customize-records", "companyQuestions.questions", "ask-tenant", "companyQuestions.questionsAboutLikeness",
            "ask-tenant", "companyQuestions.questionsAboutPeople", "ask-tenant", "companyChoice.decide");

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final WaveWork work = mock(WaveWork.class);
    private final CompanyChoice choice = bean("companyChoice", CompanyChoice.class);
    private final CompanyQuestions questions = bean("companyQuestions", CompanyQuestions.class);
    private final RecordSync recordSync = bean("recordSync", RecordSync.class);

    ChooseCompanyTest() {
        super("choose-company");
        properties.put("run", run);
    }

    @BeforeEach
    void open() {
        when(choice.isOpen(run)).thenReturn(true);
        when(choice.records(run)).thenReturn(WAVE);
        when(recordSync.open(WAVE, run)).thenReturn(work);
        when(questions.questions(work)).thenReturn(IDS);
        when(questions.questionsAboutLikeness(any(), any())).thenReturn(LIKENESS);
        when(questions.questionsAboutPeople(any(), any())).thenReturn(PEOPLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void nothingIsDecidedWhenManageDoesNotAnswer(int question) {
        IOException trouble = new IOException("no answer");
        fails("ask-tenant", question, trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).isEqualTo(ALL.subList(0, 6 + 2 * question));
    }

    @Test
    void whatAPersonMustDecideGoesUp() {
        HeldBackException heldBack = new HeldBackException(new Hold("same-name", "Two of a name.", List.of(),
                "Choose.", "c-1"));
        doThrow(heldBack).when(choice).decide(any(), any());

        assertThat(send(null).getException()).isSameAs(heldBack);
    }

    @Test
    void nothingIsAskedWhenTheCompanyIsKnownAndNothingNewIsHungOnIt() {
        when(choice.isOpen(run)).thenReturn(false);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("companyChoice.isOpen");
    }

    @Test
    void theCompanyIsAskedForAsTheOperatorsRouteLeavesItThenForWhatIsLikeIt() {
        assertThat(send(null).getException()).isNull();
        assertThat(journal()).isEqualTo(ALL);
        assertThat(asked("ask-tenant")).containsExactly(IDS, LIKENESS, PEOPLE);
        verify(questions).questionsAboutLikeness(work, IDS);
        verify(questions).questionsAboutPeople(work, LIKENESS);
        verify(choice).decide(work, PEOPLE);
    }

    private static Answers questions(String path) {
        return Answers.to(List.of(new Question(ABOUT, ConnectWiseRequest.list(path, null))));
    }
}
