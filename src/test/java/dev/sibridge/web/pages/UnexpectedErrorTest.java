package dev.sibridge.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A mistake of ours is said on a plain page, and nothing of our inside with it. */
class UnexpectedErrorTest extends RunningConsole {

    private static final String INSIDE = "jdbc:h2:mem:console?password=s3cret";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping doors;

    private RequestMappingInfo door;

    @BeforeEach
    void aDoorThatBreaks() throws NoSuchMethodException {
        door = RequestMappingInfo.paths("/breaks/{how}", "/api/breaks/{how}").methods(RequestMethod.GET)
                .options(doors.getBuilderConfiguration()).build();
        doors.registerMapping(door, new Breaking(), Breaking.class.getMethod("breaks", String.class));
    }

    @AfterEach
    void itIsGone() {
        doors.unregisterMapping(door);
    }

    @Controller
    public static class Breaking {

        /** Breaks in the code, with an error, or while the page is written. */
        public String breaks(@PathVariable String how) {
            switch (how) {
                case "code" -> throw new IllegalStateException(INSIDE);
                case "memory" -> throw new StackOverflowError(INSIDE);
                default -> {
                    return how.equals("template") ? "runs/run" : "no/such/template";
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "memory", "template", "missing"})
    void aPageThatBreaksIsAPlainPageThatSaysWhatToDo(String how) {
        HttpResponse<String> page = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD).get("/breaks/" + how);

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("<h1>Something went wrong</h1>", "Try again in a minute", "href=\"/\"");
        tellsNothing(page);
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void aCallThatBreaksTellsNothingEither() {
        Visitor program = new Visitor(url());

        HttpResponse<String> answer = program.send(program.request("/api/breaks/code").header("Authorization", "Basic "
                + Base64.getEncoder().encodeToString((OPERATOR + ":" + OPERATOR_PASSWORD)
                        .getBytes(StandardCharsets.UTF_8))));

        assertThat(answer.statusCode()).isEqualTo(500);
        tellsNothing(answer);
    }

    private static void tellsNothing(HttpResponse<String> answer) {
        assertThat(answer.body()).doesNotContain("s3cret", "Exception", "Error:", "\tat ", "dev.sibridge", "java.lang",
                "org.springframework", "thymeleaf", "Whitelabel");
    }
}
