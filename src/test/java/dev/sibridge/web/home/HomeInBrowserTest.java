package dev.sibridge.web.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sibridge.web.pages.ConsoleInBrowser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Home in a real browser: it keeps up by itself. */
class HomeInBrowserTest extends ConsoleInBrowser {

    @AfterEach
    void goOnline() {
        isOffline(false);
    }

    @Test
    void aPollShowsWhatItDoesAndHowItEndsWithoutLoadingThePageAgain() {
        signIn(OPERATOR, OPERATOR_PASSWORD);
        isAccessible("home-before-the-first-poll");

        // The form's own answer is a page; what follows comes by itself.
        find("#poll-default").sendKeys("\n");
        until("the poll", "progress");
        browser.executeScript("window.neverLoadedAgain = true");
        untilText("#live h3", "The last poll");

        assertThat(browser.executeScript("return window.neverLoadedAgain")).isEqualTo(true);
        assertThat(browser.findElements(By.cssSelector("#live tbody tr"))).hasSize(4);
        assertThat(find("time[data-local]").getText()).as("in the reader's zone").doesNotContain("UTC");
        isAccessible("home");
    }

    @Test
    void aConnectionThatIsLostIsSaidAndThePageGoesOnByItselfAfterwards() {
        signIn(OPERATOR, OPERATOR_PASSWORD);
        isOffline(true);
        browser.executeScript("htmx.ajax('GET', '/home', '#live').catch(() => {})");
        untilShown("#lost", true);

        isOffline(false);
        browser.executeScript("htmx.ajax('GET', '/home', {target: '#live', swap: 'outerHTML'})");
        untilShown("#lost", false);
    }

    @Test
    void whatIsReadOutIsOnlyWhatHasChanged() {
        signIn(OPERATOR, OPERATOR_PASSWORD);
        loadAgain("once");
        assertThat(find("#news").getDomProperty("textContent")).isEmpty();

        browser.executeScript("htmx.ajax('POST', '/api/polls', {swap: 'none'})");
        await().until(() -> jdbc.sql("SELECT COUNT(*) FROM poll WHERE state = 'done'").query(Integer.class).single()
                == 1);
        loadAgain("twice");
        assertThat(find("#news").getDomProperty("textContent")).contains("4 of 4 exports are done");
        assertThat(find("#news").getDomAttribute("role")).isEqualTo("status");
    }

    private void loadAgain(String mark) {
        browser.executeScript("htmx.ajax('GET', '/home', {target: '#live', swap: 'outerHTML'})"
                + ".then(() => document.body.dataset.again = '" + mark + "')");
        until("the same " + mark + " more", "body[data-again=" + mark + "]");
    }

    private void isOffline(boolean offline) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.emulateNetworkConditions", Map.of("offline", offline, "latency", 0,
                "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private void untilShown(String css, boolean shown) {
        new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50))
                .until(page -> find(css).isDisplayed() == shown);
    }
}
