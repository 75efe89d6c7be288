package dev.sibridge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.settings.WrongSettingException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "proxy.acme.example                      | it names no port",
        "http://proxy.acme.example               | it names no port",
        "http://proxy.acme.example:0             | it names no port",
        "https://proxy.acme.example:3128         | SI Bridge talks http to a proxy, even for https calls",
        "socks5://proxy.acme.example:1080        | SI Bridge talks http to a proxy, even for https calls",
        "http://:3128                            | it names no host",
        "http://proxy.acme.example:3128/proxy.pac| a proxy has no path",
        "http://proxy.acme.example:3128/?x       | a proxy has no path",
        "proxy acme:3128                         | characters such as @"})
    @Tag("field")
    void whatIsNoProxyIsRefusedWithWhatWasGiven(String given, String why) {
        assertThatThrownBy(() -> Proxy.parse(given)).isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("HTTPS_PROXY is not the address of a proxy: \"" + given + "\"; ")
                .hasMessageContaining(why)
                .hasMessageEndingWith("It should look like http://proxy.acme.example:3128, or with a user "
                        + "http://user:password@proxy.acme.example:3128.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http://bridge:s3cret@proxy              | http://***@proxy",
        "http://bridge:s3@cret@proxy:3128        | http://***@proxy:3128",
        "bridge:s3/cret@proxy:3128               | ***@proxy:3128",
        "http://bridge:s3cret%@proxy:3128        | http://***@proxy:3128",
        "https://bridge:s3cret@proxy:3128        | https://***@proxy:3128",
        "http://bridge:s3cret                    | http://bridge:***",
        "bridge:s3cret proxy:3128                | bridge:***"})
    @Tag("field")
    void noRefusalTellsThePassword(String given, String shown) {
        assertThatThrownBy(() -> Proxy.parse(given)).isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("\"" + shown + "\"").hasMessageNotContaining("cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "proxy.acme.example:3128            | proxy.acme.example:3128",
        "HTTP://proxy.acme.example:3128/    | proxy.acme.example:3128",
        "http://192.0.2.1:80                | 192.0.2.1:80",
        "http://[2001:db8::1]:8080          | 2001:db8::1:8080"})
    void aProxyWithoutAUser(String given, String shown) {
        assertThat(Proxy.parse(given)).hasToString(shown).returns(false, Proxy::hasUser);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http://bridge:p%40ss%3Aw%2Ford+1%25@proxy:3128 | bridge       | p@ss:w/ord+1%",
        "bridge:pass:word@proxy:3128                    | bridge       | pass:word",
        "http://ACME%5Cbridge:%C3%A4@proxy:3128         | ACME\\bridge | ä",
        "http://bridge:@proxy:3128                      | bridge       | ''",
        "http://bridge@proxy:3128                       | bridge       | ''"})
    void userAndPasswordArePercentEncoded(String given, String user, String password) {
        assertThat(Proxy.parse(given)).returns(user, Proxy::user).returns(password, Proxy::password)
                .hasToString("proxy:3128");
    }

    @Test
    void theLoginIsSentAsItIsReadIn() {
        assertThat(Proxy.parse("http://Aladdin:open%20sesame@proxy:3128").authorization())
                .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }
}
