package dev.sibridge.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.ConsoleInBrowser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Home in a real browser: it keeps up by itself. */
class HomeInBrowserTest extends ConsoleInBrowser {

    @Test
    void aPollShowsWhatItDoesAndHowItEndsWithoutLoadingThePageAgain() {
        signIn(OPERATOR, OPERATOR_PASSWORD);
        isAccessible("home-before-the-first-poll");
        browser.executeScript("window.neverLoadedAgain = true");

        // The form's own answer is a page; what follows comes by itself.
        find("form[action='/polls'] button").sendKeys("\n");
        until("the poll", "progress");
        browser.executeScript("window.neverLoadedAgain = true");
        untilText("#live h3", "The last poll");

        assertThat(browser.executeScript("return window.neverLoadedAgain")).isEqualTo(true);
        assertThat(browser.findElements(By.cssSelector("#live tbody tr"))).hasSize(4);
        assertThat(find("time[data-local]").getText()).as("in the reader's zone").doesNotContain("UTC");
        isAccessible("home");
    }

    @Test
    void noPageIsHeavierThanItMayBe() {
        signIn(ADMIN, ADMIN_PASSWORD);
        for (String path : List.of("/", "/users", "/password", "/sign-in")) {
            open(path);
            Number bytes = (Number) browser.executeScript("return performance.getEntriesByType('navigation')"
                    + ".concat(performance.getEntriesByType('resource')).reduce((sum, one) => sum"
                    + " + one.decodedBodySize, 0)");
            assertThat(bytes.longValue()).as(path + " uncompressed").isLessThan(150_000);
        }
    }
}
