package dev.sibridge.web.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of notices without a browser's scripts: mistakes first, then all that can be done there. */
class NoticesPagesTest extends RunningConsole {

    private static final String PAGE = "/set-up/default/notices";
    private static final String HOOK = "https://hooks.invalid/s3rvices/T0";

    @BeforeEach
    void thereAreNoNotices() {
        List.of("setup_value", "setup_change", "setup_changed_value", "notice_post", "notice_alert").forEach(table ->
                jdbc.sql("DELETE FROM " + table).update());
    }

    @Test
    void operatorsSeeAndChangeNothing() {
        Visitor olivia = Visitor.signedIn(url(), OPERATOR, OPERATOR_PASSWORD);

        assertThat(olivia.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(olivia.submit("/support", PAGE, "events", "refused", "target", "mail", "emails", "o@acme.example")
                .statusCode()).isEqualTo(403);
        assertThat(olivia.get("/api/settings/default/notices").statusCode()).isEqualTo(403);
        assertThat(Visitor.location(new Visitor(url()).get(PAGE))).startsWith("/sign-in");
    }

    @Test
    void thereIsNoPageOfAnAccountOrANoticeThatThereIsNot() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        assertThat(boss.get("/set-up/nobody/notices").statusCode()).isEqualTo(404);
        assertThat(boss.get("/set-up/bridge/notices").statusCode()).isEqualTo(404);
        assertThat(boss.get(PAGE + "/99").statusCode()).isEqualTo(404);
        assertThat(boss.submit(PAGE, PAGE + "/99/remove").statusCode()).isEqualTo(404);
        assertThat(boss.submit(PAGE, "/set-up/nobody/notices", "events", "failed", "target", "mail", "emails",
                "o@acme.example").statusCode()).isEqualTo(404);
    }

    @Test
    void whoComesFromElsewhereChangesNothing() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        assertThat(boss.post(PAGE, null, "events", "refused", "target", "mail", "emails", "o@acme.example")
                .statusCode()).isEqualTo(403);
        assertThat(count()).isZero();
    }

    @Test
    void aMistakeIsSaidAndWhatWasTypedIsStillThere() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        String page = boss.submit(PAGE, PAGE, "events", "failed", "target", "mail", "emails", "office" + EVIL).body();

        assertThat(page).contains("is not an email address").contains("value=\"office&lt;script&gt;")
                .doesNotContain(EVIL)
                .containsPattern("value=\"failed\" checked");
        assertThat(boss.submit(PAGE, PAGE).body()).contains("Choose at least one kind of event");
        assertThat(count()).isZero();
    }

    @Test
    void aNoticeIsAddedChangedAndRemoved() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);
        assertThat(boss.page(PAGE)).contains("There are no notices yet").contains("Nobody is told when")
                .contains("<li>something failed</li>");

        assertThat(Visitor.location(boss.submit(PAGE, PAGE, "events", "refused", "events", "failed", "target", "mail",
                "emails", "a@acme.example; b@acme.example"))).isEqualTo(PAGE);
        assertThat(boss.page(PAGE)).contains("The notice is added.").contains("Email to a@acme.example and"
                + " b@acme.example when an export is refused or something failed.")
                .doesNotContain("<li>something failed</li>");

        String one = one(boss);
        assertThat(boss.page(one)).contains("value=\"a@acme.example; b@acme.example\"");
        assertThat(Visitor.location(boss.submit(one, one, "events", "synced", "target", "slack", "url", HOOK)))
                .isEqualTo(PAGE);
        assertThat(boss.page(PAGE)).contains("Message in Slack at hooks.invalid when a project was written to ConnectWise.")
                .doesNotContain("s3rvices");
        assertThat(boss.page(one)).contains("Leave it empty to keep the address at").doesNotContain("s3rvices");

        assertThat(Visitor.location(boss.submit(PAGE, one + "/remove"))).isEqualTo(PAGE);
        assertThat(boss.page(PAGE)).contains("The notice is removed.").contains("There are no notices yet");
    }

    @Test
    void aSecretIsShownOnce() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        HttpResponse<String> added = boss.submit(PAGE, PAGE, "events", "synced", "target", "json", "url", HOOK);

        Matcher secret = Pattern.compile("aria-label=\"The secret\">([\\w-]{43})</pre>").matcher(added.body());
        assertThat(secret.find()).as(added.body()).isTrue();
        assertThat(boss.page(PAGE) + boss.page(one(boss))).doesNotContain(secret.group(1));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM SPRING_SESSION_ATTRIBUTES WHERE ATTRIBUTE_NAME LIKE '%FLASH%'")
                .query(Long.class).single()).as("it waits nowhere").isZero();
    }

    @Test
    void aTestSaysWhatCameBackAndKeepsNothing() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);

        assertThat(boss.submit(PAGE, PAGE + "/test", "events", "synced", "target", "teams", "url", HOOK).body())
                .contains("There is no host hooks.invalid").contains("value=\"" + HOOK + "\"");
        assertThat(count()).isZero();

        boss.submit(PAGE, PAGE, "events", "synced", "target", "teams", "url", HOOK);
        String one = one(boss);
        assertThat(boss.submit(PAGE, one + "/test").body()).contains("There is no host hooks.invalid");
        assertThat(boss.submit(one, one + "/test-changed", "events", "synced", "target", "slack").body())
                .contains("There is no host hooks.invalid");
        assertThat(boss.page(PAGE)).contains("Message in Microsoft Teams at hooks.invalid");
    }

    @Test
    void whatHasNotArrivedIsSaid() {
        Visitor boss = Visitor.signedIn(url(), ADMIN, ADMIN_PASSWORD);
        boss.submit(PAGE, PAGE, "events", "synced", "target", "teams", "url", HOOK);
        String one = one(boss);
        jdbc.sql("INSERT INTO notice_post (account, notice, target, body, created_at, next_at) VALUES ('default', ?,"
                + " 'TEAMS', '{}', 1000, 1000)").params(Long.valueOf(one.replaceAll(".*/", ""))).update();

        assertThat(boss.page(PAGE)).contains("1 message has").contains("1970-01-01 00:00 UTC");
    }

    /** The page of the only notice. */
    private static String one(Visitor boss) {
        Matcher link = Pattern.compile("href=\"(" + PAGE + "/\\d+)\"").matcher(boss.page(PAGE));
        assertThat(link.find()).as("a notice").isTrue();
        return link.group(1);
    }

    private long count() {
        return jdbc.sql("SELECT COUNT(*) FROM setup_value").query(Long.class).single();
    }
}
