package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.si.export.LeftOut;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.tenant.BlockedException;
import dev.sibridge.si.tenant.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckCustomizedTest extends RouteTest {

    private static final BlockedException BLOCKED =
            new BlockedException(List.of(Finding.block("Routes", "left-out", "It is needed.", "")));

    private final WaveWork records = mock(WaveWork.class);
    private final WaveWork lines = mock(WaveWork.class);
    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final LeftOut leftOut = bean("leftOut", LeftOut.class);

    CheckCustomizedTest() {
        super("check-customized");
        properties.put("run", run);
    }

    @BeforeEach
    void open() {
        when(leftOut.records(run)).thenReturn(records);
        when(leftOut.lines(records)).thenReturn(lines);
    }

    @Test
    void anOperatorsRouteThatFailsIsTheEnd() {
        IOException trouble = new IOException("a mistake of the operator's");
        fails("customize-records", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).containsExactly("leftOut.records", "customize-records");
    }

    @Test
    void whatIsNeededAllTheSameGoesUp() {
        doThrow(BLOCKED).when(leftOut).lines(any());
        assertThat(send(null).getException()).isSameAs(BLOCKED);
    }

    @Test
    void linesThatNeedItGoUpToo() {
        doThrow(BLOCKED).when(leftOut).judge(lines);
        assertThat(send(null).getException()).isSameAs(BLOCKED);
    }

    @Test
    void whatOthersNeedIsShownToTheRoutesAndThenTheLinesThatNeedWhatTheyLeaveOut() {
        List<Object> shown = new ArrayList<>();
        does("customize-records", exchange -> shown.add(exchange.getProperty("wave")));

        assertThat(send(null).getException()).isNull();
        assertThat(shown).containsExactly(records, lines);
        assertThat(journal()).containsExactly("leftOut.records", "customize-records", "leftOut.lines",
                "customize-records", "leftOut.judge");
    }
}
