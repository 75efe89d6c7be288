package dev.sibridge.si.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.SyncSettings.CompanyMatch;
import dev.sibridge.account.SyncSettings.NewCompanies;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.apply.Written;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.si.adopt.ExportRules;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.ClientCompanies;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.mapping.Choices;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.si.tenant.CompaniesInUse;
import dev.sibridge.si.tenant.TenantReader;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyChoiceTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RecordRef COMPANY = new RecordRef(RecordType.COMPANY, "c-1");
    private static final String NAMED = "{'id': 9, 'identifier': 'C1042', 'name': 'cedar &  FINCH'}";
    private static final String DELETED =
            "{'id': 5, 'identifier': 'cedar&finch', 'name': 'Cedar & Finch', 'deletedFlag': true}";

    private final Ledger ledger = new Ledger(DATABASE.jdbc(), JSON, Clock.systemUTC());
    private final ClientCompanies clients = new ClientCompanies(DATABASE.jdbc(), Clock.systemUTC());
    private final TenantReader tenants = mock(TenantReader.class);
    private final CompanyChoice choice = new CompanyChoice(ledger, clients, new CompaniesInUse(tenants));
    private final CompanyQuestions questions = new CompanyQuestions(ledger, clients, new CompaniesInUse(tenants));
    private final RecordSync recordSync = new RecordSync(ledger, mock(Written.class), JSON, List.of(new ExportRules()),
            Clock.systemUTC());
    private final Answers answers = new Answers();
    private Account account;
    private ExportRun run;

    @BeforeEach
    void begin() {
        List.of("ledger", "ledger_state", "company_choice")
                .forEach(table -> DATABASE.jdbc().sql("DELETE FROM " + table).update());
        when(tenants.inactiveCompanyStatuses(org.mockito.ArgumentMatchers.any())).thenReturn(Set.of(3L));
        with();
    }

    @Test
    void aProjectWhoseRecordsAreAllMadeAsksNothing() {
        run.desired().clients().stream().flatMap(wave -> wave.records().stream())
                .forEach(record -> ledger.adopt(account, 1, record.ref(), null, 7, Map.of(), false));
        assertThat(choice.isOpen(run)).as("a new project").isTrue();

        run.projectFacts().hasMade(RecordType.OPPORTUNITY);
        assertThat(choice.isOpen(run)).isFalse();

        run.doubts().raise(List.of(COMPANY));
        assertThat(choice.isOpen(run)).isTrue();
    }

    @Test
    void aPersonOrPlaceThatIsNewHasTheCompanyLookedAt() {
        ledger.adopt(account, 1, COMPANY, null, 7, Map.of(), false);
        run.projectFacts().hasMade(RecordType.OPPORTUNITY);

        assertThat(choice.isOpen(run)).isTrue();
    }

    @Test
    void theCompanyOfTheIdIsEnoughThoughOthersMayBeMeantByTheirNames() {
        assertThat(conditions(questions.questions(wave()).questions())).containsExactly(
                "identifier in (\"Cedar&Finch\",\"Cedar&Finch~677\")",
                "(name=\"Cedar & Finch\" or name like \"Cedar%Finch%\")",
                "communicationItems/value=\"ana@gmail.com\"");
        answer(CompanyTopic.COMPANIES, "{'id': 5, 'identifier': 'Other', 'name': 'Cedar & Finch'}",
                "{'id': 4, 'identifier': 'CEDAR&FINCH', 'name': 'Whatever'}");

        assertThat(questions.questionsAboutLikeness(wave(), answers).questions()).isEmpty();
        decide();

        assertThat(run.idOf(COMPANY)).isEqualTo(4);
    }

    @Test
    void aRememberedCompanyIsReadByItsIdAndUsedThoughItWasRenamed() {
        ledger.adopt(account, 1, COMPANY, null, 7, Map.of(), false);
        assertThat(conditions(questions.questions(wave()).questions())).contains("id=7");
        answer(CompanyTopic.COMPANIES, "{'id': 7, 'identifier': 'Renamed', 'name': 'Another'}");

        decide();

        assertThat(run.idOf(COMPANY)).isEqualTo(7);
        assertThat(run.doubts().isStale(COMPANY)).isFalse();
    }

    @Test
    void whatElseMaySpeakForACompanyIsAskedForAlongWithTheIdsWhenNoneIsRememberedNorNamed() {
        assertThat(conditions(questions.questions(wave()).questions())).containsExactly(
                "identifier in (\"Cedar&Finch\",\"Cedar&Finch~677\")",
                "(name=\"Cedar & Finch\" or name like \"Cedar%Finch%\")",
                "communicationItems/value=\"ana@gmail.com\"");

        with(Exports.export().withoutContacts().contact("Name", "Ana", "Email", "ana@finch.us", "IsPrimary", true));
        assertThat(conditions(questions.questions(wave()).questions())).endsWith(
                "((name=\"Cedar & Finch\" or name like \"Cedar%Finch%\") or website like \"%finch.us%\")",
                "communicationItems/value like \"%@finch.us\"");

        answer(CompanyTopic.CONTACTS, "{'id': 1, 'company': {'id': 12}}", "{'id': 2}",
                "{'id': 3, 'company': {'id': 13}, 'inactiveFlag': true}");
        assertThat(conditions(questions.questionsAboutPeople(wave(), answers).questions())).containsExactly("id=12");
    }

    @Test
    void nothingLikeItMeansThatItIsMade() {
        decide();

        assertThat(run.idOf(COMPANY)).isNull();
        assertThat(run.desired().company().body()).containsEntry("identifier", "Cedar&Finch");
    }

    @ParameterizedTest
    @ValueSource(strings = {NAMED, "{'id': 9, 'name': 'Cedar\u00a0& Fin\u00adch'}",
            "{'id': 9, 'name': 'ＣＥＤＡＲ & Finch'}"})
    void aNameAloneOnlyProposes(String company) {
        answer(CompanyTopic.COMPANIES, company);

        Hold hold = hold();

        assertThat(hold.client()).isEqualTo("c-1");
        assertThat(hold.candidates()).singleElement().satisfies(candidate ->
                assertThat(candidate.id()).isEqualTo(9));
        assertThat(hold.reason()).contains("which has the same name");
        assertThat(hold.todo()).contains("say which company it is, or have a new one created.");
    }

    @Test
    void anotherNameProposesNothing() {
        answer(CompanyTopic.COMPANIES, "{'id': 9, 'name': 'Cedar & Finch II'}", "{'id': 10, 'name': 'Cedar & Finch',"
                + " 'deletedFlag': true}");

        assertThatCode(this::decide).doesNotThrowAnyException();
    }

    @Test
    void theOneCompanyOfTheNameIsUsedWhereTheDealerWantsThat() {
        with("companyMatch", CompanyMatch.USE);
        answer(CompanyTopic.COMPANIES, NAMED);

        decide();

        assertThat(run.idOf(COMPANY)).isEqualTo(9);
        assertThat(run.desired().company().match()).containsExactly(Map.of("id", 9L));
        assertThat(run.log().warnings()).last().asString().contains("(C1042, id 9) in Manage, which has the same name");
    }

    @Test
    void ofTwoCompaniesOfTheNameTheOneWithTheClientsAddressIsClear() {
        with("companyMatch", CompanyMatch.USE);
        answer(CompanyTopic.COMPANIES, NAMED, NAMED.replace("'id': 9", "'id': 10"));
        assertThat(hold().candidates()).hasSize(2);

        answer(CompanyTopic.CONTACTS, "{'company': {'id': 10}, 'communicationItems': [{'value': 'ANA@gmail.com'}]}");
        decide();

        assertThat(run.idOf(COMPANY)).isEqualTo(10);
    }

    @Test
    void anAddressOfACompanyOfAnotherNameIsNeverEnough() {
        with("companyMatch", CompanyMatch.USE);
        answer(CompanyTopic.COMPANIES, "{'id': 9, 'identifier': 'X', 'name': 'X'}");
        answer(CompanyTopic.CONTACTS, "{'company': {'id': 9}, 'communicationItems': [{'value': 'ana@gmail.com'}]}");

        assertThat(hold().reason()).contains("(X, id 9), which has a contact with the address ana@gmail.com.");
    }

    @Test
    void aPersonsAnswerCounts() {
        clients.save(account, "c-1", 9L, Long.MAX_VALUE);
        assertThat(conditions(questions.questions(wave()).questions())).contains("id=9");
        answer(CompanyTopic.COMPANIES, "{'id': 9, 'identifier': 'X', 'name': 'X'}");

        decide();
        assertThat(run.desired().company().match()).containsExactly(Map.of("id", 9L));

        with();
        answer(CompanyTopic.COMPANIES, "{'id': 9, 'identifier': 'X', 'name': 'X', 'deletedFlag': true}");
        assertThat(hold().reason()).startsWith("The company 9, which was chosen for the client \"Cedar & Finch\", is no"
                + " longer in use in Manage.");

        clients.save(account, "c-1", null, Long.MAX_VALUE);
        answer(CompanyTopic.COMPANIES, NAMED);
        decide();
        assertThat(run.idOf(COMPANY)).as("a new one").isNull();
    }

    @Test
    void anIdThatACompanyOutOfUseOccupiesIsAskedForOrGivenWithDigits() {
        answer(CompanyTopic.COMPANIES, DELETED);
        assertThat(hold().reason()).isEqualTo("The company \"Cedar & Finch\" (cedar&finch, id 5) of the client"
                + " \"Cedar & Finch\" is in the recycle bin in Manage.");

        clients.save(account, "c-1", null, Long.MAX_VALUE);
        decide();
        choice.makeWay(wave(), answers);
        assertThat(run.desired().company().body()).containsEntry("identifier", "Cedar&Finch~677");
        assertThat(run.desired().company().match()).hasSize(1);

        with("companyMatch", CompanyMatch.CREATE);
        decide();
        choice.makeWay(wave(), answers);
        assertThat(run.desired().company().body()).containsEntry("identifier", "Cedar&Finch~677");
    }

    @ParameterizedTest
    @EnumSource(CompanyMatch.class)
    void theCompanyOfAnotherClientOfThatNameIsSharedWhateverIsSetAndItsOwnIdIsLeftAlone(CompanyMatch match) {
        with("companyMatch", match);
        ledger.adopt(account, 1, new RecordRef(RecordType.COMPANY, "c-2"), null, 9, Map.of(), false);
        answer(CompanyTopic.COMPANIES, DELETED, NAMED);

        assertThat(choice.isToBeAskedAgain(run)).isTrue();
        assertThat(conditions(questions.questions(wave()).questions()))
                .anyMatch(asked -> asked.contains("name=\"Cedar & Finch\""));
        decide();
        choice.makeWay(wave(), answers);

        assertThat(run.idOf(COMPANY)).isEqualTo(9);
        assertThat(run.desired().company().match()).containsExactly(Map.of("id", 9L));
        assertThat(choice.isToBeAskedAgain(run)).isFalse();
    }

    @Test
    void aCompanyOfAnInactiveStatusIsOutOfUse() {
        answer(CompanyTopic.COMPANIES,
                "{'id': 5, 'identifier': 'Cedar&Finch', 'name': 'Cedar', 'status': {'id': 3, 'name': 'Gone'}}");

        assertThat(hold().reason()).endsWith("has the status \"Gone\" in Manage, which is inactive.");
    }

    @Test
    void whereNoneIsEverMadeAPersonMustMakeIt() {
        with("newCompanies", NewCompanies.NEVER);

        assertThat(hold().todo()).contains("Set-up keeps SI Bridge from creating one")
                .contains("create the company in Manage with the id"
                + " Cedar&Finch").doesNotContain("have a new one");
        clients.save(account, "c-1", null, Long.MAX_VALUE);
        assertThat(hold()).as("whatever was said before").isNotNull();
    }

    @Test
    void aCompanyWhoseContactsAndSitesAreAllInAnotherOneWasMerged() {
        ledger.adopt(account, 1, COMPANY, null, 5, Map.of(), false);
        ledger.adopt(account, 1, new RecordRef(RecordType.CONTACT, "c-1/a"), null, 21, Map.of(), false);
        ledger.adopt(account, 1, new RecordRef(RecordType.SITE, "c-1/s"), null, 31, Map.of(), false);
        answer(CompanyTopic.COMPANIES, DELETED, "{'id': 12, 'identifier': 'H', 'name': 'Holdings'}");
        assertThat(conditions(questions.questionsAboutLikeness(wave(), answers).questions())).contains("id=21");
        answer(CompanyTopic.MOVED_CONTACTS, "{'id': 21, 'company': {'id': 12}}");
        assertThat(questions.questionsAboutPeople(wave(), answers).questions())
                .extracting(question -> question.request().path())
                .containsExactly("/company/companies/12/sites");
        assertThat(hold()).as("a person may have changed companies").isNotNull();

        answer(CompanyTopic.MOVED_SITES, "{'id': 31}");
        decide();

        assertThat(run.idOf(COMPANY)).isEqualTo(12);
        assertThat(run.doubts().isStale(COMPANY)).isTrue();
    }

    private void with(Object... choices) {
        with(Exports.export().withoutContacts().contact("Name", "Ana Finch", "Email", "ana@gmail.com", "IsPrimary",
                true),
                choices);
    }

    private void with(Exports export, Object... choices) {
        Account usual = TestAccounts.account("default");
        account = new Account(usual.name(), usual.dtools(), usual.connectwise(), Choices.choices(choices),
                usual.polling(), usual.keeping(), usual.errorEmails(), usual.twoWay());
        answers.records().keySet().removeIf(topic -> choices.length > 0 && topic != CompanyTopic.COMPANIES);
        run = new ExportRun(1, account);
        run.read(export.read());
        run.mapped(DesiredState.of(run.project(), account.sync(), Tenants.tenant()));
    }

    private WaveWork wave() {
        return recordSync.open(choice.records(run), run);
    }

    private void decide() {
        choice.decide(wave(), answers);
    }

    private Hold hold() {
        HeldBackException held = catchThrowableOfType(HeldBackException.class, this::decide);
        assertThat(held).isNotNull();
        return held.hold();
    }

    private static List<String> conditions(List<Question> questions) {
        return questions.stream().map(Question::request).map(request -> request.query()
                .getOrDefault("conditions", request.query().get("childConditions"))).toList();
    }

    private void answer(CompanyTopic topic, String... records) {
        try {
            answers.records().put(topic, JSON.readerForListOf(JsonNode.class)
                    .readValue("[" + String.join(",", records).replace('\'', '"') + "]"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
