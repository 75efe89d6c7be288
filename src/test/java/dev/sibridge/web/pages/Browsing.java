package dev.sibridge.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a test does in a real Chromium, whatever console it looks at. One window serves all classes. */
public interface Browsing {

    Path SCREENSHOTS = Path.of("target", "screenshots");
    Dimension DESKTOP = new Dimension(1280, 900);
    Dimension PHONE = new Dimension(390, 844);
    /** Its builder in Java asks for what is well, too, in a window of its own, and takes five times as long. */
    String AXE = axe();
    /** All that is otherwise in another theme. */
    List<String> COLORS = List.of("color-contrast");
    List<String> TOO_BAD = List.of("serious", "critical");
    boolean PICTURES = Boolean.getBoolean("pictures");
    long MOST_BYTES = 150_000;
    Duration PATIENCE = Duration.ofSeconds(20);

    /** Where the console is, without a slash at the end. */
    String address();

    /** The window. */
    default ChromeDriver browser() {
        return Chromium.shared(DESKTOP.width, DESKTOP.height);
    }

    @BeforeEach
    default void openBrowser() {
        open("/sign-in");
        browser().manage().deleteAllCookies();
        resize(DESKTOP);
        theme("light");
    }

    /** Opens a page of the console. */
    default void open(String path) {
        browser().get(address() + path);
    }

    /** Signs in through the page, with nothing but the keyboard. */
    default void signIn(String name, String password) {
        open("/sign-in");
        find("input[name=name]").sendKeys(name);
        find("input[name=password]").sendKeys(password + "\n");
        until("the page after signing in", "header nav");
    }

    /** Chooses a link on the head of the page. */
    default void go(String page) {
        browser().findElement(By.xpath("//header//a[starts-with(normalize-space(),'" + page + "')]")).click();
        untilText("h1", page);
    }

    /** Presses a button, or chooses a link, that reads so. */
    default void press(String words) {
        browser().findElement(By.xpath("//main//*[self::a or self::button][normalize-space()='" + words + "']"))
                .click();
    }

    /** Types into a field, and Enter at the end if the text ends with a line break. */
    default void type(String name, String text) {
        find("main [name='" + name + "']").sendKeys(text);
    }

    /** Loads the page again until it contains a text. */
    default void reloadedUntil(String text) {
        new WebDriverWait(browser(), PATIENCE, Duration.ofMillis(200)).withMessage(text).until(page -> {
            page.navigate().refresh();
            return page.findElement(By.tagName("main")).getText().contains(text);
        });
    }

    default WebElement find(String css) {
        return browser().findElement(By.cssSelector(css));
    }

    /** Waits for an element that matches. */
    default WebElement until(String what, String css) {
        return new WebDriverWait(browser(), PATIENCE, Duration.ofMillis(50)).withMessage(what)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
    }

    /** Waits until an element contains a text. */
    default void untilText(String css, String text) {
        // A part of the page may be replaced while the driver looks at it.
        new WebDriverWait(browser(), PATIENCE, Duration.ofMillis(50)).ignoring(WebDriverException.class)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
    }

    /** What the page shown now consists of, uncompressed; without what it has asked for since. */
    default long bytes() {
        return ((Number) browser().executeScript("return performance.getEntriesByType('navigation')"
                + ".concat(performance.getEntriesByType('resource').filter(one => one.initiatorType !=="
                + " 'xmlhttprequest')).reduce((sum, one) => sum + one.decodedBodySize, 0)")).longValue();
    }

    /** Keeps pictures of the page shown now in both themes and on a phone, with {@code -Dpictures=true}. */
    default void pictures(String name) {
        for (String theme : List.of("light", "dark")) {
            theme(theme);
            picture(name + "-" + theme);
        }
        theme("light");
        resize(PHONE);
        picture(name + "-phone");
        resize(DESKTOP);
    }

    /** Looks at the page shown now: asks axe in both themes, and keeps {@linkplain #pictures pictures}. */
    default void isAccessible(String name) {
        assertThat(bytes()).as(name + " in bytes").isLessThan(MOST_BYTES);
        theme("light");
        picture(name + "-light");
        browser().executeScript(AXE);
        hasNothingSerious(name + " in light", Map.of());
        theme("dark");
        picture(name + "-dark");
        hasNothingSerious(name + " in dark", Map.of("runOnly", COLORS));
        theme("light");
        resize(PHONE);
        picture(name + "-phone");
        assertThat((Long) browser().executeScript("return document.documentElement.scrollWidth"))
                .as(name + " fits a phone").isLessThanOrEqualTo(PHONE.width);
        resize(DESKTOP);
    }

    private void hasNothingSerious(String page, Map<String, ?> options) {
        assertThat((List<?>) browser().executeAsyncScript("""
                const [options, tooBad, done] = arguments;
                axe.run(document, {resultTypes: ['violations'], ...options}).then(found => done(found.violations
                    .filter(rule => tooBad.includes(rule.impact))
                    .map(rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(' '))),
                    trouble => done([String(trouble)]));
                """, options, TOO_BAD)).as(page).isEmpty();
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the reader's system prefers: light or dark. Without motion, colors are there at once. */
    default void theme(String theme) {
        browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(
                Map.of("name", "prefers-color-scheme", "value", theme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    private void resize(Dimension size) {
        browser().executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", size.width, "height",
                size.height, "deviceScaleFactor", 1, "mobile", size.width < 600));
    }

    private void picture(String name) {
        if (!PICTURES) {
            return;
        }
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), browser().getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
