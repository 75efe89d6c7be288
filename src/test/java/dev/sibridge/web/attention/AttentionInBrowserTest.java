package dev.sibridge.web.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.ConsoleInBrowser;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What needs a person, in a real browser: understood, mended in SI, exported anew, and gone. */
class AttentionInBrowserTest extends ConsoleInBrowser {

    @BeforeEach
    void nothingIsExported() {
        SANDBOX.dtools().clear();
        signIn(OPERATOR, OPERATOR_PASSWORD);
    }

    @Test
    void aRefusedExportIsUnderstoodMendedAndSynced() {
        go("Attention");
        isAccessible("attention-nothing");
        SANDBOX.dtools().export(AttentionPagesTest.project("a", "Patio Music").putNull("Client"));
        poll("refused");

        go("Attention");
        isAccessible("attention");
        assertThat(find("nav .count").getText()).isEqualTo("1");
        find("tbody th a").click();
        untilText("main", "What to do:");
        isAccessible("cause");
        find("tbody td a").click();
        untilText("h2", "What is wrong, and what to do");
        assertThat(find("main").getText()).contains("The project has no client.", "Choose a client in SI");
        isAccessible("run-refused");

        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(AttentionPagesTest.project("a", "Patio Music"));
        poll("synced");

        go("Attention");
        assertThat(find(".said.done").getText()).startsWith("Nothing needs you.");
        press("Over");
        find("tbody th a").click();
        untilText(".said.done", "it closed by itself");
        isAccessible("cause-over");
    }

    @Test
    void thirtyRefusedExportsOfOneCauseAreRetriedAtOnce() {
        List<String> projects = Stream.generate(() -> UUID.randomUUID().toString()).limit(30).toList();
        projects.forEach(id -> SANDBOX.dtools().export(AttentionPagesTest.project(id, "Project " + id)
                .putNull("Client")));
        poll("refused");
        go("Attention");
        assertThat(find("tbody td.number").getText()).isEqualTo("30");
        find("tbody th a").click();
        untilText("main", "Retry all 30");
        isAccessible("cause-of-thirty");
        SANDBOX.dtools().clear();
        projects.forEach(id -> SANDBOX.dtools().export(AttentionPagesTest.project(id, "Project " + id)));

        press("Retry all 30");

        untilText(".said", "30 exports are retried now.");
        reloadedUntil("it closed by itself");
        go("Attention");
        assertThat(find(".said.done").getText()).startsWith("Nothing needs you.");
    }

    private void poll(String outcome) {
        go("Home");
        press("Poll D-Tools");
        untilText("#live tbody", outcome);
        polled();
    }
}
