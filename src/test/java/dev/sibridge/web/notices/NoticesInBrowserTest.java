package dev.sibridge.web.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.ConsoleInBrowser;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices in a real browser, in both themes and on a phone. */
class NoticesInBrowserTest extends ConsoleInBrowser {

    @BeforeEach
    @AfterEach
    void thereAreNoNotices() {
        List.of("setup_value", "notice_post", "notice_alert").forEach(table ->
                jdbc.sql("DELETE FROM " + table).update());
    }

    @Test
    void aNoticeIsMadeSeenAndChanged() {
        signIn(ADMIN, ADMIN_PASSWORD);
        open("/set-up/default/notices");
        isAccessible("notices-none");
        find("input[value=refused]").click();
        find("input[value=json]").click();
        find("input[name=url]").sendKeys("https://hooks.invalid/services/T0/B0\n");
        untilText(".said.done", "The notice is added.");
        assertThat(find("pre").getText()).hasSize(43);
        isAccessible("notices-secret");

        open("/set-up/default/notices");
        jdbc.sql("INSERT INTO notice_post (account, notice, target, body, created_at, next_at) SELECT 'default',"
                + " SUBSTRING(setting, 8, LOCATE('.', setting, 8) - 8), 'JSON', '{}', 1000, 1000 FROM setup_value"
                + " WHERE setting LIKE '%.events'").update();
        open("/set-up/default/notices");
        assertThat(find(".waits").getText()).startsWith("1 message has not arrived yet");
        isAccessible("notices");
        find("a[aria-label^='Change notice']").click();
        untilText("h1", "Notice ");
        isAccessible("notice");
    }
}
