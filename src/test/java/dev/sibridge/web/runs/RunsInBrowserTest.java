package dev.sibridge.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.ConsoleInBrowser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Runs, previews and support in a real browser: read by everybody, and at work. */
class RunsInBrowserTest extends ConsoleInBrowser {

    @Test
    void everyPageIsReadByEverybodyWhereNothingIsYet() {
        SANDBOX.dtools().clear();
        signIn(OPERATOR, OPERATOR_PASSWORD);
        for (String page : new String[] {"runs", "preview", "support"}) {
            open("/" + page);
            isAccessible(page + "-empty");
        }
    }

    @Test
    void anExportIsPreviewedThenWrittenAndReadFieldByField() {
        signIn(OPERATOR, OPERATOR_PASSWORD);
        open("/preview");
        until("the queue comes by itself", "#list table");
        isAccessible("preview");
        find("button[aria-label='Preview Patio Music']").click();
        until("the plan comes by itself", "ul.tree");
        isAccessible("preview-tree");
        browser.findElement(By.xpath("//button[text()='Sync now']")).click();
        untilText("h1", "synced");
        isAccessible("run");
        find("ul.records summary").click();
        assertThat(find("ul.records table").isDisplayed()).isTrue();
        open("/runs");
        isAccessible("runs");
        browser.findElement(By.linkText("Patio Music")).click();
        until("the timeline", "ol.timeline");
        isAccessible("project");
    }

    @Test
    void aMessageToTheSupportIsShownBeforeItIsSent() {
        signIn(OPERATOR, OPERATOR_PASSWORD);
        open("/support");
        find("input[name=subject]").sendKeys("Help");
        find("textarea[name=message]").sendKeys("Call me: 360-555-0142");
        browser.findElement(By.xpath("//button[text()='Show what is sent']")).click();
        untilText("pre", "Call me: [removed]");
        isAccessible("support-shown");
        browser.findElement(By.xpath("//button[text()='Send']")).click();
        untilText(".said", "on its way");
        Awaitility.await().until(() -> jdbc.sql("SELECT COUNT(*) FROM mail").query(Integer.class).single() == 1);
    }
}
