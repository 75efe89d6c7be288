package dev.sibridge.web.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.Browsing;
import dev.sibridge.web.pages.Chromium;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.test.context.TestPropertySource;

/** From the first start to projects of two accounts in Manage, in a real browser and with nothing but its pages. */
@Tag("browser")
@EnabledIf(value = "dev.sibridge.web.pages.Chromium#isThere", disabledReason = Chromium.HOW_TO_GET_ONE)
@TestPropertySource(properties = {"DATABASE_URL=jdbc:h2:mem:first-in-browser" + RunningSetup.DATABASE,
    "PRIVATE_ADDRESSES=true", "bridge.timers=false", "camel.main.jmx-enabled=false"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStartInBrowserTest extends RunningSetup implements Browsing {

    private static final Map<String, String> DTOOLS = Map.of("dtools.url", SANDBOX.url() + "/sandbox/SI",
            "dtools.api-key", "sandbox");
    private static final Map<String, String> MANAGE = Map.of("connectwise.site", SANDBOX.url() + "/sandbox",
            "connectwise.company", "sandbox", "connectwise.client-id", "00000000-0000-4000-8000-000000000000",
            "connectwise.public-key", "sandbox", "connectwise.private-key", "sandbox");

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @BeforeEach
    void ann() {
        signIn("ann", "correct horse");
    }

    @Test
    @Order(1)
    void fromTheFirstSignInToTheFirstProject() {
        SANDBOX.reset();
        untilText("main", "SI Bridge is not set up yet.");
        isAccessible("home-first-start");
        link("Set it up");
        isAccessible("set-up-account-incomplete");

        connect("");
        poll("default");
    }

    @Test
    @Order(2)
    void everyPageOfSetUpIsAccessible() {
        for (String page : new String[] {"", "/default", "/default/connectwise", "/default/dtools",
            "/default/product-id", "/default/limits", "/default/history", "/default/rights", "/default/tool",
            "/default/two-way", "/default/changes", "/bridge/mail"}) {
            open("/set-up" + page);
            isAccessible("set-up" + page.replace('/', '-'));
        }
    }

    @Test
    @Order(3)
    void aMistakeInAPatternIsMarkedWhileOneTypes() {
        open("/set-up/default/product-id");
        untilText("#results", "Sonance-VP66R");
        WebElement pattern = find("[name='sync.product-id']");
        pattern.sendKeys(Keys.chord(Keys.CONTROL, "a"), "{Manufacturer:3}-{Modell}");

        untilText("#results mark", "{Modell}");
        untilText("#results", "is not a field");
        isAccessible("set-up-product-id-wrong");
        pattern.sendKeys(Keys.chord(Keys.CONTROL, "a"), "{Manufacturer:3}-{Model}");
        untilText("#results", "Son-VP66R");
    }

    @Test
    @Order(4)
    void aSecondAccountIsMadeAndSyncs() {
        SANDBOX.reset();
        open("/set-up");
        fill("title", "North branch");
        fill("name", "north\n");
        untilText("main", "The account is there.");

        connect("north");
        poll("north");
        assertThat(browser().findElements(By.cssSelector("h2"))).extracting(WebElement::getText)
                .contains("default", "North branch");
        isAccessible("home-two-accounts");
    }

    @Test
    @Order(5)
    void whatWasChosenStaysWhenTheListsComeAfterAMistake() {
        open("/set-up/default/sync");
        until("the boards", "select[name='sync.project-board'] option[value='Internal Projects']").click();
        fill("sync.interval", "often");
        button("Save");
        untilText(".said.wrong", "Nothing is saved yet");

        WebElement board = until("the boards again", "select[name='sync.project-board']");

        assertThat(board.getDomProperty("value")).isEqualTo("Internal Projects");
        assertThat(find("[name='sync.interval']").getDomProperty("value")).isEqualTo("often");
    }

    /** Types keys, tests them, saves them, and chooses who sells, from the account's page on. */
    private void connect(String account) {
        link("ConnectWise (incomplete)");
        MANAGE.forEach(this::fill);
        button("Test");
        untilText("#findings", "Manage responds and accepts the keys.");
        button("Save");
        untilText(".said.done", "Saved.");
        link("D-Tools (incomplete)");
        DTOOLS.forEach(this::fill);
        button("Test");
        untilText("#findings", "D-Tools responds and accepts the key.");
        button("Save");
        untilText(".said.done", "Saved.");
        link("Sync (incomplete)");
        until("the members of Manage", "select[name='sync.sales-rep'] option[value=dsales]").click();
        until("the progresses in the queue", "input[name='sync.progresses'][value=Approved]").click();
        until("the statuses", "select[name='sync.won-status'] option[value=Won]").click();
        fill("sync.since", "1970-01-01");
        isAccessible("set-up-sync" + (account.isEmpty() ? "" : "-" + account));
        button("Test");
        until("what the test found", "#findings li");
        button("Save");
        untilText(".said.done", "All that is needed is set up now.");
    }

    private void poll(String account) {
        link("Home");
        find("#poll-" + account).sendKeys("\n");
        untilText("#live", "The last poll");
        untilText("#live table", "synced");
    }

    private void fill(String name, String text) {
        type(name, Keys.chord(Keys.CONTROL, "a") + text);
    }

    private void link(String text) {
        browser().findElement(By.xpath("//a[normalize-space()='" + text + "']")).sendKeys("\n");
    }

    private void button(String text) {
        browser().findElement(By.xpath("//main//button[normalize-space()='" + text + "']")).sendKeys("\n");
    }
}
