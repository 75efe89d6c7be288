package dev.sibridge.web.pages;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.chrome.ChromeDriver;

/** The console in a real Chromium; skipped where there is none. */
@Tag("browser")
@EnabledIf(value = "dev.sibridge.web.pages.Chromium#isThere", disabledReason = Chromium.HOW_TO_GET_ONE)
public abstract class ConsoleInBrowser extends RunningConsole implements Browsing {

    protected ChromeDriver browser;

    @BeforeEach
    void takeBrowser() {
        browser = browser();
    }

    @Override
    public String address() {
        return url();
    }
}
