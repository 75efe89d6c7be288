package dev.sibridge.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

class SessionCookieTest {

    @ParameterizedTest
    @CsvSource({"https://bridge.acme.example,false,true", "HTTPS://bridge.acme.example,false,true",
        "http://bridge.acme.example,true,true", "http://bridge.acme.example,false,false", "'',true,true",
        "'',false,false"})
    void itTravelsByHttpsOnlyWherePeopleComeByIt(String publicUrl, boolean encryptedRequest, boolean secure) {
        assertThat(written(publicUrl, encryptedRequest).contains("; Secure")).isEqualTo(secure);
    }

    @Test
    void noScriptAndNoOtherSiteReadsIt() {
        assertThat(written("", false)).startsWith("si-bridge-session=").contains("; HttpOnly")
                .contains("; SameSite=Lax").contains("; Path=/");
    }

    private static String written(String publicUrl, boolean encryptedRequest) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(encryptedRequest);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new SessionCookie(publicUrl).cookieSerializer().writeCookieValue(new CookieValue(request, response, "id"));
        return response.getHeader("Set-Cookie");
    }
}
