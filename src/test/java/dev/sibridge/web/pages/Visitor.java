package dev.sibridge.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.web.util.HtmlUtils;

/** Somebody's browser without scripts, over real HTTP: it keeps cookies, sends forms and does not follow redirects. */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String url;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

    /** A browser that has been nowhere yet. */
    public Visitor(String url) {
        this.url = url;
    }

    /** A password as the cheapest there is: tests sign in again and again. */
    public static String encoded(String password) {
        return "{bcrypt}" + new BCryptPasswordEncoder(4).encode(password);
    }

    /** One in which somebody has signed in. */
    public static Visitor signedIn(String url, String name, String password) {
        Visitor visitor = new Visitor(url);
        assertThat(location(visitor.signIn(name, password))).as("signed in").isEqualTo("/");
        return visitor;
    }

    /** Sends the sign-in form. */
    public HttpResponse<String> signIn(String name, String password) {
        return submit("/sign-in", "/sign-in", "name", name, "password", password);
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).header("Accept", "text/html");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The text of a page that must be there. */
    public String page(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Sends a form of a page to an address, with the page's token. */
    public HttpResponse<String> submit(String page, String action, String... namesAndValues) {
        return post(action, csrf(page), namesAndValues);
    }

    /** Sends a form with that token; null for none. */
    public HttpResponse<String> post(String path, String csrf, String... namesAndValues) {
        StringBuilder form = new StringBuilder(csrf == null ? "" : "_csrf=" + encode(csrf));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append('&').append(namesAndValues[i]).append('=').append(encode(namesAndValues[i + 1]));
        }
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html").POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** The token of the forms of a page. */
    public String csrf(String page) {
        Matcher token = CSRF.matcher(page(page));
        assertThat(token.find()).as("a form on " + page).isTrue();
        return HtmlUtils.htmlUnescape(token.group(1));
    }

    /** The value of a cookie; null when there is none of that name. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue).findFirst().orElse(null);
    }

    /** Where an answer leads to; null for nowhere. */
    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse(null);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
