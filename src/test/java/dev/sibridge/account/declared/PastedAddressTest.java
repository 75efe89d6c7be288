package dev.sibridge.account.declared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://api-na.myconnectwise.net", "https://api-na.myconnectwise.net/",
        "HTTPS://API-NA.MyConnectWise.net", "api-na.myconnectwise.net", "api-na.myconnectwise.net/",
        "https://api-na.myconnectwise.net/v4_6_release/apis/3.0", "https://api-na.myconnectwise.net/v2025_1/apis/3.0/",
        "https://na.myconnectwise.net", "na.myconnectwise.net",
        "https://na.myconnectwise.net/v4_6_release/services/x/y",
        "https://na.myconnectwise.net/login?company=acme", "https://na.myconnectwise.net/#/dashboard",
        "  \"https://api-na.myconnectwise.net/\"\n", "https://api-na.\u200Bmyconnectwise.net",
        "‘https://api-na.myconnectwise.net’"})
    @Tag("field")
    void aSiteInTheCloudIsWhereItsApiIs(String given) {
        assertThat(PastedAddress.site(given)).isEqualTo("https://api-na.myconnectwise.net");
    }

    @ParameterizedTest
    @CsvSource({
        "https://manage.acme.example/,                          https://manage.acme.example",
        "https://Manage.acme.example:8443/v4_6_release/apis/3.0, https://manage.acme.example:8443",
        "https://acme.example/Manage/v4_6_release/apis/3.0,      https://acme.example/Manage",
        "https://manage/apis/3.0,                               https://manage",
        "manage.acme.example:8443,                              https://manage.acme.example:8443",
        "http://127.0.0.1:8080/sandbox,                         http://127.0.0.1:8080/sandbox",
        "https://staging.connectwisedev.com,                    https://api-staging.connectwisedev.com",
        "https://sandbox-na.myconnectwise.net,                  https://sandbox-na.myconnectwise.net",
        "https://na.myconnectwise.net.evil.example,             https://na.myconnectwise.net.evil.example",
        "https://[2001:db8::1]:8443/,                           https://[2001:db8::1]:8443"})
    @Tag("field")
    void anotherSiteKeepsWhatIsItsOwn(String given, String site) {
        assertThat(PastedAddress.site(given)).isEqualTo(site);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.d-tools.com/SI/,                                   https://api.d-tools.com/SI",
        "https://api.d-tools.com,                                       https://api.d-tools.com/SI",
        "api.d-tools.com/,                                              https://api.d-tools.com/SI",
        "HTTPS://API.D-TOOLS.COM/SI/Subscribe/Projects,                 https://api.d-tools.com/SI",
        "https://api.d-tools.com/SI/Subscribe/Projects?pageNumber=1,    https://api.d-tools.com/SI",
        "https://api.d-tools.com/SI/doc/Help?x=1#y,                      https://api.d-tools.com/SI",
        "http://127.0.0.1:8080/sandbox/SI/subscribe/projects/,          http://127.0.0.1:8080/sandbox/SI",
        "https://proxy.acme.example/dtools/SI,                          https://proxy.acme.example/dtools/SI"})
    @Tag("field")
    void aServiceEndsWhereItsCallsBegin(String given, String service) {
        assertThat(PastedAddress.service(given)).isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme", "localhost:8080", "AbCdEf0123456789", "127.0.0.1", "user@acme.example",
        "https//x.example", "a b.example"})
    void whatIsNoAddressStaysAsItIs(String given) {
        assertThat(PastedAddress.site(given)).isEqualTo(given);
        assertThat(PastedAddress.service(given)).isEqualTo(given);
    }
}
