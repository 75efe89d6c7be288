package dev.sibridge.si.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.LocalLocks.Turn;
import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.history.KeptExports;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunFacts;
import dev.sibridge.history.Runs;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.flow.TestExportRuns;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.tenant.TenantReader;
import dev.sibridge.vendor.calls.Call;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import dev.sibridge.vendor.dtools.reading.PayloadLimits;
import dev.sibridge.vendor.dtools.reading.PayloadTooLargeException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What becomes of what D-Tools answered. */
class ExportWorkTest {

    private final Runs runs = mock(Runs.class);
    private final ExportWork work = new ExportWork(mock(Accounts.class), runs, mock(RunFacts.class),
            mock(KeptExports.class), memories(), mock(LineMoney.class), mock(TenantReader.class),
            mock(SettingsFingerprint.class));

    @Test
    void aBrokenAnswerMayComeWholeTheNextTime() {
        UnreadableExportException broken = new UnreadableExportException("D-Tools returned nothing.", true);

        assertThat(catchThrowableOfType(UnreadableExportException.class, () -> work.unreadable(broken)))
                .isSameAs(broken);
    }

    @Test
    void anAnswerOfAnotherFormIsRefused() {
        Problem problem = refusal(new UnreadableExportException("D-Tools answered a list.", false));

        assertThat(problem.code()).isEqualTo("unreadable");
        assertThat(problem.message()).isEqualTo("D-Tools answered a list.");
    }

    @Test
    void anAnswerBeyondALimitIsRefusedWithTheSettingThatLetsItPass() {
        PayloadTooLargeException tooLarge = catchThrowableOfType(PayloadTooLargeException.class,
                () -> ExportReader.checkSize(2L << 20, new PayloadLimits(1 << 20, 1, 1, 1)));

        assertThat(refusal(tooLarge)).isEqualTo(new Problem("limit", "The export is larger than 1 MB.", null, null,
                "Split the project in SI and export it again, or raise bridge.payload.max-size in application.yaml."));
    }

    @Test
    void anotherProjectThanTheOneAskedForIsRefused() {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read("p-2", null));

        assertThat(refused.problems()).extracting(Problem::code, Problem::field)
                .containsExactly(tuple("contradictory", "Id"));
        verifyNoInteractions(runs);
    }

    @Test
    void theProjectAskedForMayWriteItsIdInAnotherCasing() {
        assertThat(read("P-1 ", null).isUnchanged()).isFalse();
    }

    @Test
    void whatIsTriedAloneHasLetGoOfEverythingButItsRunAndItsLock() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        ExportRun run = read("p-1", null);
        Turn claim = mock(Turn.class);
        run.claim(claim);
        exchange.setProperty("run", run);
        exchange.setProperty("wave", "records");
        exchange.setProperty("call", "an answer");
        exchange.getMessage().setBody(new byte[9]);

        work.tryAlone(exchange);

        assertThat(exchange.getProperties()).containsOnlyKeys("run");
        assertThat(exchange.getMessage().getBody()).isEqualTo(1L);
        assertThat(exchange.getProperty("run", ExportRun.class)).returns(1L, ExportRun::id)
                .returns(null, ExportRun::project).returns(claim, ExportRun::claim)
                .returns(run.share(), ExportRun::share);
    }

    @Test
    void theProjectItselfInPlaceOfItsChangeOrderIsRefused() {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read("p-1", "7"));

        assertThat(refused.problems()).extracting(Problem::message)
                .containsExactly("D-Tools returned something other than the change order 7.");
        verifyNoInteractions(runs);
    }

    private Problem refusal(UnreadableExportException unreadable) {
        return catchThrowableOfType(RefusedException.class, () -> work.unreadable(unreadable)).problems().get(0);
    }

    /** The run, after D-Tools has answered with a project of that id. */
    private ExportRun read(String id, String coNumber) {
        ExportRun run = TestExportRuns.begun(TestAccounts.account("default"), export(coNumber));
        work.read(Exports.export().with("Id", id).read(), run, new Call<>());
        return run;
    }

    private static Run export(String coNumber) {
        return new Run(1, 1, "default", "message-1", "p-1", coNumber, "Salon", "Cedar", 1_000, null,
                null, false, 0, 0, 0, 0, 0, 0, null, null, null, null, null, Mode.SYNC, null);
    }

    // Nothing is remembered.
    private static Memories memories() {
        return mock(Memories.class, call -> call.getMethod().getName().equals("asRemembered") ? call.getArgument(0)
                : null);
    }
}
