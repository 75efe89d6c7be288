package dev.sibridge.si.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.attention.AccountTroubles;
import dev.sibridge.attention.Fact;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.trouble.TroubledRuns;
import dev.sibridge.history.trouble.TroubledRuns.Trouble;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Hold.Candidate;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.si.link.WaitingExport;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What makes two troubles the same. */
class ExportFactsTest {

    private final Account account = TestAccounts.account("default");
    private final TroubledRuns runs = mock(TroubledRuns.class);
    private final Waiting waiting = mock(Waiting.class);
    private final ExportFacts facts = new ExportFacts(runs, waiting, mock(AccountTroubles.class));

    @Test
    void aFieldThatIsMissingInOneRowIsMissingInAnother() {
        troubled(new Problem("missing", "The row has no Model.", "Sony TV, Kitchen", "Model", "Enter it."),
                new Problem("missing", "The row has no Model.", "Denon, Rack", "Model", "Enter it."),
                new Problem("missing", "There is no client.", null, "Client", "Name one."));

        assertThat(facts.of(account)).extracting(fact -> fact.key().about())
                .containsExactly("Model", "Model", "Client");
        assertThat(facts.of(account).get(0).what()).isEqualTo("The row has no Model.");
        assertThat(facts.of(account).get(0).affected().message()).startsWith("Sony TV, Kitchen: ");
    }

    @Test
    void oneProductThatIsAtFaultIsNotAnother() {
        troubled(new Problem("inactive", "It is inactive.", null, null, "Activate it.", "catalogItem SONY-1"),
                new Problem("inactive", "It is inactive.", null, null, "Activate it.", "catalogItem SONY-2"));

        assertThat(facts.of(account)).extracting(Fact::key).doesNotHaveDuplicates();
    }

    @Test
    void thatThereAreMoreProblemsIsNone() {
        troubled(new Problem("missing", "There is no client.", null, "Client", "Name one."),
                new Problem("more", "There are 7 more problems.", null, null, "Start with these."));

        assertThat(facts.of(account)).hasSize(1);
    }

    @Test
    void whatIsRefusedIsNotWhatFailed() {
        Problem problem = new Problem(Kind.PASSING, "x", "X.", null, null, "", "");
        when(runs.of(account)).thenReturn(List.of(trouble(1, Outcome.REFUSED, problem),
                trouble(2, Outcome.FAILED, problem), trouble(3, Outcome.SKIPPED, problem)));

        assertThat(facts.of(account)).extracting(fact -> fact.key().kind()).containsExactly(
                AlertKind.EXPORT_REFUSED, AlertKind.EXPORT_FAILED, AlertKind.CHANGE_ORDER_WAITS);
    }

    @Test
    void ofRunsOfWhichOnlySentencesAreKnownNoTwoAreTheSame() {
        when(runs.of(account)).thenReturn(List.of(trouble(1, Outcome.FAILED, null), trouble(2, Outcome.FAILED, null)));

        assertThat(facts.of(account)).extracting(Fact::key).doesNotHaveDuplicates();
        assertThat(facts.of(account)).extracting(Fact::what).containsOnly("It went wrong.");
    }

    @Test
    void anAnswerAboutAClientIsOneForAllItsExportsAndWhatIsOlderThanTheFirstStartIsOneForAll() {
        Candidate patio = new Candidate("opportunity", 5, "Patio", "Finch");
        when(waiting.of(account)).thenReturn(List.of(
                waits(1, new Hold("company", "Which?", List.of(), "Say.", "finch")),
                waits(2, new Hold("company", "Which?", List.of(new Candidate("company", 7, "F", "F")), "Say.",
                        "finch")),
                waits(3, new Hold("cut-over", "Old.", List.of(), "Release it.")),
                waits(4, new Hold("cut-over", "Older.", List.of(), "Release it.")),
                waits(5, new Hold("same-name", "This?", List.of(patio), "Say."))));

        assertThat(facts.of(account)).extracting(fact -> fact.key().code(), fact -> fact.key().about())
                .containsExactly(tuple("company", "finch"), tuple("company", "finch"), tuple("cut-over", ""),
                        tuple("cut-over", ""), tuple("same-name", "opportunity 5"));
        assertThat(facts.of(account).get(0).since()).isEqualTo(3);
    }

    private void troubled(Problem... problems) {
        when(runs.of(account)).thenReturn(Arrays.stream(problems)
                .map(problem -> trouble(1, Outcome.REFUSED, problem)).toList());
    }

    private static Trouble trouble(long run, Outcome outcome, Problem problem) {
        return new Trouble(run, "p", null, "Salon", "Finch", outcome, problem, "It went wrong.", 5);
    }

    private static WaitingExport waits(long run, Hold hold) {
        return new WaitingExport(run, "default", "p" + run, null, "Salon", "Finch", 1, 3, 9, hold);
    }
}
