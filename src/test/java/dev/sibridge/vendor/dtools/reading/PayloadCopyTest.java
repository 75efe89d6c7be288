package dev.sibridge.vendor.dtools.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PayloadCopyTest {

    private static final int MOST = 20_000;
    private final byte[] noise = new byte[100_000];

    PayloadCopyTest() {
        new Random(7).nextBytes(noise);
    }

    @Test
    void whateverWayItIsReadTheCopySaysTheSame() throws IOException {
        byte[] payload = new byte[50_000];
        PayloadCopy copy = new PayloadCopy(new ByteArrayInputStream(payload), MOST);

        assertThat(copy.read()).isZero();
        copy.skipNBytes(9_999);
        copy.readNBytes(30_000);
        copy.readAllBytes();

        assertThat(copy.read()).isEqualTo(-1);
        assertThat(copy.size()).isEqualTo(50_000);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(copy.compressed().orElseThrow())).readAllBytes())
                .isEqualTo(payload);
    }

    @Test
    void whatGrowsTooLargeIsReadWholeButNotKept() throws IOException {
        PayloadCopy copy = new PayloadCopy(new ByteArrayInputStream(noise), MOST);

        assertThat(copy.readAllBytes()).isEqualTo(noise);
        assertThat(copy.compressed()).isEmpty();
    }
}
