package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.choose.OpportunityChoice;
import dev.sibridge.si.choose.ProjectChoice;
import dev.sibridge.si.export.ExportWaves;
import dev.sibridge.si.export.WaveEnds;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the waves of an opportunity and its project are gone through. */
@Timeout(30)
class SyncOwnTest extends RouteTest {

    private static final RecordRef OPPORTUNITY = new RecordRef(RecordType.OPPORTUNITY, "o");
    private static final RecordRef PROJECT = new RecordRef(RecordType.PROJECT, "p");

    private static final Wave OPPORTUNITIES = wave(OPPORTUNITY, null);
    private static final Wave LINES = wave(new RecordRef(RecordType.LINE, "l"), OPPORTUNITY);
    private static final Wave WON = wave(OPPORTUNITY, null).after("opportunity");
    private static final Wave PROJECTS = wave(PROJECT, OPPORTUNITY);
    private static final Wave TICKETS = wave(new RecordRef(RecordType.TICKET, "t"), PROJECT);

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final OpportunityChoice opportunities = mock(OpportunityChoice.class);
    private final ProjectChoice projects = bean("projectChoice", ProjectChoice.class);
    private final ExportWaves waves = bean("exportWaves", new ExportWaves(opportunities, projects));
    private final WaveEnds ends = bean("waveEnds", new WaveEnds());
    private final ExecutorService threads = bean("waves", Executors.newCachedThreadPool());

    SyncOwnTest() {
        super("sync-own");
        wants(List.of(OPPORTUNITIES, LINES, WON), List.of(PROJECTS, TICKETS));
        run.read(Exports.export().read());
        properties.put("run", run);
    }

    @BeforeEach
    void nobodyHasChosen() {
        when(opportunities.follow(any(), any())).thenAnswer(call -> call.getArgument(0));
        when(projects.follow(any(), any())).thenAnswer(call -> call.getArgument(0));
        when(projects.concerns(any())).thenAnswer(call -> call.<Wave>getArgument(0).records().stream()
                .anyMatch(record -> record.type() == RecordType.PROJECT));
    }

    @AfterEach
    void shutDown() {
        threads.shutdownNow();
    }

    @Test
    void whatNeedsAWaveThatFailsIsNotWrittenWhatDoesNotIs() {
        IOException trouble = new IOException("no answer");
        does("sync-records", exchange -> {
            if (body(exchange).equals(PROJECTS.in("project"))) {
                throw trouble;
            }
        });

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(asked("sync-records")).contains(OPPORTUNITIES.in("opportunity"), LINES.in("opportunity"), WON.in("opportunity"))
                .doesNotContain(TICKETS.in("project"));
        assertThat(run.log().stage()).as("how far it came").isEqualTo("project");
    }

    @RepeatedTest(5)
    void ofSeveralFailuresTheOneThatSaysMostIsTheExportsWhicheverComesFirst() {
        CyclicBarrier both = new CyclicBarrier(2);
        IOException passing = new IOException("no answer");
        does("sync-records", exchange -> {
            if (List.of(LINES.in("opportunity"), PROJECTS.in("project")).contains(body(exchange))) {
                both.await(5, TimeUnit.SECONDS);
                throw body(exchange).isOf("opportunity") ? passing : new RefusedException(List.of());
            }
        });

        assertThat(send(null).getException()).isSameAs(passing);
        assertThat(run.log().stage()).isEqualTo("opportunity");
    }

    @Test
    void nothingIsWrittenToTheProjectWhileItIsNotKnownWhichItIs() {
        IOException trouble = new IOException("no answer");
        fails("choose-project", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(asked("sync-records")).doesNotContain(PROJECTS.in("project"), TICKETS.in("project"));
    }

    @Test
    void whatAPersonHasMadeIsWhatIsWrittenThoughManageWasAskedMeanwhile() {
        Wave theirs = wave(new RecordRef(RecordType.PROJECT, "theirs"), OPPORTUNITY);
        when(projects.follow(eq(PROJECTS.in("project")), any())).thenReturn(theirs);
        answers("choose-project", "answers");

        assertThat(send(null).getException()).isNull();
        assertThat(asked("choose-project")).hasSize(1);
        assertThat(asked("sync-records")).contains(theirs).doesNotContain(PROJECTS.in("project"));
    }

    @Test
    void aProjectThatAPersonHasClosedIsLeftAlone() {
        run.closed(run.projectRef());

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).contains(LINES.in("opportunity"), WON.in("opportunity"))
                .doesNotContain(PROJECTS.in("project"), TICKETS.in("project"));
    }

    @Test
    void anExportWithoutProjectHasNoFurtherWaves() {
        wants(List.of(OPPORTUNITIES), List.of());

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).containsExactly(OPPORTUNITIES.in("opportunity"));
    }

    @Test
    void nothingToWriteIsNoTrouble() {
        wants(List.of(), List.of());

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).isEmpty();
    }

    @RepeatedTest(5)
    void opportunityAndProjectAreWrittenSideBySideTheWonStatusAfterTheLines() {
        CyclicBarrier both = new CyclicBarrier(2);
        does("sync-records", exchange -> {
            if (List.of(LINES.in("opportunity"), PROJECTS.in("project")).contains(body(exchange))) {
                both.await(5, TimeUnit.SECONDS);
            }
        });

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).hasSize(5).startsWith(OPPORTUNITIES.in("opportunity"))
                .containsSubsequence(LINES.in("opportunity"), WON.in("opportunity"))
                .containsSubsequence(PROJECTS.in("project"), TICKETS.in("project"));
    }

    @Test
    void severalExportsDoNotWaitForEachOther() throws Exception {
        inParallel(8, () -> assertThat(camel.createProducerTemplate().send("direct:sync-own", exchange -> {
            ExportRun own = new ExportRun(2, TestAccounts.account("default"));
            own.read(run.project());
            own.mapped(run.desired());
            exchange.setProperty("run", own);
        }).getException()).isNull());

        assertThat(asked("sync-records")).hasSize(8 * 5);
    }

    private static Wave body(Exchange exchange) {
        return exchange.getMessage().getBody(Wave.class);
    }

    private void wants(List<Wave> opportunity, List<Wave> project) {
        run.mapped(new DesiredState(List.of(), List.of(), opportunity, project, BigDecimal.ZERO, BigDecimal.ZERO,
                List.of()));
    }

    private static Wave wave(RecordRef ref, RecordRef needed) {
        return Wave.of(List.of(new DesiredRecord(ref.type(), ref.key(), needed,
                Map.of("name", ref.key()), List.of())));
    }
}
