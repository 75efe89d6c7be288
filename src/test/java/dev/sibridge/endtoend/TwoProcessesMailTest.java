package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sibridge.MariaDb;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Two processes poll for one account on one MariaDB: everybody gets each mail once. */
class TwoProcessesMailTest {

    private static final Vendors VENDORS = new Vendors();
    private static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());

    private static InProcess one;
    private static InProcess other;

    @BeforeAll
    static void start() {
        MAIL.start();
        String database = MariaDb.newDatabase();
        one = start(database);
        other = start(database);
    }

    @AfterAll
    static void stop() {
        Stream.of(one, other).filter(Objects::nonNull).forEach(InProcess::close);
        MAIL.stop();
    }

    @BeforeEach
    void begin() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        one.forgetEverything();
        VENDORS.startEmpty();
    }

    @RepeatedTest(4)
    void eachExportIsToldOnceToEachAddress() {
        List<String> projects = List.of("Patio", "Bar", "Bakery", "Office");
        projects.forEach(name -> VENDORS.export(withoutClient(name)));

        long first = one.begin();
        long second = other.begin();
        one.finish(first);
        other.finish(second);
        CompletableFuture.allOf(CompletableFuture.runAsync(one::sendAlerts),
                CompletableFuture.runAsync(other::sendAlerts)).join();
        one.sendAlerts();

        assertThat(Stream.of(MAIL.getReceivedMessages()).map(TwoProcessesMailTest::toAndAbout))
                .containsExactlyInAnyOrderElementsOf(Stream.of("a@dealer.example", "b@dealer.example")
                        .flatMap(to -> projects.stream().map(name -> to + " Export refused: " + name)).toList());
        assertThat(one.waitingAlerts().count()).isZero();
    }

    private static InProcess start(String database) {
        return InProcess.start(VENDORS, "DATABASE_URL=" + database, "DATABASE_USERNAME=root", "SMTP_HOST=127.0.0.1",
                "SMTP_PORT=" + MAIL.getSmtp().getPort(), "SMTP_FROM=si-bridge@dealer.example",
                "SYNC_ERROR_EMAILS=a@dealer.example;b@dealer.example");
    }

    private static ObjectNode withoutClient(String name) {
        ObjectNode project = VENDORS.sample(Vendors.SMALL);
        project.put("Id", new UUID(1, name.hashCode()).toString()).put("Name", name).putNull("Client");
        return project;
    }

    private static String toAndAbout(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0] + " " + mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
