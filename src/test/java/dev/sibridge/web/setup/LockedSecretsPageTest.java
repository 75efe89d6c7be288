package dev.sibridge.web.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Set-up where nothing encrypts secrets. */
@TestPropertySource(properties = {"SECRETS_KEY=", "DATABASE_URL=jdbc:h2:mem:locked" + RunningSetup.DATABASE,
    "bridge.timers=false", "camel.main.jmx-enabled=false"})
class LockedSecretsPageTest extends RunningSetup {

    private static final String DTOOLS = "/set-up/default/dtools";

    @Test
    void keysCannotBeSavedAndThePageSaysSoFirst() {
        Visitor ann = Visitor.signedIn("http://127.0.0.1:" + port, "ann", "correct horse");
        assertThat(ann.page(DTOOLS)).contains("Keys and passwords cannot be saved yet. SECRETS_KEY is not set;");

        HttpResponse<String> answer = ann.submit(DTOOLS, DTOOLS, "seen", "0", "shown", "dtools.api-key",
                "dtools.api-key", "hunter2");

        assertThat(answer.body()).contains("Nothing is saved yet", "&quot;D-Tools key&quot; cannot be kept.")
                .doesNotContain("hunter2");
        assertThat(ann.page("/set-up/default/sync")).doesNotContain("Keys and passwords cannot be saved");
    }
}
