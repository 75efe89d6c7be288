package dev.sibridge.web.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.web.pages.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The pages of set-up, in a browser without scripts. */
@TestPropertySource(properties = {"DATABASE_URL=jdbc:h2:mem:setup-pages" + RunningSetup.DATABASE,
    "PRIVATE_ADDRESSES=true", "CONNECTWISE_TIMEOUT=20s", "bridge.timers=false", "camel.main.jmx-enabled=false"})
class SetupPagesTest extends RunningSetup {

    private static final String CONNECTWISE = "/set-up/default/connectwise";
    private static final String DTOOLS = "/set-up/default/dtools";
    private static final String SYNC = "/set-up/default/sync";

    private Visitor ann;

    @BeforeEach
    void nothingIsSetUp() throws Exception {
        SANDBOX.reset();
        forget();
        // Has the application look at its settings.
        post("/api/accounts/default/pause", null, 204);
        post("/api/accounts/default/resume", null, 204);
        forget();
        ann = Visitor.signedIn("http://127.0.0.1:" + port, "ann", "correct horse");
    }

    @Test
    void atFirstItSaysWhatIsLackingAndWhere() {
        assertThat(ann.page("/")).contains("SI Bridge is not set up yet.", "D-Tools key", "href=\"/set-up/default\"");
        assertThat(ann.page("/set-up")).contains("not complete", "/set-up/default");
        assertThat(ann.page("/set-up/default")).contains("It is not complete yet:", "D-Tools key", DTOOLS,
                "Company id", CONNECTWISE, "(incomplete)");
    }

    @Test
    void whatIsTypedIsKeptAndSecretsAreNeverShown() {
        assertThat(Visitor.location(save(CONNECTWISE, manage()))).isEqualTo(CONNECTWISE);

        String page = ann.page(CONNECTWISE);
        assertThat(page).contains("Saved.", "value=\"sandbox\"", "set; type another one to replace it")
                .doesNotContain("s3cret");
        assertThat(ann.page("/set-up/default/changes")).contains("Private key", "not set here", "Company id", ">ann<")
                .doesNotContain("s3cret");
    }

    @Test
    void anAddressMayBeWrittenInAnotherWay() {
        assertThat(ann.page("/set-up/d%65fault")).contains("<h1>default</h1>", CONNECTWISE);
    }

    @Test
    void withTheLastOneItSaysThatAllIsSetUp() {
        save(CONNECTWISE, manage());
        save(DTOOLS, "dtools.url", SANDBOX.url() + "/sandbox/SI", "dtools.api-key", "sandbox");
        save(SYNC, "sync.sales-rep", "dsales");

        assertThat(ann.page(SYNC)).contains("Saved. All that is needed is set up now.");
        assertThat(ann.page("/set-up/default")).contains("All that is needed is set up.");
    }

    @Test
    void whatIsWrongIsSaidBesideItAndWhatWasTypedStays() {
        HttpResponse<String> answer = save(SYNC, "sync.interval", "often", "sync.currency", "USD");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Nothing is saved yet", "must be a duration", "value=\"often\"",
                "value=\"USD\"", "aria-invalid=\"true\"");
        assertThat(ann.page(SYNC)).contains("value=\"5m\"");
    }

    @Test
    void whatTheEnvironmentSetsIsShownAndCannotBeChanged() {
        assertThat(ann.page(CONNECTWISE)).contains("Fixed by <code>CONNECTWISE_TIMEOUT</code>")
                .containsPattern("value=\"20s\"[^>]+disabled");

        assertThat(save(CONNECTWISE, "connectwise.timeout", "1s").body()).contains("is fixed by CONNECTWISE_TIMEOUT");
    }

    @Test
    void whoWasOvertakenSeesThatAndOverwritesNothing() {
        String page = ann.page(SYNC);
        save(SYNC, "sync.interval", "6m");

        HttpResponse<String> late = post(SYNC, page, "sync.interval", "9m");

        assertThat(late.body()).contains("Somebody has changed these settings meanwhile", "value=\"9m\"");
        assertThat(ann.page(SYNC)).contains("value=\"6m\"");
    }

    @Test
    void theTestTriesWhatIsTypedAndKeepsNothing() {
        HttpResponse<String> well = test(CONNECTWISE, manageThatWorks());
        assertThat(well.body()).contains("Manage responds and accepts the keys.").doesNotContain(">s3cret");

        assertThat(test(CONNECTWISE, manage()).body()).contains("does not work", "Check the address, the company id");
        assertThat(test(CONNECTWISE, "connectwise.company", "sandbox").body()).contains("is not set");
        assertThat(test(DTOOLS, "dtools.url", SANDBOX.url() + "/sandbox/SI", "dtools.api-key", "sandbox").body())
                .contains("D-Tools responds and accepts the key.");
        assertThat(ann.page("/set-up/default/changes")).contains("Nobody has changed anything here.");
    }

    @Test
    void aKeyThatWasSavedIsSentToNoOtherAddress() {
        save(CONNECTWISE, manageThatWorks());

        assertThat(test(CONNECTWISE, "connectwise.site", "https://thief.example").body())
                .contains("&quot;Private key&quot; must be entered again, because &quot;Address of Manage&quot; is");
        assertThat(save(CONNECTWISE, "connectwise.site", "https://thief.example").body())
                .contains("Nothing is saved yet", "&quot;Public key&quot; must be entered again");
        assertThat(Visitor.location(save(CONNECTWISE, "connectwise.site", SANDBOX.url() + "/sandbox/")))
                .as("the same one").isNotNull();
    }

    @Test
    void withScriptsOnlyTheFindingsAreAnswered() {
        String page = ann.page(CONNECTWISE);
        HttpResponse<String> part = ann.send(ann.request(CONNECTWISE + "/test").header("HX-Request", "true")
                .header("X-CSRF-TOKEN", ann.csrf(CONNECTWISE)).header("Content-Type",
                        "application/x-www-form-urlencoded").POST(BodyPublishers.noBody()));

        assertThat(page).contains("hx-post=\"" + CONNECTWISE + "/test\"");
        assertThat(part.body()).contains("id=\"findings\"").doesNotContain("<html");
    }

    @Test
    void listsComeFromTheVendorsOnceTheyAreSetUp() {
        assertThat(ann.page(SYNC + "?lists=true")).contains("There is a list to choose from once the connection");
        assertThat(ann.page(SYNC + "/offers/sync.sales-rep")).contains("once the connection is set up")
                .doesNotContain("<html");
        save(CONNECTWISE, manageThatWorks());
        save(DTOOLS, "dtools.url", SANDBOX.url() + "/sandbox/SI", "dtools.api-key", "sandbox");
        save(SYNC, "sync.won-status", "Long gone", "sync.progresses", "Approved;Elsewhere");

        assertThat(ann.page(SYNC + "/offers/sync.sales-rep")).contains("<select", "(dsales)", "value=\"dsales\"");
        assertThat(ann.page(SYNC + "/offers/sync.won-status")).contains("Long gone (not in Manage)", "value=\"Won\"");
        assertThat(ann.page(SYNC + "/offers/sync.progresses")).contains("value=\"Approved\" checked",
                "value=\"Elsewhere\"");
        assertThat(ann.page(SYNC + "/offers/sync.won-status?shown=sync.won-status&sync.won-status=Typed"))
                .as("typed while it was read").contains("Typed (not in Manage)");
        assertThat(ann.page(SYNC + "?lists=true")).contains("(dsales)", "Long gone (not in Manage)");
        assertThat(ann.get(SYNC + "/offers/sync.interval").statusCode()).isEqualTo(404);
    }

    @Test
    void aVendorThatDoesNotAnswerOffersNothingAndThePageIsThere() {
        save(CONNECTWISE, manage());

        assertThat(ann.page(SYNC + "?lists=true")).contains("There is no list to choose from:",
                "id=\"sync-sales-rep\"");
    }

    @Test
    void patternsOfProductIdsAreTriedAndTheirMistakeIsMarked() {
        String path = "/set-up/default/product-id";
        assertThat(ann.page(path)).contains("<code>Sonance-VP66R</code>");

        assertThat(post(path + "/sample", ann.page(path), "sync.product-id", "{Manufacturer:3}/{Model}",
                "row.Model", "XY-1", "sync.labor-id", "L-{Modell}").body()).contains("<code>Son/XY-1</code>",
                "L-<mark>{Modell}</mark>", "is not a field");
    }

    @Test
    void rightsAreCheckedAsBeforeAPoll() {
        save(CONNECTWISE, manageThatWorks());
        save(DTOOLS, "dtools.url", SANDBOX.url() + "/sandbox/SI", "dtools.api-key", "sandbox");
        save(SYNC, "sync.sales-rep", "nobody");

        assertThat(test("/set-up/default/rights").body()).contains("does not work", "nobody");
    }

    @Test
    void changesAreUndoneUnlessOthersCameAfter() {
        save(SYNC, "sync.interval", "6m");
        long first = lastChange();
        save(SYNC, "sync.interval", "7m");

        undo(first);
        assertThat(ann.page("/set-up/default/changes")).contains("Changed again since: Time between polls");
        undo(lastChange());

        assertThat(ann.page(SYNC)).contains("value=\"6m\"");
        assertThat(ann.page("/set-up/default/changes")).contains("undid an earlier change");
    }

    @Test
    void accountsAreMadePausedNamedAndRemoved() {
        assertThat(ann.submit("/set-up", "/set-up", "name", "North Branch", "title", "North").body())
                .contains("small letters, digits and dashes", "value=\"North\"");
        assertThat(Visitor.location(ann.submit("/set-up", "/set-up", "name", "north", "title", "North <b>")))
                .isEqualTo("/set-up/north");
        assertThat(ann.page("/set-up")).contains("North &lt;b&gt;");
        ann.submit("/set-up/north", "/set-up/north/rename", "title", "North branch");
        ann.submit("/set-up/north", "/set-up/north/pause");
        assertThat(ann.page("/set-up/north")).contains("<h1>North branch</h1>", "This account is paused");
        assertThat(ann.page("/")).contains("The account North branch is paused.");
        ann.submit("/set-up/north", "/set-up/north/resume");
        ann.submit("/set-up/north", "/set-up/north/remove");

        assertThat(ann.page("/set-up")).contains("Removed:", "/set-up/north/changes")
                .doesNotContain("North branch</a>");
        assertThat(ann.get("/set-up/north").statusCode()).isEqualTo(404);
        String changes = ann.page("/set-up/north/changes");
        assertThat(changes).contains("Paused");
        ann.submit("/set-up/north/changes", "/set-up/north/changes/" + lastChange() + "/undo");
        assertThat(ann.page("/set-up")).contains("North branch");
        assertThat(ann.page("/set-up/default")).doesNotContain("Remove this account");
    }

    @Test
    void theMailServerIsNoAccounts() {
        save("/set-up/bridge/mail", "bridge.mail.host", "127.0.0.1", "bridge.mail.port", "9", "bridge.mail.from",
                "si@acme.example");

        assertThat(ann.page("/set-up/bridge/mail")).contains("value=\"127.0.0.1\"", "Send a test email");
        assertThat(test("/set-up/bridge/mail", "to", "nobody").body())
                .contains("Enter the email address that is to get the test email");
        assertThat(test("/set-up/bridge/mail", "to", "a@acme.example").body()).contains("does not work");
        assertThat(ann.page("/set-up/bridge")).doesNotContain("Pause this account");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String path : List.of("/set-up/nobody", "/set-up/nobody/sync", "/set-up/default/everything",
                "/set-up/bridge/sync", "/set-up/default/mail")) {
            assertThat(ann.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private void forget() {
        List.of("setup_changed_value", "setup_change", "setup_value", "setup_account").forEach(table ->
                jdbc.sql("DELETE FROM " + table).update());
    }

    private HttpResponse<String> save(String path, String... namesAndValues) {
        return post(path, ann.page(path), namesAndValues);
    }

    private HttpResponse<String> test(String path, String... namesAndValues) {
        return post(path + "/test", ann.page(path), namesAndValues);
    }

    private HttpResponse<String> post(String path, String page, String... namesAndValues) {
        List<String> form = new ArrayList<>(List.of("seen", between(page, "name=\"seen\" value=\"", "\"")));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Collections.addAll(form, "shown", namesAndValues[i], namesAndValues[i], namesAndValues[i + 1]);
        }
        return ann.post(path, between(page, "name=\"_csrf\" value=\"", "\""), form.toArray(String[]::new));
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }

    private static String[] manage() {
        return new String[] {"connectwise.site", SANDBOX.url() + "/sandbox", "connectwise.company", "sandbox",
            "connectwise.client-id", "00000000-0000-4000-8000-000000000000", "connectwise.public-key", "sandbox",
            "connectwise.private-key", "s3cret"};
    }

    private static String[] manageThatWorks() {
        String[] settings = manage();
        settings[settings.length - 1] = "sandbox";
        return settings;
    }

    private long lastChange() {
        return jdbc.sql("SELECT MAX(id) FROM setup_change").query(Long.class).single();
    }

    private void undo(long change) {
        ann.submit("/set-up/default/changes", "/set-up/default/changes/" + change + "/undo");
    }
}
