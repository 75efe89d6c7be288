package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import dev.sibridge.twoway.run.ProjectEnds;
import dev.sibridge.twoway.run.ProjectPass;
import dev.sibridge.twoway.run.ProjectTurns;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ReconcileProjectTest extends RouteTest {

    /** Routes, in the order in which they are called. */
    static final List<String> STEPS = List.of("observe-tool", "observe-manage", "observe-twins", "merge", "apply-changes");

    private final ProjectTurns turns = bean("projectTurns", ProjectTurns.class);
    private final ProjectEnds ends = bean("projectEnds", ProjectEnds.class);
    private final ProjectPass pass = mock(ProjectPass.class);
    /** Why passes failed. */
    private final List<Throwable> caught = new CopyOnWriteArrayList<>();

    ReconcileProjectTest() {
        super("reconcile-project");
    }

    @BeforeEach
    void listen() {
        doAnswer(call -> caught.add(call.getArgument(1))).when(ends).failed(any(), any());
    }

    @ParameterizedTest
    @FieldSource("STEPS")
    void whateverGoesWrongIsNotedAndTheProjectLeft(String step) {
        IOException trouble = new IOException("no answer");
        fails(step, trouble);

        Exchange exchange = send(pass);

        assertThat(exchange.getException()).as("told by the pass").isNull();
        assertThat(caught).containsExactly(trouble);
        assertThat(journal()).endsWith(step, "projectEnds.failed", "projectTurns.leave")
                .doesNotContain("projectEnds.done").filteredOn(STEPS::contains).as("steps")
                .isEqualTo(STEPS.subList(0, STEPS.indexOf(step) + 1));
    }

    @ParameterizedTest
    @FieldSource("STEPS")
    void anErrorIsNotedToo(String step) {
        does(step, exchange -> exchange.setException(new StackOverflowError()));

        send(pass);

        assertThat(caught).singleElement().satisfies(trouble ->
                assertThat(trouble).hasRootCauseInstanceOf(StackOverflowError.class));
        assertThat(journal()).endsWith("projectEnds.failed", "projectTurns.leave");
    }

    @Test
    void aProjectThatSomebodyElseHasIsNotRead() throws InterruptedException {
        IllegalStateException trouble = new IllegalStateException("somebody has it");
        doThrow(trouble).when(turns).enter(any());

        send(pass);

        assertThat(caught).containsExactly(trouble);
        assertThat(journal()).containsExactly("projectTurns.enter", "projectEnds.failed", "projectTurns.leave");
    }

    @Test
    void whenTheEndCannotBeNotedThatIsAFailureAndTheProjectIsLeft() {
        IllegalStateException trouble = new IllegalStateException("no database");
        doThrow(trouble).when(ends).done(any());

        send(pass);

        assertThat(caught).containsExactly(trouble);
        assertThat(journal()).endsWith("projectEnds.done", "projectEnds.failed", "projectTurns.leave");
    }

    @Test
    void whenNotEvenAFailureCanBeNotedTheProjectIsLeftAllTheSame() {
        IllegalStateException trouble = new IllegalStateException("no database");
        fails("merge", new IOException("no answer"));
        doThrow(trouble).when(ends).failed(any(), any());

        assertThat(send(pass).getException()).isSameAs(trouble);
        assertThat(journal()).endsWith("projectEnds.failed", "projectTurns.leave");
    }

    @Test
    void bothSidesAreReadThenMergedThenWritten() {
        Exchange exchange = send(pass);

        assertThat(exchange.getException()).isNull();
        assertThat(journal()).containsExactly("projectTurns.enter", "observe-tool", "observe-manage", "observe-twins", "merge",
                "apply-changes", "sync-time", "projectEnds.done", "projectTurns.leave");
        assertThat(caught).isEmpty();
    }

    @Test
    void eachStepFindsThePass() {
        send(pass);

        assertThat(STEPS).allSatisfy(step -> assertThat(route(step).getReceivedExchanges()).singleElement()
                .returns(pass, exchange -> exchange.getProperty("pass")));
    }
}
