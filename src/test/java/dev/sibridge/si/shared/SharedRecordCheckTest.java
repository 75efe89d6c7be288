package dev.sibridge.si.shared;

import static dev.sibridge.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.apply.Written;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.lookup.Copies;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.adopt.ExportRules;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.Choices;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedRecordCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LONG = "Northern Lights Hospitality Group of Seattle, Washington";

    private final Ledger ledger = new Ledger(new TestDatabase().jdbc(), JSON, Clock.systemUTC());
    private final RecordSync recordSync = new RecordSync(ledger, mock(Written.class), JSON, List.of(new ExportRules()),
            Clock.systemUTC());
    private final SharedRecordCheck check = new SharedRecordCheck(ledger, new ProductIdCollisions(ledger),
            new CompanyCheck(ledger), recordSync);
    private Account account = TestAccounts.account("default");
    private final List<JsonNode> companies = new ArrayList<>();
    private final List<JsonNode> inactive = new ArrayList<>();

    @Test
    void everythingThatForbidsToWriteIsToldAtOnce() {
        companies.add(json("{'id': 1, 'identifier': 'northernLightshospitality', 'name': 'Northern Lights Inn'}"));
        inactive.add(json("{'id': 2, 'name': 'ACME', 'inactiveFlag': true}"));
        inactive.add(json("{'id': 3, 'name': 'Speakers', 'category': {'name': 'audio'}, 'inactiveFlag': true}"));
        inactive.add(json("{'id': 4, 'identifier': 'Acme-X1', 'inactiveFlag': true}"));

        List<Problem> problems = problems(run(export().with("Client", LONG)));

        assertThat(problems).extracting(Problem::code)
                .containsExactly("collision", "inactive", "inactive", "inactive");
        assertThat(problems).extracting(Problem::message).contains(
                "The manufacturer \"ACME\" is inactive in Manage.",
                "The subcategory \"Speakers\" of the category \"audio\" is inactive in Manage.",
                "The catalog item \"Acme-X1\" is inactive in Manage.");
        assertThat(problems).allSatisfy(problem -> assertThat(problem.todo()).endsWith("hen export again."));
    }

    @Test
    void aCutIdOfACompanyOfAnotherNameIsRefusedWithAllWaysOut() {
        companies.add(json("{'id': 1, 'identifier': 'NorthernLightsHospitality', 'name': 'Northern Lights Inn'}"));

        assertThat(problems(run(export().with("Client", LONG)))).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("The company id NorthernLightsHospitality for the client \"" + LONG
                    + "\" already belongs to \"Northern Lights Inn\" in Manage.");
            assertThat(problem.todo()).contains("sync.companies");
            assertThat(problem.field()).isEqualTo("Client");
        });
    }

    @Test
    void aCompanyThatTheDealerNamesButManageLacksIsRefused() {
        account = with("companies", Map.of("Cedar & Finch", "CFB"));

        assertThat(problems(run(export()))).singleElement().asString().startsWith("The client \"Cedar & Finch\" is the"
                + " company CFB according to sync.companies, but Manage has no company with that id.");
        companies.add(json("{'id': 1, 'identifier': 'cfb', 'name': 'Something Else'}"));
        assertThat(problems(run(export()))).isEmpty();
    }

    @Test
    void aClientOfTheSameNameSharesTheCompanyWithAWarning() {
        companies.add(json("{'id': 7, 'identifier': 'Cedar&Finch', 'name': 'Cedar & Finch'}"));
        ExportRun first = run(export().with("ClientId", "c-1"));
        assertThat(problems(first)).isEmpty();
        assertThat(first.log().warnings()).isEmpty();
        ledger.adopt(account, 1, record(first, RecordType.COMPANY).ref(), null, 7, Map.of(), false);

        ExportRun second = run(export().with("ClientId", "c-2"));
        assertThat(problems(second)).isEmpty();
        assertThat(second.log().warnings()).containsExactly(
                "Another client in SI is the same company in Manage as \"Cedar & Finch\"; both share it.");
        ledger.adopt(account, 2, record(second, RecordType.COMPANY).ref(), null, 7, Map.of(), false);

        ExportRun third = run(export().with("ClientId", "c-1"));
        assertThat(problems(third)).isEmpty();
        assertThat(third.log().warnings()).as("known by now").hasSize(1);
    }

    @Test
    void clientsThatOnlyBeginAlikeAreNotTakenForOne() {
        companies.add(json("{'id': 7, 'identifier': 'NorthernLightsHospitality', 'name': '" + LONG.substring(0, 50)
                + "'}"));
        ExportRun first = run(export().with("Client", LONG).with("ClientId", "c-1"));
        assertThat(problems(first)).as("made by hand, or by us before").isEmpty();
        ledger.adopt(account, 1, record(first, RecordType.COMPANY).ref(), null, 7, Map.of(), false);

        assertThat(problems(run(export().with("Client", LONG + " East").with("ClientId", "c-2")))).singleElement()
                .asString().contains("begins like another client in SI whose company in Manage is"
                        + " NorthernLightsHospitality.", "sync.companies");
    }

    @Test
    void whatAnotherExportHasMadeInTheMeantimeIsUsedWithoutAWord() {
        ExportRun run = run(export().site("Street1", "5 Elm Street"));
        run.desired().clients().forEach(clients -> clients.records().forEach(record ->
                ledger.adopt(account, 1, record.ref(), null, 7, Map.of(), false)));
        companies.add(json("{'id': 7, 'identifier': 'Cedar&Finch', 'name': 'Cedar & Finch', 'firstName': 'Ana',"
                + " 'lastName': 'Finch', 'company': {'id': 7}, 'addressLine1': '5 Elm Street'}"));

        WaveWork wave = recordSync.open(check.records(run), run);
        check.lookUps(wave).forEach(lookUp -> recordSync.answered(companies, lookUp, wave));
        check.judge(wave);

        assertThat(run.idOf(record(run, RecordType.COMPANY).ref())).isEqualTo(7);
        assertThat(run.doubts().isStale(record(run, RecordType.CONTACT).ref())).isFalse();
        assertThat(run.doubts().isStale(record(run, RecordType.SITE).ref())).isFalse();
        assertThat(run.log().warnings()).noneMatch(warning -> warning.contains("used before"));
    }

    @Test
    void aSubcategoryOfAnotherCategoryAndOtherNamesDoNotMatter() {
        inactive.add(json("{'id': 3, 'name': 'Speakers', 'category': {'name': 'Video'}, 'inactiveFlag': true}"));
        inactive.add(json("{'id': 4, 'identifier': 'Acme-X10', 'inactiveFlag': true}"));

        assertThat(problems(run(export()))).isEmpty();
    }

    @Test
    void manageIsAskedOnlyForRecordsThatTheLedgerDoesNotKnow() {
        ExportRun run = run(export());
        run.projectFacts().hasMade(RecordType.OPPORTUNITY);
        WaveWork wave = recordSync.open(check.records(run), run);
        assertThat(recordSync.lookUps(wave)).extracting(lookUp -> lookUp.request().query().get("conditions"))
                .containsExactlyInAnyOrder("identifier in (\"Cedar&Finch\",\"Cedar&Finch~677\")",
                        "(name=\"D-Tools Catalog\" or name like \"D%Tools%Catalog\")", "name=\"Audio\"",
                        "name=\"Acme\"", "name=\"Speakers\"",
                        "(identifier=\"Acme-X1\" or (" + Copies.any(RecordType.CATALOG_ITEM) + "))");

        run.desired().products().forEach(products -> products.records().forEach(record ->
                ledger.adopt(account, 1, record.ref(), null, 5, record.body(), false)));
        ledger.adopt(account, 1, record(run, RecordType.COMPANY).ref(), null, 7, Map.of(), false);
        inactive.add(json("{'id': 4, 'identifier': 'Acme-X1', 'inactiveFlag': true}"));
        Wave known = check.records(run);
        assertThat(known.records()).hasSize(1);
        assertThat(check.lookUps(recordSync.open(known, run))).isEmpty();
        assertThatCode(() -> check.judge(recordSync.open(known, run))).doesNotThrowAnyException();
    }

    private List<Problem> problems(ExportRun run) {
        WaveWork wave = recordSync.open(check.records(run), run);
        recordSync.lookUps(wave).forEach(lookUp -> recordSync.answered(
                lookUp.type() == RecordType.COMPANY ? companies : inactive, lookUp, wave));
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> check.judge(wave));
        return refused == null ? List.of() : refused.problems();
    }

    private ExportRun run(Exports export) {
        ExportRun run = new ExportRun(1, account);
        run.read(export.read());
        run.mapped(DesiredState.of(run.project(), account.sync(), Tenants.tenant()));
        return run;
    }

    private static Exports export() {
        return Exports.export().owner("Tom Albrecht", null).rows(Exports.product("X1"));
    }

    private static DesiredRecord record(ExportRun run, RecordType type) {
        return run.desired().clients().stream().flatMap(wave -> wave.records().stream())
                .filter(record -> record.type() == type).findFirst().orElseThrow();
    }

    private static Account with(Object... choices) {
        Account usual = TestAccounts.account("default");
        return new Account(usual.name(), usual.dtools(), usual.connectwise(), Choices.choices(choices),
                usual.polling(), usual.keeping(), usual.errorEmails(), usual.twoWay());
    }
}
