package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.shared.SharedRecordCheck;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckSharedTest extends RouteTest {

    private static final Wave WAVE = new Wave(List.of(), null);
    private static final List<LookUp> LOOK_UPS = List.of(lookUp("/company/companies"), lookUp("/procurement/catalog"));
    private static final List<LookUp> FURTHER = List.of(lookUp("/procurement/manufacturers"));

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final WaveWork work = mock(WaveWork.class);
    private final SharedRecordCheck check = bean("sharedRecordCheck", SharedRecordCheck.class);
    private final RecordSync recordSync = bean("recordSync", RecordSync.class);

    CheckSharedTest() {
        super("check-shared");
        properties.put("run", run);
    }

    @BeforeEach
    void wave() {
        when(check.records(run)).thenReturn(WAVE);
        when(recordSync.open(WAVE, run)).thenReturn(work);
        when(check.lookUps(work)).thenReturn(LOOK_UPS);
        when(check.furtherLookUps(work)).thenReturn(FURTHER);
    }

    @Test
    void nothingIsJudgedWhenManageDoesNotAnswer() {
        IOException trouble = new IOException("no answer");
        fails("look-up", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).doesNotContain("sharedRecordCheck.judge");
    }

    @Test
    void whatIsForbiddenIsTold() {
        RefusedException refused = new RefusedException(
                List.of(new Problem("inactive", "It is inactive.", null, null, "Reactivate it.")));
        doThrow(refused).when(check).judge(work);

        assertThat(send(null).getException()).isSameAs(refused);
    }

    @Test
    void recordsAreAskedForAsTheOperatorsRoutesLeaveThemThenJudged() {
        assertThat(send(null).getException()).isNull();

        assertThat(journal()).startsWith("sharedRecordCheck.records", "recordSync.open", "customize-records",
                "sharedRecordCheck.lookUps").endsWith("sharedRecordCheck.furtherLookUps", "look-up",
                "sharedRecordCheck.judge");
        assertThat(asked("look-up")).containsExactly(LOOK_UPS, FURTHER);
        assertThat(route("look-up").getReceivedExchanges()).allSatisfy(exchange ->
                assertThat(exchange.getProperty("wave")).isSameAs(work));
    }

    private static LookUp lookUp(String path) {
        return new LookUp(RecordType.COMPANY, path, ConnectWiseRequest.list(path, null));
    }
}
