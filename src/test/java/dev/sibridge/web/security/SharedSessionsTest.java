package dev.sibridge.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.MariaDb;
import dev.sibridge.SiBridge;
import dev.sibridge.web.pages.Visitor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** People stay signed in when an instance is started anew, and in all instances that share a database. */
class SharedSessionsTest {

    private static final String NAME = "boss";
    private static final String PASSWORD = "correct horse battery";

    private final List<ConfigurableApplicationContext> running = new ArrayList<>();
    private String database;

    @BeforeEach
    void aDatabaseForAll() {
        database = MariaDb.newDatabase();
    }

    @AfterEach
    void stop() {
        running.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void whoHasSignedInAtOneInstanceIsSignedInAtAllAndAfterARestartUntilTheySignOutAtAny() {
        String first = start();
        Visitor boss = Visitor.signedIn(first, NAME, PASSWORD);
        String second = start();
        assertThat(boss.page(second + "/users")).contains("<h1>Users</h1>");

        running.remove(0).close();
        String again = start();
        assertThat(boss.page(again + "/users")).contains("<h1>Users</h1>");
        assertThat(Visitor.location(boss.submit(again + "/", second + "/sign-in/theme", "theme", "dark", "to",
                "/users"))).as("a form of one is taken by the other").isEqualTo("/users");

        boss.submit(second + "/", second + "/sign-out");
        assertThat(Visitor.location(boss.get(again + "/users"))).startsWith("/sign-in");
    }

    /** @return where it is */
    private String start() {
        ConfigurableApplicationContext instance = new SpringApplicationBuilder(SiBridge.class).run(
                "--DATABASE_URL=" + database, "--DATABASE_USERNAME=root", "--ADMIN_USERNAME=" + NAME,
                "--ADMIN_PASSWORD=" + PASSWORD, "--server.port=0", "--bridge.timers=false",
                "--camel.main.jmx-enabled=false", "--logging.level.dev.sibridge=off",
                "--spring.main.log-startup-info=false");
        running.add(instance);
        return "http://127.0.0.1:" + ((ServletWebServerApplicationContext) instance).getWebServer().getPort();
    }
}
