package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.SiBridge;
import dev.sibridge.StatementWatch;
import dev.sibridge.endtoend.Bridge.Result;
import dev.sibridge.once.OneShots;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.api.callback.Callback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A process that is killed while it makes its tables. */
class KilledUpgradeTest {

    private static final int KILLED = 137;

    private final Vendors vendors = new Vendors();

    @TempDir
    Path folder;

    /** The product, but it dies before the statement of that number. */
    @Import(SiBridge.class)
    static class DyingBridge {

        public static void main(String[] args) {
            System.exit(OneShots.run(DyingBridge.class, args));
        }

        @Bean
        Callback death() {
            AtomicInteger left = new AtomicInteger(Integer.parseInt(System.getenv("DIES_AT")));
            return new StatementWatch((version, sql) -> {
                if (left.decrementAndGet() == 0) {
                    Runtime.getRuntime().halt(KILLED);
                }
            });
        }
    }

    @Tag("field")
    @Test
    void theNextStartFinishesTheTablesAndWorks() {
        vendors.startEmpty();
        vendors.export(vendors.sample(Vendors.SMALL));

        // In the first migration, in the second, in the third: what was finished does not count again.
        for (String statement : new String[] {"7", "17", "15"}) {
            Result killed = new Bridge(folder, vendors).startedBy(DyingBridge.class).with("DIES_AT", statement).once();
            assertThat(killed.exitCode()).as(killed.log()).isEqualTo(KILLED);
        }
        Result next = new Bridge(folder, vendors).once();

        assertThat(next.exitCode()).as(next.log()).isZero();
        assertThat(next.total()).contains("synced=1");
        assertThat(next.log()).contains("An earlier start");
    }
}
