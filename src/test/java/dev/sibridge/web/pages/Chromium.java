package dev.sibridge.web.pages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The Chromium of this machine, without a window. Nothing is ever downloaded. */
public final class Chromium {

    /** What a test says that is skipped because there is none. */
    public static final String HOW_TO_GET_ONE = "There is no Chromium on this machine. On Debian:"
            + " apt-get install chromium chromium-driver";

    private static ChromeDriver shared;

    private Chromium() {
    }

    /** The window that is open, or one of that size in CSS pixels. */
    static synchronized ChromeDriver shared(int width, int height) {
        if (shared == null) {
            shared = open(width, height);
            Runtime.getRuntime().addShutdownHook(new Thread(shared::quit));
        }
        return shared;
    }

    /** Whether there is one, with its driver. */
    public static boolean isThere() {
        return find("chromium", "chromium-browser", "google-chrome").isPresent() && find("chromedriver").isPresent();
    }

    /** Opens a window of that size in CSS pixels; whoever opens it quits it. */
    static ChromeDriver open(int width, int height, String... arguments) {
        return open(width, height, Map.of(), arguments);
    }

    /** One that runs no scripts of pages, as some people's. */
    static ChromeDriver withoutScripts(int width, int height) {
        return open(width, height, Map.of("profile.managed_default_content_settings.javascript", 2));
    }

    private static ChromeDriver open(int width, int height, Map<String, Object> preferences, String... arguments) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(find("chromium", "chromium-browser", "google-chrome").orElseThrow().toFile());
        // Within a container there is neither a sandbox of the kernel nor much shared memory.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                "--hide-scrollbars", "--no-first-run", "--disable-background-networking", "--disable-extensions",
                "--force-device-scale-factor=1", "--lang=en-US", "--window-size=" + width + "," + height);
        options.addArguments(arguments);
        options.setExperimentalOption("prefs", preferences);
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(find("chromedriver").orElseThrow().toFile()).usingAnyFreePort().build();
        return new ChromeDriver(driver, options);
    }

    private static Optional<Path> find(String... names) {
        List<String> places = Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).toList();
        return Stream.of(names).flatMap(name -> Stream.concat(places.stream(), Stream.of("/usr/lib/chromium"))
                .map(place -> Path.of(place, name))).filter(Files::isExecutable).findFirst();
    }
}
