package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the four stages have in common: their waves are written one after the other. */
abstract class StageTest extends RouteTest {

    private static final List<Wave> WAVES = List.of(wave("first"), wave("second"), wave("third"));

    private final String stage;

    /** @param number of the stage: clients, products, opportunity, project */
    StageTest(String file, int number) {
        super(file);
        this.stage = file.replace("sync-", "");
        wants(number, WAVES);
    }

    @Test
    void theFirstWaveThatFailsIsTheLast() {
        fails("sync-records", 1, new IOException("no answer"));

        assertThat(send(null).getException()).hasRootCauseInstanceOf(IOException.class);
        assertThat(asked("sync-records")).isEqualTo(waves().subList(0, 2));
    }

    @Test
    void wavesAreWrittenOneAfterTheOther() {
        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).isEqualTo(waves());
    }

    @Test
    void aStageWithoutWavesIsDone() {
        wants(-1, List.of());

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).isEmpty();
    }

    /** As they are written: each says which stage it belongs to. */
    private List<Wave> waves() {
        return WAVES.stream().map(wave -> wave.in(stage)).toList();
    }

    private void wants(int number, List<Wave> waves) {
        List<Wave> others = number < 0 ? List.of() : List.of(wave("of another stage"));
        ExportRun run = new ExportRun(1, TestAccounts.account("default"));
        run.mapped(new DesiredState(number == 0 ? waves : others, number == 1 ? waves : others,
                number == 2 ? waves : others, number == 3 ? waves : others, BigDecimal.ZERO, BigDecimal.ZERO,
                List.of()));
        properties.put("run", run);
    }

    private static Wave wave(String name) {
        return new Wave(List.of(), new Wave.Rest(RecordType.LINE, name, Set.of()));
    }
}
