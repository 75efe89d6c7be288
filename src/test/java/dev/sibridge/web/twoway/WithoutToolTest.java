package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import org.junit.jupiter.api.Test;

/** The pages of two-way where no account has a project-management tool: they say what to do. */
class WithoutToolTest extends RunningConsole {

    @Test
    void anOperatorAsksAnAdministratorAndAnAdministratorIsLedToSetUp() {
        assertThat(Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD).page("/two-way"))
                .contains("There is no project tool yet.", "Ask an administrator").doesNotContain("href=\"/set-up\"",
                        "Pair a project");
        assertThat(Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD).page("/two-way"))
                .contains("Choose", "an account in Set-up</a>", "Project tool");
    }

    @Test
    void whatIsLoadedAgainKnowsWhoReadsIt() {
        assertThat(Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD).get("/two-way", "HX-Request", "true").body())
                .contains("an account in Set-up</a>").doesNotContain("Ask an administrator");
    }

    @Test
    void thereIsNothingToPairOrToMap() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        assertThat(boss.page("/two-way/import")).contains("There is no project tool yet.");
        assertThat(boss.get("/two-way/import/list?account=default&side=MANAGE").statusCode()).isEqualTo(404);
        assertThat(boss.get("/two-way/mapping?account=default").statusCode()).isEqualTo(404);
        assertThat(boss.submit("/two-way", "/two-way/switch", "account", "default", "on", "true").statusCode())
                .isEqualTo(404);
    }
}
