package dev.sibridge.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every door that the running application has, pages and calls: whoever adds one need not name it here unless it is
 * open, or for administrators.
 */
class RolesTest extends RunningConsole {

    /** For everybody: what one needs to sign in, whether the process is alive, and Manage, which signs what it sends. */
    private static final String OPEN = "(GET|POST) /(sign-in|assets|webjars)(/.*)?|GET /favicon.ico"
            + "|GET /actuator/health/liveness|POST /callbacks/manage/1";
    private static final String ADMINISTRATORS = "\\w+ /users(/.*)?|\\w+ /api/users(/.*)?|\\w+ /(api/)?set-up(/.*)?"
            + "|\\w+ /api/settings/.*|(POST|PUT|DELETE) /api/accounts(/.*)?"
            + "|POST /api/two-way/(enable|disable)|(PUT|POST) /api/two-way/mapping(/.*)?"
            + "|\\w+ /two-way/mapping(/.*)?|POST /two-way/switch"
            + "|\\w+ /actuator/(hawtio|jolokia)(/.*)?";
    /** Not even for them: Hawtio would call any address. */
    private static final String NOBODY = "\\w+ /actuator/hawtio/proxy/.*";
    private static final String PROGRAMS = "\\w+ /(api|actuator|callbacks)(/.*)?";

    @Autowired
    private ServletWebServerApplicationContext application;

    private record Door(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean is(String kind) {
            return toString().matches(kind);
        }

        boolean isPage() {
            return !is(PROGRAMS);
        }
    }

    @Test
    void thereAreDoorsOfEveryKind() {
        assertThat(doors().stream().map(Door::toString)).contains("GET /", "POST /polls", "GET /users", "GET /api/runs",
                "PUT /api/settings/1", "POST /api/two-way/enable", "GET /actuator/health", "GET /actuator/jolokia/1",
                "GET /actuator/hawtio/1", "GET /actuator/health/liveness");
    }

    @Test
    void strangersAreSentToSignInOrRefused() {
        Visitor looking = new Visitor(url());

        for (Door door : doors().stream().filter(door -> !door.is(OPEN)).toList()) {
            // Whoever sends a form is given a session to keep the next form's token in.
            Visitor stranger = door.isPage() && !door.method.equals("GET") ? new Visitor(url()) : looking;
            HttpResponse<String> answer = stranger.send(request(stranger, door));
            if (!door.isPage()) {
                assertThat(answer.statusCode()).as(door.toString()).isEqualTo(401);
            } else if (door.method.equals("GET")) {
                assertThat(Visitor.location(answer)).as(door.toString()).startsWith("/sign-in");
            } else {
                assertThat(answer.statusCode()).as(door + ", a form of a page that they have not seen").isEqualTo(403);
            }
        }
    }

    @Test
    void whatIsOpenAsksNobodyToSignIn() {
        Visitor stranger = new Visitor(url());

        for (Door door : doors().stream().filter(door -> door.is(OPEN)).toList()) {
            assertThat(stranger.send(request(stranger, door)).statusCode()).as(door.toString()).isNotEqualTo(401);
        }
    }

    @Test
    void operatorsComeInEverywhereButWhereOnlyAdministratorsMay() {
        Visitor olivia = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);
        String token = olivia.csrf("/");
        Visitor program = new Visitor(url());

        for (Door door : doors()) {
            int bySession = olivia.send(request(olivia, door).header("X-CSRF-TOKEN", token)).statusCode();
            int byPassword = program.send(request(program, door).header("Authorization", "Basic " + Base64.getEncoder()
                    .encodeToString((OPERATOR + ":" + OPERATOR_PASSWORD).getBytes(StandardCharsets.UTF_8))))
                    .statusCode();
            if (door.is(ADMINISTRATORS) || door.is(NOBODY)) {
                assertThat(bySession).as(door.toString()).isEqualTo(403);
                assertThat(byPassword).as(door + " by password").isIn(door.isPage() ? List.of(302, 403) : List.of(403));
            } else {
                assertThat(bySession).as(door.toString()).isNotIn(401, 403);
                assertThat(byPassword).as(door + " by password").isNotIn(401, door.isPage() ? 0 : 403);
            }
        }
    }

    @Test
    void administratorsComeInWhereOperatorsDoNot() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        for (Door door : doors().stream().filter(door -> door.is(ADMINISTRATORS) && door.method.equals("GET"))
                // Hawtio refuses by itself what it is not set up for.
                .filter(door -> !door.is(".* /actuator/hawtio/.+|.*/jolokia/1")).toList()) {
            HttpResponse<String> answer = boss.send(request(boss, door));
            assertThat(answer.statusCode()).as(door.toString()).isNotIn(401, 403);
            assertThat(String.valueOf(Visitor.location(answer))).as(door.toString()).doesNotContain("sign-in");
        }
    }

    private static HttpRequest.Builder request(Visitor visitor, Door door) {
        return visitor.request(door.path).header("Content-Type", "application/json").header("Accept", "*/*")
                .method(door.method, HttpRequest.BodyPublishers.noBody());
    }

    private List<Door> doors() {
        Set<String> doors = new TreeSet<>(Set.of("GET /actuator/health/liveness", "GET /actuator/hawtio/proxy/x"));
        for (HandlerMapping mapping : application.getBeansOfType(HandlerMapping.class).values()) {
            if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
                methods.getHandlerMethods().keySet().forEach(info -> doors.addAll(doors(info)));
            } else if (mapping instanceof AbstractUrlHandlerMapping addresses) {
                doors.addAll(doors(addresses.getHandlerMap().keySet()));
            }
        }
        application.getServletContext().getServletRegistrations().values()
                .forEach(servlet -> doors.addAll(doors(servlet.getMappings())));
        return doors.stream().map(door -> new Door(door.replaceFirst(" .*", ""), door.replaceFirst(".* ", "")))
                // What the container shows when something is wrong is nothing by itself; signing out leads out.
                .filter(door -> !door.path.equals("/error") && !door.path.equals("/sign-out")).toList();
    }

    private static Set<String> doors(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream().flatMap(pattern -> (methods.isEmpty()
                ? Stream.of("GET", "POST") : methods.stream().map(RequestMethod::name))
                .map(method -> method + " " + example(pattern))).collect(Collectors.toSet());
    }

    private static Set<String> doors(Collection<String> patterns) {
        return patterns.stream().map(pattern -> "GET " + example(pattern)).collect(Collectors.toSet());
    }

    private static String example(String pattern) {
        String path = pattern.replaceAll("\\{[^}]*}|\\*+", "1");
        return path.startsWith("/") ? path : "/" + path;
    }
}
