package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.web.pages.Browsing;
import dev.sibridge.web.pages.Chromium;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;

/** Two-way in a real browser: a project is paired, waits for a person, is understood and goes on. */
@Tag("browser")
@EnabledIf(value = "dev.sibridge.web.pages.Chromium#isThere", disabledReason = Chromium.HOW_TO_GET_ONE)
class TwoWayInBrowserTest extends RunningTwoWay implements Browsing {

    @Override
    public String address() {
        return url();
    }

    @BeforeEach
    void ops() {
        signIn("ops", "correct horse");
    }

    @Test
    void aProjectIsPairedAndThePageKeepsUpByItself() {
        mapByHand("");
        job("Patio");
        link("Two-way");
        untilText("main", "No project is paired yet.");
        isAccessible("two-way-nothing");
        link("Pair a project");
        untilText("#list", "Patio");
        isAccessible("two-way-import");
        link("See what would happen");
        untilText("main", "would be made");
        isAccessible("two-way-plan");

        button("Pair it");

        untilText("#live", "in step");
        untilText("#happened", "Made");
        isAccessible("two-way-project");
        assertThat(tasks()).containsExactly("Mount the speakers");
    }

    @Test
    void aParkedProjectIsUnderstoodAndGoesOn() {
        mapByHand("");
        parked("Patio");
        open("/two-way?needed=true");
        isAccessible("two-way");
        link("Patio");
        untilText("main", "What to do:");
        link("See what differs now");
        untilText("#differences", "What the next pass would write");
        isAccessible("two-way-parked");

        button("Resume");

        untilText("#live", "in step");
        untilText("#happened", "Closed");
    }

    @Test
    void somebodyDecidesWhoseValueCounts() {
        mapByHand("\nrules: { name: ask }\n");
        int ticket = job("Patio");
        long patio = imported(ticket);
        editTask("Mount the speakers", Map.of("name", "Mount four speakers"));
        rename(ticket, "Mount two speakers");
        open("/two-way/" + patio);
        button("Look at it now");
        untilText("#waiting", "Mount two speakers");
        isAccessible("two-way-decide");

        button("Take the value of the project tool");

        untilText("#happened", "ops decided");
        untilText("#live", "in step");
        assertThat(manageTicket(ticket).path("summary").asText()).isEqualTo("Mount four speakers");
    }

    @Test
    void mappingsThatNobodyTouchesAreSavedAsTheyWere() {
        mapByHand("\nrules: { name: ask }\ndefaultPhase: General\n");
        JsonNode before = get("/api/two-way/mapping", 200);
        open("/two-way");
        link("Mapping");
        untilText("main", "D-Tools Projects");
        isAccessible("two-way-mapping");

        button("Save");

        untilText(".said.done", "Saved.");
        assertThat(get("/api/two-way/mapping", 200)).isEqualTo(before);
        button("Fill in what has the same name");
        untilText(".said.done", "is filled in");
        button("Save");
        untilText(".said.done", "Saved.");
        assertThat(get("/api/two-way/mapping", 200).at("/resourceTypes/pairs")).isNotEmpty();
    }

    private void link(String text) {
        browser().findElement(By.xpath("//a[normalize-space()='" + text + "']")).sendKeys("\n");
    }

    private void button(String text) {
        browser().findElement(By.xpath("//main//button[normalize-space()='" + text + "']")).sendKeys("\n");
    }
}
