package dev.sibridge.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The console in a real Chromium; skipped where there is none. */
@Tag("browser")
@EnabledIf(value = "dev.sibridge.web.pages.Chromium#isThere", disabledReason = Chromium.HOW_TO_GET_ONE)
public abstract class ConsoleInBrowser extends RunningConsole {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Dimension DESKTOP = new Dimension(1280, 900);
    private static final Dimension PHONE = new Dimension(390, 844);
    private static final Set<String> TOO_BAD = Set.of("serious", "critical");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ChromeDriver shared;

    protected ChromeDriver browser;

    @BeforeEach
    void openBrowser() {
        browser = browser();
        open("/sign-in");
        browser.manage().deleteAllCookies();
        resize(DESKTOP);
        theme("light");
    }

    /** The browser of these tests: one for all classes. */
    protected ChromeDriver browser() {
        if (shared == null) {
            shared = Chromium.open(DESKTOP.width, DESKTOP.height);
            Runtime.getRuntime().addShutdownHook(new Thread(shared::quit));
        }
        return shared;
    }

    protected void open(String path) {
        browser.get(url() + path);
    }

    /** Signs in through the page, with nothing but the keyboard. */
    protected void signIn(String name, String password) {
        open("/sign-in");
        find("input[name=name]").sendKeys(name);
        find("input[name=password]").sendKeys(password + "\n");
        until("the page after signing in", "header nav");
    }

    /** Chooses a link on the head of the page. */
    protected void go(String page) {
        browser.findElement(By.xpath("//header//a[starts-with(normalize-space(),'" + page + "')]")).click();
        untilText("h1", page);
    }

    /** Presses a button, or chooses a link, that reads so. */
    protected void press(String words) {
        browser.findElement(By.xpath("//main//*[self::a or self::button][normalize-space()='" + words + "']")).click();
    }

    /** Types into a field, and Enter at the end if the text ends with a line break. */
    protected void type(String name, String text) {
        find("main [name=" + name + "]").sendKeys(text);
    }

    /** Loads the page again until it contains a text. */
    protected void reloadedUntil(String text) {
        new WebDriverWait(browser, PATIENCE, Duration.ofMillis(200)).withMessage(text).until(page -> {
            page.navigate().refresh();
            return page.findElement(By.tagName("main")).getText().contains(text);
        });
    }

    protected WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    /** Waits for an element that matches. */
    protected WebElement until(String what, String css) {
        return new WebDriverWait(browser, PATIENCE, Duration.ofMillis(50)).withMessage(what)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
    }

    /** Waits until an element contains a text. */
    protected void untilText(String css, String text) {
        new WebDriverWait(browser, PATIENCE, Duration.ofMillis(50))
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
    }

    /** Keeps pictures of the page shown now in both themes and on a phone. */
    protected void pictures(String name) {
        for (String theme : List.of("light", "dark")) {
            theme(theme);
            picture(name + "-" + theme);
        }
        theme("light");
        resize(PHONE);
        picture(name + "-phone");
        resize(DESKTOP);
    }

    /** Looks at the page shown now in both themes, keeps pictures of it in both and on a phone, and asks axe. */
    protected void isAccessible(String name) {
        for (String theme : List.of("light", "dark")) {
            theme(theme);
            picture(name + "-" + theme);
            hasNothingSerious(name + " in " + theme);
        }
        theme("light");
        resize(PHONE);
        picture(name + "-phone");
        hasNothingSerious(name + " on a phone");
        assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                .as(name + " fits a phone").isLessThanOrEqualTo(PHONE.width);
        resize(DESKTOP);
    }

    private void hasNothingSerious(String page) {
        List<Rule> violations = new AxeBuilder().analyze(browser).getViolations();
        assertThat(violations.stream().filter(rule -> TOO_BAD.contains(rule.getImpact()))
                .map(rule -> rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList()))
                .as(page).isEmpty();
    }

    /** What the reader's system prefers: light or dark. Without motion, colors are there at once. */
    protected void theme(String theme) {
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(
                Map.of("name", "prefers-color-scheme", "value", theme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    private void resize(Dimension size) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", size.width, "height",
                size.height, "deviceScaleFactor", 1, "mobile", size.width < 600));
    }

    private void picture(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
