package dev.sibridge.si.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "dana", "@finch.us", "dana@", "dana@finch", "dana@fin ch.us", "dana@gmail.com",
        "Dana@GMAIL.com", "dana@t-online.de", "dana@example.com", "dana@finch.example", "dana@localhost"})
    void whatIsNoAddressOrIsOneThatAnybodyCanHaveTellsNothing(String email) {
        assertThat(MailDomain.of(email)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dana@Finch.us,finch.us", "' dana.quill@mail.finch.co.uk ',mail.finch.co.uk", "d@finch-bäckerei.de,"
        + "finch-bäckerei.de"})
    void anAddressTellsTheOrganization(String email, String domain) {
        assertThat(MailDomain.of(email)).contains(domain);
    }

    @ParameterizedTest
    @CsvSource({"finch.us,true", "www.finch.us,true", "https://www.Finch.us/about?x=1,true",
            "http://finch.us:8080,true",
        "https://shop.finch.us,false", "notfinch.us,false", "'',false", ",false"})
    void aWebsiteIsOfADomain(String website, boolean isOf) {
        assertThat(MailDomain.isOf("finch.us", website)).isEqualTo(isOf);
    }

    @ParameterizedTest
    @CsvSource({"none@example.com,true", "a@x.EXAMPLE.org,true", "a@finch.example,true", "a@finch.test,true",
        "a@finch.us,false", "a@example.us,false", "a@gmail.com,false", "'',false", ",false"})
    void anAddressThatOnlyFillsAFieldTellsOfNobody(String email, boolean isPlaceholder) {
        assertThat(MailDomain.isPlaceholder(email)).isEqualTo(isPlaceholder);
    }
}
