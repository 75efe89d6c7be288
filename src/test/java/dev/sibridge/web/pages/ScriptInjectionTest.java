package dev.sibridge.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Whatever people call a project or a client, no page that any other page leads to takes it for a script. */
class ScriptInjectionTest extends RunningConsole {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final String NO_PAGES = "/(api|assets|webjars|actuator)/.*";
    private static final int MOST_PAGES = 150;

    @Test
    void noPageRunsWhatSomebodyCallsAProjectOrAClient() {
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(evil("refused").putNull("Client"));
        SANDBOX.dtools().export(evil("taken"));
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);
        poll(boss);
        boss.submit("/preview", "/preview", "projectId", "taken", "account", "default");
        polled();
        SANDBOX.dtools().export(evil("waiting"));

        Map<String, String> pages = everyPageFrom("/", boss);

        assertThat(pages).containsKeys("/", "/attention", "/runs", "/preview", "/support", "/users", "/password",
                "/projects/taken", "/preview/queue");
        assertThat(pages).allSatisfy((path, page) -> assertThat(page).as(path)
                .doesNotContain("<script>alert", "<img src=x", "'><img", "\"'><"));
        assertThat(pages).as("they show it").hasEntrySatisfying("/", ScriptInjectionTest::showsIt)
                .hasEntrySatisfying("/runs", ScriptInjectionTest::showsIt)
                .hasEntrySatisfying("/projects/taken", ScriptInjectionTest::showsIt)
                .hasEntrySatisfying("/preview/queue", ScriptInjectionTest::showsIt);
        assertThat(pages.entrySet()).anySatisfy(page -> {
            assertThat(page.getKey()).matches("/attention/\\d+");
            showsIt(page.getValue());
        }).anySatisfy(page -> {
            assertThat(page.getKey()).matches("/runs/\\d+");
            showsIt(page.getValue());
        });
    }

    private static void showsIt(String page) {
        assertThat(page).contains("&lt;script&gt;alert(1)");
    }

    private static ObjectNode evil(String id) {
        ObjectNode project = sample().put("Id", id).put("Name", EVIL).put("Client", EVIL).put("Number", EVIL)
                .put("Progress", "Design" + EVIL);
        ((ObjectNode) project.path("Locations").get(0)).put("Name", EVIL);
        ((ObjectNode) project.path("Items").get(0)).put("Description", EVIL);
        return project;
    }

    private static Map<String, String> everyPageFrom(String start, Visitor visitor) {
        Map<String, String> pages = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>();
        next.add(start);
        while (!next.isEmpty() && pages.size() < MOST_PAGES) {
            String path = next.remove();
            if (pages.containsKey(path) || path.matches(NO_PAGES)) {
                continue;
            }
            String page = visitor.page(path);
            pages.put(path, page);
            Matcher link = LINK.matcher(page);
            while (link.find()) {
                next.add(HtmlUtils.htmlUnescape(link.group(1)));
            }
        }
        return pages;
    }
}
