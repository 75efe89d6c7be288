package dev.sibridge.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HeapRoomTest {

    @Test
    void whatNoMemoryCouldHoldIsTooMuch() {
        assertThatThrownBy(() -> HeapRoom.require(Runtime.getRuntime().maxMemory()))
                .isInstanceOf(OutOfMemoryError.class).hasMessageMatching("Only \\d+ of \\d+ MB are free.*");
    }

    @Test
    void aLittleFits() {
        assertThatNoException().isThrownBy(() -> HeapRoom.require(1_000));
    }

    @Test
    void whatIsReadUnderGuardComesWhole() throws IOException {
        byte[] bytes = new byte[3 << 20];
        bytes[5] = 7;

        assertThat(HeapRoom.guard(new ByteArrayInputStream(bytes)).readAllBytes()).isEqualTo(bytes);
        assertThat(HeapRoom.guard(new ByteArrayInputStream(new byte[] {-1})).read()).isEqualTo(255);
        assertThat(HeapRoom.guard(new ByteArrayInputStream(new byte[0])).read()).isEqualTo(-1);
    }
}
