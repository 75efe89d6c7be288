package dev.sibridge.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.settings.ShippedSettings;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownVariablesTest {

    @ParameterizedTest
    @CsvSource({"CONECTWISE_SITE,CONNECTWISE_SITE", "DTOOL_API_KEY,DTOOLS_API_KEY", "D_TOOLS_URL,DTOOLS_URL",
        "dtools_url,DTOOLS_URL", "SYNC_INTERVALL,SYNC_INTERVAL", "SMPT_HOST,SMTP_HOST", "SMTP_PASS,SMTP_PASSWORD",
        "SMTP_USER,SMTP_USERNAME", "DTOOLS_APIKEY_FILE,DTOOLS_API_KEY_FILE", "SUPPORT_MAIL,SUPPORT_EMAIL",
        "DATABASE_PASWORD,DATABASE_PASSWORD", "TRUSTED_CERTIFICATE,TRUSTED_CERTIFICATES"})
    void aSlipIsNamedWithWhatIsMeant(String variable, String meant) {
        assertThat(UnknownVariables.warnings(Set.of(variable)))
                .containsExactly("The variable " + variable + " has no effect; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYNC_EVERYTHING_AT_ONCE", "CONNECTWISE_SECRET", "DTOOLS_FILE", "ADMIN_EMAIL"})
    void whatIsNamedAsOursButIsNotIsNamed(String variable) {
        assertThat(UnknownVariables.warnings(Set.of(variable)))
                .containsExactly("The variable " + variable + " has no effect; SI Bridge has no such setting.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "HOME", "HTTP_PROXY", "https_proxy", "no_proxy", "ALL_PROXY", "HTTP_PORT",
        "LOG_LEVEL", "SERVER_SERVLET_CONTEXT_PATH",
        "SPRING_PROFILES_ACTIVE", "OTEL_EXPORTER_OTLP_ENDPOINT", "JAVA_TOOL_OPTIONS",
        "PUBLIC_DNS_NAME", "RSYNC_PASSWORD", "SYNC", ""})
    void othersVariablesAreTheirOwn(String variable) {
        assertThat(UnknownVariables.warnings(Set.of(variable))).isEmpty();
    }

    @Test
    void oursAreFineAsFilesToo() {
        Set<String> ours = ShippedSettings.variables();

        assertThat(ours).hasSizeGreaterThan(50);
        assertThat(UnknownVariables.warnings(ours)).isEmpty();
        assertThat(UnknownVariables.warnings(ours.stream().map(name -> name + "_FILE").collect(Collectors.toSet())))
                .isEmpty();
    }
}
