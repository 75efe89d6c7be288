package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.si.export.ExportWork;
import dev.sibridge.vendor.dtools.DToolsException;
import org.junit.jupiter.api.Test;

class SkipExportTest extends RouteTest {

    SkipExportTest() {
        super("skip-export");
        bean("exportWork", ExportWork.class);
    }

    @Test
    void anExportThatCannotBeAcknowledgedIsNotSkipped() {
        fails("acknowledge-export", new DToolsException("PUT /Subscribe/Projects", 500, null));

        assertThat(send(null).getException()).isInstanceOf(DToolsException.class);
        assertThat(journal()).containsExactly("acknowledge-export");
    }

    @Test
    void anExportIsAcknowledgedAndNothingElse() {
        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("acknowledge-export", "exportWork.skipped");
    }
}
