package dev.sibridge.web.setup.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Set-up where the environment sets the keys. */
class FixedSettingsTest extends RunningConsole {

    private static final String CONNECTWISE = "/set-up/default/connectwise";

    private Visitor boss;

    @BeforeEach
    void signIn() {
        boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);
    }

    @Test
    void whatTheEnvironmentSetsIsNamed() {
        assertThat(boss.page(CONNECTWISE)).contains("Fixed by <code>CONNECTWISE_PRIVATE_KEY</code>", "Fixed by <code>"
                + "CONNECTWISE_COMPANY</code>", "value=\"sandbox\"");
    }

    @Test
    void namesThatMeanNoGoodAreOnlyText() {
        HttpResponse<String> answer = boss.submit("/set-up/default/sync", "/set-up/default/sync", "seen", "0", "shown",
                "sync.interval", "sync.interval", EVIL);

        assertThat(answer.body()).contains("must be a duration").doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void operatorsCannotGetThere() {
        Visitor olivia = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);

        assertThat(olivia.page("/")).doesNotContain("/set-up");
        assertThat(olivia.get(CONNECTWISE).statusCode()).isEqualTo(403);
        assertThat(olivia.submit("/", CONNECTWISE, "seen", "0").statusCode()).isEqualTo(403);
        assertThat(olivia.submit("/", "/set-up/default/pause").statusCode()).isEqualTo(403);
    }
}
