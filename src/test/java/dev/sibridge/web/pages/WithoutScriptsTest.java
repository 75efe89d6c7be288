package dev.sibridge.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Where a browser runs no scripts, every page does its work all the same; only what is live is not. */
class WithoutScriptsTest extends ConsoleInBrowser {

    private static ChromeDriver own;

    @Override
    public ChromeDriver browser() {
        if (own == null) {
            own = Chromium.withoutScripts(1280, 900);
        }
        return own;
    }

    @AfterAll
    static void quit() {
        if (own != null) {
            own.quit();
        }
    }

    @Test
    void everyPageOfTheHeadIsThere() {
        signIn(ADMIN, ADMIN_PASSWORD);
        assertThat(find("noscript").getText()).as("scripts are off").contains("Load it again");

        List<String> pages = browser.findElements(By.cssSelector("header nav ul:first-child a")).stream()
                .map(WebElement::getText).toList();
        assertThat(pages).hasSizeGreaterThanOrEqualTo(6);
        for (String page : pages) {
            go(page);
            pictures("without-scripts-" + page.toLowerCase());
        }
    }

    @Test
    void aPollIsFollowedByLoadingHomeAgainAndACauseIsGivenAwayAndRetried() {
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(project().putNull("Client"));
        signIn(OPERATOR, OPERATOR_PASSWORD);
        press("Poll D-Tools");
        reloadedUntil("refused");

        go("Attention");
        find("tbody th a").click();
        find("select[name=to] option[value=" + ADMIN + "]").click();
        press("Save");
        untilText("main", "olivia gave it to boss");
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(project());
        find(".retry-all button").click();
        reloadedUntil("it closed by itself");

        go("Runs");
        untilText("main table", "synced");
        find("main tbody a").click();
        untilText("main", "Patio Music");
    }

    @Test
    void whatIsHeldBackIsDecidedAboutAndAPreviewIsSynced() {
        int opportunity = opportunity();
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(project());
        signIn(OPERATOR, OPERATOR_PASSWORD);
        press("Poll D-Tools");
        reloadedUntil("skipped");

        go("Preview");
        press("Decide");
        find("input[value='opportunity/" + opportunity + "']").click();
        press("Decide");
        untilText(".said", "The next poll takes the export.");
        press("Read the list from D-Tools");
        find("button[aria-label='Preview Patio Music']").click();
        reloadedUntil("Nothing has been written yet.");
        press("Sync now");
        reloadedUntil("synced");
    }

    @Test
    void themeAndSigningOutAreForms() {
        signIn(OPERATOR, OPERATOR_PASSWORD);
        go("Support");
        find("button[value=dark]").click();
        until("the dark page", "html[data-theme=dark]");
        untilText("h1", "Support");
        find("header form button").click();
        untilText(".said", "You are signed out.");
        open("/runs");
        untilText("h1", "SI Bridge");
    }

    private static ObjectNode project() {
        return sample().put("Progress", "Design");
    }

    /** As a person has made it, with the project's name. */
    private static int opportunity() {
        String client = project().path("Client").asText();
        int company = SANDBOX.manage().create("Company", Map.of("identifier", client.replace(" ", ""), "name", client,
                "site", Map.of("name", "Main")));
        int contact = SANDBOX.manage().create("Contact", Map.of("firstName", "Ann", "company", Map.of("id", company)));
        return SANDBOX.manage().create("Opportunity", Map.of("name", "Patio Music", "company", Map.of("id", company),
                "contact", Map.of("id", contact), "primarySalesRep", Map.of("identifier", "dsales")));
    }
}
