package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Bridge.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code --once --reconcile}, as an operator starts it: from SI to Manage and on into the tool. */
class OnceAndReconcileTest extends OneShotTest {

    @Test
    void anExportReachesTheToolInOneGo() {
        vendors.export(SmallProject.first(vendors));
        bridge.with("PM_TYPE", "open").with("PM_URL", vendors.url() + "/sandbox/pm").with("PM_API_KEY", "sandbox")
                .with("TWO_WAY_MAPPING_FILE", "classpath:sandbox/mappings.yaml");

        Result result = bridge.once("--reconcile");

        assertThat(result.exitCode()).as(result.log()).isZero();
        List<String> lines = result.summary();
        assertThat(lines.get(0)).matches("run \\d+ synced \"Patio Music\" .*");
        assertThat(lines.get(lines.size() - 2)).matches("pair \\d+ synced \"Patio Music\" manage=\\+0~0-0"
                + " tool=\\+8~0-0 conflicts=0 calls=\\d+ ms=\\d+");
        assertThat(lines.get(lines.size() - 1)).matches("pass pairs=1 synced=1 unchanged=0 paused=0 parked=0 failed=0"
                + " calls=\\d+ ms=\\d+");
        assertThat(vendors.tool().records("tasks")).hasSize(4);
    }
}
