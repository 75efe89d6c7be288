package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sibridge.endtoend.Bridge.Result;
import dev.sibridge.history.poll.Poll;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot be taken is refused in plain words and stays in SI's queue; settings that are wrong stop everything. */
class RefusalTest extends OneShotTest {

    @RegisterExtension
    final GreenMailExtension mail = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    @Test
    void anExportWithoutItsClientIsRefusedAndMailedOnceAndTheOthersGoThrough() throws Exception {
        bridge.with("SMTP_HOST", "127.0.0.1").with("SMTP_PORT", String.valueOf(mail.getSmtp().getPort()))
                .with("SMTP_FROM", "si-bridge@dealer.example").with("SYNC_ERROR_EMAILS", "office@dealer.example");
        ObjectNode broken = vendors.sample(Vendors.LARGE);
        broken.putNull("Client").put("Name", "No Client");
        vendors.export(broken);
        vendors.export(vendors.sample(Vendors.SMALL));

        Result result = bridge.once();

        assertThat(result.exitCode()).as(result.log()).isEqualTo(1);
        assertThat(result.lineOf("No Client")).contains(" refused ").contains(" created=0 ").contains(" calls=0 ");
        assertThat(result.lineOf("Patio Music")).contains(" synced ");
        assertThat(result.log()).contains("The project has no client. Choose a client in SI.");
        assertThat(vendors.waiting()).containsExactly("No Client");
        assertThat(vendors.records("/sales/opportunities")).extracting(o -> o.path("name").asText())
                .containsOnlyOnce("Patio Music").doesNotContain("No Client");

        assertThat(mail.getReceivedMessages()).singleElement().satisfies(alert ->
                assertThat(alert.getSubject()).isEqualTo("Export refused: No Client"));

        Result again = bridge.once();

        assertThat(mail.getReceivedMessages()).as("another process told of it before").hasSize(1);
        assertThat(again.exitCode()).as("a remembered refusal").isEqualTo(1);
        assertThat(again.total()).contains("found=1 ").contains(" refused=1 ");
        assertThat(vendors.waiting()).containsExactly("No Client");
    }

    @Test
    void whatManageDoesNotHaveIsSaidInOneSentenceEachAndNothingIsWritten() {
        vendors.export(vendors.sample(Vendors.SMALL));

        try (InProcess wrong = InProcess.start(vendors, "SYNC_PROJECT_BOARD=Nowhere", "SYNC_SALES_REP=nobody",
                "SYNC_WON_STATUS=Hooray")) {
            Poll poll = wrong.poll();

            assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
            assertThat(poll.message())
                    .contains("Manage has no board \"Nowhere\"")
                    .contains("The default sales rep \"nobody\" is not an active member in Manage")
                    .contains("Manage has no active opportunity status \"Hooray\"");
        }
        assertThat(vendors.writesToManage()).isEmpty();
        assertThat(vendors.waiting()).containsExactly("Patio Music");
    }

    @Test
    void refusedKeysStopThePollInPlainWords() {
        Result result = bridge.with("DTOOLS_API_KEY", "wrong-dtools-key").once();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.log()).contains("check DTOOLS_API_KEY").doesNotContain("wrong-dtools-key");
    }

    @Test
    void missingSettingsAreNamedOneByOneWithoutAStackTrace() {
        Result result = bridge.without("DTOOLS_API_KEY").without("CONNECTWISE_SITE").without("SYNC_SALES_REP").once();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.log()).contains("DTOOLS_API_KEY is not set").contains("CONNECTWISE_SITE is not set")
                .contains("SYNC_SALES_REP is not set").doesNotContain("\tat ");
        assertThat(Arrays.asList(result.log().split("\n"))).hasSize(3);
    }
}
