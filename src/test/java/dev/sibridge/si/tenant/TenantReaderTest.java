package dev.sibridge.si.tenant;

import static dev.sibridge.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Asked;
import dev.sibridge.engine.question.Question;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.history.Purpose;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.si.tenant.Preflight.Verdict;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TenantReaderTest {

    private final Account account = TestAccounts.account("default");
    private final Preflights preflights = mock(Preflights.class);
    private final TenantReader reader = new TenantReader(preflights);
    private final TenantQuestions tenantQuestions = new TenantQuestions(preflights);
    private final ExportQuestions exportQuestions = new ExportQuestions(mock(Ledger.class), reader);
    private final Answers answers = new Answers();

    @BeforeEach
    void answerWell() {
        answer(TenantTopic.BOARD, "{'id': 11, 'projectFlag': true}");
        answer(new TenantTopic.BoardStatus(11), "{'id': 1}");
        answer(TenantTopic.SALES_REP, "{'id': 100, 'identifier': 'dsales'}");
        answer(TenantTopic.WON_STATUS, "{'id': 7}");
        answer(TenantTopic.COMMUNICATION_TYPES, "{'id': 1, 'phoneFlag': true, 'description': 'Cell'}",
                "{'id': 2, 'phoneFlag': true, 'description': 'Direct'}",
                "{'id': 3, 'phoneFlag': true, 'description': 'Work', 'defaultFlag': true}",
                "{'id': 4, 'emailFlag': true, 'description': 'Email'}", "{'id': 5, 'faxFlag': true}");
    }

    @Test
    void whatEveryExportNeedsIsAskedForByName() {
        assertThat(tenantQuestions.questions(account, null).questions()).extracting(Question::topic)
                .containsExactly(TenantTopic.BOARD, TenantTopic.SALES_REP, TenantTopic.COMMUNICATION_TYPES,
                        TenantTopic.COMPANY_STATUSES, TenantTopic.WON_STATUS, TenantTopic.CURRENCIES,
                        TenantTopic.DEFAULT_COUNTRY, TenantTopic.OUR_MEMBERS);
        answers.records().remove(new TenantTopic.BoardStatus(11));
        assertThat(tenantQuestions.furtherQuestions(answers).questions())
                .extracting(question -> question.request().path())
                .containsExactly("/service/boards/11/statuses");
        answers.records().put(TenantTopic.BOARD, List.of());
        assertThat(tenantQuestions.furtherQuestions(answers).questions()).isEmpty();
    }

    @Test
    void peopleAreReachedByTheDefaultTypeElseTheFirst() {
        reader.remember(new Verdict(List.of(), answers), account, null);
        Tenant tenant = reader.tenant(new Answers(), account);

        assertThat(tenant.communicationTypes()).isEqualTo(new Tenant.CommunicationTypes(4L, 3L, 1L));
        assertThat(tenant.boardId()).isEqualTo(11);
        assertThat(tenant.wonStatusId()).isEqualTo(7);
        assertThat(tenant.defaultSalesRepId()).isEqualTo(100);
    }

    @Test
    void onlyAPollThatMayWriteHasShownThatManageIsReady() {
        Verdict verdict = new Verdict(List.of(), answers);
        reader.remember(verdict, account, null);
        reader.remember(verdict, account, new PollRun(Purpose.PREVIEW, true));
        verifyNoInteractions(preflights);

        reader.remember(verdict, account, new PollRun(Purpose.SYNC, false));
        verify(preflights).passed(account, answers);
    }

    @Test
    void aTenantMayDoWithoutADefaultStatusOfCompanies() {
        new Asked(new Question(TenantTopic.COMPANY_STATUSES, null), 0, answers).answered(List.of());
        reader.remember(new Verdict(List.of(), answers), account, null);
        assertThat(reader.tenant(new Answers(), account).companyStatusId()).isNull();

        answer(TenantTopic.COMPANY_STATUSES, "{'id': 6}", "{'id': 7, 'defaultFlag': true, 'inactiveFlag': true}",
                "{'id': 8, 'defaultFlag': true}");
        reader.remember(new Verdict(List.of(), answers), account, null);
        assertThat(reader.tenant(new Answers(), account).companyStatusId()).isEqualTo(8);
    }

    @Test
    void anExportThatNamesNothingAsksForNothing() {
        assertThat(questionsAbout(Exports.export())).isEmpty();
    }

    @Test
    void onlyWhatAnExportNamesIsAskedFor() {
        Map<Topic, String> questions = questionsAbout(Exports.export().owner("Tom O'Neil", "tom@x.example")
                .with("AssignedTo", " tom@x.example").site("Country", "USA", "State", " WA ")
                .rows(Exports.product("A", "OrderUom", "EA"), Exports.product("B", "OrderUom", " EA")));

        assertThat(questions.get(TenantTopic.MEMBERS)).isEqualTo("inactiveFlag=False and (identifier in "
                + "(\"Tom O'Neil\",\"tom@x.example\") or officeEmail=\"tom@x.example\""
                + " or primaryEmail=\"tom@x.example\" or lastName=\"O'Neil\")");
        assertThat(questions.get(TenantTopic.COUNTRIES)).contains("\"USA\"", "\"United States\"", "countryCode=\"US\"");
        assertThat(questions.get(TenantTopic.STATES)).isEqualTo("(identifier=\"WA\" or name=\"WA\")");
        assertThat(questions.get(TenantTopic.UNITS)).isEqualTo("name=\"EA\"");
    }

    @Test
    void aLastNameMayHaveSeveralWords() {
        assertThat(questionsAbout(Exports.export().with("AssignedTo", "Juan de la  Cruz")).get(TenantTopic.MEMBERS))
                .isEqualTo("inactiveFlag=False and (identifier=\"Juan de la  Cruz\""
                        + " or lastName in (\"de la  Cruz\",\"la  Cruz\",\"Cruz\"))");
    }

    @Test
    void whatStandsInNoTableIsNotAskedFor() {
        assertThat(questionsAbout(Exports.export().with("AssignedTo", "x".repeat(300))
                .site("Country", "c".repeat(60), "State", "s".repeat(60))
                .rows(Exports.product("A", "OrderUom", "u".repeat(60))))).isEmpty();
    }

    @Test
    void manyUnitsAreSeveralQuestionsWithOneAnswer() {
        Exports export = Exports.export();
        for (int i = 0; i < 60; i++) {
            export.rows(Exports.product("A" + i, "OrderUom", "ü".repeat(40) + i));
        }
        ExportRun run = new ExportRun(1, account);
        run.read(export.read());
        List<Question> units = exportQuestions.questions(run).questions();

        assertThat(units).hasSizeGreaterThan(5).extracting(Question::topic).containsOnly(TenantTopic.UNITS);
        new Asked(units.get(0), 0, answers).answered(List.of(json("{'id': 1, 'name': 'a'}")));
        new Asked(units.get(1), 1, answers).answered(List.of());
        new Asked(units.get(2), 2, answers).answered(List.of(json("{'id': 2, 'name': 'b', 'inactiveFlag': true}"),
                json("{'id': 3, 'name': 'c'}")));
        reader.remember(new Verdict(List.of(), answers), account, null);

        assertThat(reader.tenant(answers, account).units()).isEqualTo(Map.of("a", 1L, "c", 3L));
    }

    @Test
    void anExportsTenantHoldsWhatWasAnswered() {
        reader.remember(new Verdict(List.of(), answers), account, null);
        answer(TenantTopic.MEMBERS,
                "{'id': 1, 'identifier': 'tom', 'firstName': 'Tom', 'middleInitial': 'B', 'lastName': 'A',"
                + " 'officeEmail': 't@x'}",
                "{'id': 2, 'identifier': 'old', 'inactiveFlag': true}");
        answer(TenantTopic.COUNTRIES, "{'id': 3, 'name': 'United States', 'countryCode': 'US'}");
        answer(TenantTopic.STATES, "{'id': 4, 'identifier': 'WA', 'name': 'Washington', 'country': {'id': 3}}");
        answer(TenantTopic.UNITS, "{'id': 5, 'name': 'Each'}");

        Tenant tenant = reader.tenant(answers, account);

        assertThat(tenant.members()).containsExactly(
                new Tenant.Member(1, "tom", List.of("Tom A", "Tom B A"), List.of("t@x")));
        assertThat(tenant.countries()).isEqualTo(Map.of("united states", 3L, "us", 3L));
        assertThat(tenant.states()).containsExactly(new Tenant.State(4, 3L, List.of("WA", "Washington")));
        assertThat(tenant.units()).isEqualTo(Map.of("each", 5L));
    }

    @Test
    @Tag("field")
    void aVendorIsTheOneActiveCompanyOfThatNameThatIsAVendor() {
        assertThat(questionsAbout(Exports.export().rows(Exports.product("A", "Vendor", "Tidewater"),
                Exports.product("B", "Vendor", "N/A")))).containsEntry(TenantTopic.VENDORS, "name=\"Tidewater\"");
        answer(TenantTopic.COMPANY_STATUSES, "{'id': 9, 'inactiveFlag': true}");
        reader.remember(new Verdict(List.of(), answers), account, null);
        answer(TenantTopic.VENDORS, "{'id': 1, 'name': 'Tidewater ', 'isVendorFlag': true, 'status': {'id': 8}}",
                "{'id': 2, 'name': 'Tidewater'}",
                        "{'id': 3, 'name': 'TIDEWATER', 'isVendorFlag': true, 'deletedFlag': true}",
                "{'id': 4, 'name': 'Tidewater', 'isVendorFlag': true, 'status': {'id': 9}}",
                "{'id': 5, 'name': 'Twin', 'isVendorFlag': true}", "{'id': 6, 'name': 'Twin', 'isVendorFlag': true}");

        assertThat(reader.tenant(answers, account).vendors()).isEqualTo(Map.of("tidewater", 1L));
    }

    @Test
    void nobodyIsAskedForWhereTheSalesRepIsSettledAndThereIsNoProjectManager() {
        Exports export = Exports.export().with("AssignedTo", "Juan").with("ProjectManager", " ");

        assertThat(questionsAbout(export, RecordType.OPPORTUNITY)).doesNotContainKey(TenantTopic.MEMBERS);
        assertThat(questionsAbout(export.with("ProjectManager", "Ana"), RecordType.OPPORTUNITY)
                .get(TenantTopic.MEMBERS)).contains("\"Ana\"").doesNotContain("Juan");
    }

    /** @param made types of which all that the project needs is in Manage already */
    private Map<Topic, String> questionsAbout(Exports export, RecordType... made) {
        Project project = export.read();
        ExportRun run = new ExportRun(1, account);
        run.read(project);
        List.of(made).forEach(run.projectFacts()::hasMade);
        Map<Topic, String> conditions = new HashMap<>();
        for (Question question : exportQuestions.questions(run).questions()) {
            ConnectWiseRequest request = question.request();
            conditions.put(question.topic(), request.query().get("conditions"));
        }
        return conditions;
    }

    private void answer(Topic topic, String... records) {
        List<JsonNode> nodes = new ArrayList<>();
        for (String record : records) {
            nodes.add(json(record));
        }
        answers.records().put(topic, nodes);
    }
}
