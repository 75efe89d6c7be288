package dev.sibridge.vendor.dtools;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DToolsExceptionTest {

    @ParameterizedTest
    @CsvSource({"400,false", "401,false", "404,false", "408,true", "409,false", "429,true", "500,true", "503,true"})
    void troubleThatMayPassIsTransient(int status, boolean isTransient) {
        assertThat(new DToolsException("GET /x", status, null).isTransient()).isEqualTo(isTransient);
    }

    @Test
    void aRefusedKeyIsExplained() {
        assertThat(new DToolsException("GET /x", 401, null)).hasMessage("GET /x was rejected by D-Tools with status "
                + "401: check DTOOLS_API_KEY against the key in SI's Control Panel, Manage Integrations.");
    }

    @Test
    void otherRefusalsNameTheirStatus() {
        DToolsException refused = new DToolsException("PUT /y", 429, "30");

        assertThat(refused).hasMessage("PUT /y was rejected by D-Tools with status 429.");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.retryAfter()).isEqualTo("30");
    }

    @Test
    void aPageForAnAddressThatLeadsNowhereDoesNotSayThatAProjectIsMissing() {
        assertThat(new DToolsException("GET /x", 404, null)).returns(true, DToolsException::isMissing);
        assertThat(new DToolsException("GET /x", 404, null, true)).returns(false, DToolsException::isMissing)
                .hasMessage("GET /x was rejected by D-Tools with status 404: there is nothing at that address;"
                        + " check DTOOLS_URL.");
        assertThat(new DToolsException("GET /x", 410, null)).returns(false, DToolsException::isMissing);
    }

    @Test
    void settingsNeverTellTheKey() {
        assertThat(new DToolsSettings(URI.create("https://d.example/SI"), "s3cret"))
                .hasToString("D-Tools at https://d.example/SI");
    }
}
