package dev.sibridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurposeTest {

    @Test
    void whatIsForAllRetriesNothing() {
        assertThat(Purpose.SYNC.isForAll()).isTrue();
        assertThat(Purpose.SYNC.retryOf(export("p", null))).isNull();
        assertThat(Purpose.SYNC.retryOf(export(null, null))).isNull();
    }

    @Test
    void severalAreRetriedEachForItsOwnRun() {
        Purpose both = Purpose.retry(List.of(run(7, "p", null), run(8, "p", "CO-1"), run(9, "q", null)));

        assertThat(both.isForAll()).isFalse();
        assertThat(both.retryOf(export("P ", null))).as("however SI writes the id").isEqualTo(7);
        assertThat(both.retryOf(export("p", "CO-1"))).isEqualTo(8);
        assertThat(both.retryOf(export("q", null))).isEqualTo(9);
        assertThat(both.retryOf(export("r", null))).isNull();
    }

    @Test
    void ofTwoRunsOfOneProjectTheLaterOneIsRetried() {
        Purpose both = Purpose.retry(List.of(run(7, "p", null), run(8, "p", null)));

        assertThat(both.only()).hasSize(1);
        assertThat(both.retryOf(export("p", null))).isEqualTo(8);
    }

    private static Run run(long id, String project, String coNumber) {
        return new Run(id, 1, "default", "m", project, coNumber, "Salon", "Smith", 1, Outcome.REFUSED, null, true, 0, 0,
                0, 0, 0, 0, null, null, null, null, null, Mode.SYNC, null);
    }

    private static ProjectInfo export(String project, String coNumber) {
        return new ProjectInfo(project, "m", null, null, null, null, null, coNumber, 1, false, false);
    }
}
