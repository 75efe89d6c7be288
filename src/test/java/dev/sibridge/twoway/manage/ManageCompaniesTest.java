package dev.sibridge.twoway.manage;

import static dev.sibridge.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.mapping.Directory.Choice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a tenant's companies only those are read that are asked for. */
class ManageCompaniesTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void whatIsNoIdIsNoCompanyAndIsNotAskedFor() {
        assertThat(answered("[]").byId("Smith")).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsDeletedOrWasNotAskedForIsNoAnswer() {
        assertThat(answered("[{'id': 7, 'name': 'Smith', 'deletedFlag': true}]").byId("7")).isEmpty();
        assertThat(answered("[{'id': 8, 'name': 'Smith'}]").byId("7")).isEmpty();
        assertThat(answered("[{'id': 8, 'name': 'SMITH'}, {'id': 9, 'name': 'Smith '}]").named("Smith"))
                .extracting(Choice::id).containsExactly("9");
    }

    @Test
    void theyAreAskedForByIdAndByName() {
        ManageCompanies companies = answered("[]");
        companies.byId("7");
        companies.named("The \"Smiths\"");

        assertThat(asked).containsExactly("id=7", "name=\"The \\\"Smiths\\\"\"");
    }

    @Test
    void thoseOfATypeAreOfferedByAPartOfTheirNames() {
        RunningSandbox.shared().manage().reset();
        ManageCompanies companies = new ManageCompanies(new SandboxCalls());

        assertThat(companies.offered("mill", List.of())).extracting(Choice::name).contains("Old Mill Theatre");
        assertThat(companies.offered("mill", List.of("No such type"))).isEmpty();
        assertThat(companies.offered("no such name", List.of())).isEmpty();
    }

    @Test
    void theSandboxAnswers() {
        RunningSandbox.shared().manage().reset();
        ManageCompanies companies = new ManageCompanies(new SandboxCalls());

        Choice mill = companies.named("Old Mill Theatre").get(0);

        assertThat(companies.byId(mill.id())).contains(mill);
        assertThat(companies.named("Old Mill")).isEmpty();
    }

    private ManageCompanies answered(String json) {
        return new ManageCompanies(request -> {
            asked.add(request.query().get("conditions"));
            return json(json);
        });
    }
}
