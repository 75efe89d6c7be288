package dev.sibridge.web.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.ConsoleInBrowser;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What needs a person, in a real browser: understood, mended in SI, exported anew, retried, and gone. */
class AttentionInBrowserTest extends ConsoleInBrowser {

    @Test
    void aRefusedExportIsUnderstoodMendedAndSynced() {
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(AttentionPagesTest.project("a", "Patio Music").putNull("Client"));
        signIn(OPERATOR, OPERATOR_PASSWORD);
        open("/attention");
        isAccessible("attention-nothing");
        open("/");
        find("main form button").click();
        until("the poll is over", "td small");
        open("/attention");
        isAccessible("attention");
        assertThat(find("nav .count").getText()).isEqualTo("1");
        find("tbody th a").click();
        untilText("main", "What to do");
        isAccessible("cause");
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(AttentionPagesTest.project("a", "Patio Music"));

        browser.findElement(By.xpath("//button[text()='Retry']")).click();
        untilText(".said", "is retried now");
        open("/attention");
        for (int i = 0; i < 100 && !browser.findElements(By.cssSelector("tbody")).isEmpty(); i++) {
            until("the page", "main");
            open("/attention");
        }

        assertThat(find(".said.done").getText()).startsWith("Nothing needs you.");
        open("/runs");
        assertThat(find("main table").getText()).contains("synced");
    }
}
