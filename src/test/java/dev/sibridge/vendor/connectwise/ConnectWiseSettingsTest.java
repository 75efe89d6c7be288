package dev.sibridge.vendor.connectwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectWiseSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"v2025_1", "v2025_1/", "/v2025_1/", "v2025_1//"})
    void theCodebaseMayComeWithOrWithoutSlashes(String codebase) {
        assertThat(settings("https://api-na.myconnectwise.net/", "acme").apiUrl(codebase))
                .isEqualTo("https://api-na.myconnectwise.net/v2025_1/apis/3.0");
    }

    @Test
    void theSiteHasNoSlashAtItsEnd() {
        assertThat(settings("https://api-na.myconnectwise.net//", "acme").siteUrl())
                .isEqualTo("https://api-na.myconnectwise.net");
    }

    @Test
    void theCompanyStandsBeforeThePublicKeyWithALiteralPlusSign() {
        String header = settings("https://x.example", "acme").authorization("pub/+lic", "priv:äte");

        assertThat(header).startsWith("Basic ");
        assertThat(new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("acme+pub/+lic:priv:äte");
    }

    @Test
    void nothingThatIsPrintedHoldsASecret() {
        assertThat(settings("https://x.example", "acme").toString())
                .isEqualTo("ConnectWise at https://x.example, company acme");
    }

    @Test
    void aTenantIsHostPortAndCompanyWithoutRegardToCaseOrLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr"));
            assertThat(settings("https://API.Example", "ACMEI").tenant()).isEqualTo("api.example/acmei");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(settings("http://127.0.0.1:8080/sandbox", "acme").tenant()).isEqualTo("127.0.0.1:8080/acme");
    }

    private static ConnectWiseSettings settings(String site, String company) {
        return new ConnectWiseSettings(URI.create(site), company, "client-id", "pub/+lic", "priv:äte", null, null, null,
                Duration.ofSeconds(30));
    }
}
