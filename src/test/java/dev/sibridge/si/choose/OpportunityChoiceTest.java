package dev.sibridge.si.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold.Candidate;
import dev.sibridge.si.link.Link;
import dev.sibridge.si.link.Links;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpportunityChoiceTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final RecordRef COMPANY = new RecordRef(RecordType.COMPANY, "c-1");
    private static final String FINCH = "'company': {'id': 104, 'name': 'Cedar & Finch'}";

    private final Ledger ledger = new Ledger(DATABASE.jdbc(), JSON, Clock.systemUTC());
    private final Links links = new Links(DATABASE.jdbc(), Clock.systemUTC());
    private final OpportunityChoice choice = new OpportunityChoice(ledger, links);
    private final Answers answers = new Answers();
    private final ExportRun run = new ExportRun(1, ACCOUNT);

    @BeforeEach
    void begin() {
        List.of("ledger", "ledger_state", "link")
                .forEach(table -> DATABASE.jdbc().sql("DELETE FROM " + table).update());
        Project project = Exports.export().read();
        run.read(project);
        run.mapped(DesiredState.of(project, ACCOUNT.sync(), Tenants.tenant()));
    }

    @Test
    void nothingIsOpenOnceTheOpportunityIsKnownOrANewOneIsWanted() {
        assertThat(choice.isOpen(run)).isTrue();

        links.save(ACCOUNT, "P-1 ", new Link(7L, null));
        assertThat(choice.isOpen(run)).as("what a person chose is looked at").isTrue();
        links.save(ACCOUNT, "p-1", Link.NEW);
        assertThat(choice.isOpen(run)).isFalse();

        DATABASE.jdbc().sql("DELETE FROM link").update();
        ledger.adopt(ACCOUNT, 1, new RecordRef(RecordType.OPPORTUNITY, "p-1"), null, 7, Map.of(), false);
        assertThat(choice.isOpen(run)).isFalse();
    }

    @Test
    void aCreateThatWasOnlyPlannedLeavesItOpen() {
        ledger.planCreate(ACCOUNT, 1, new RecordRef(RecordType.OPPORTUNITY, "p-1"), null, null, null);

        assertThat(choice.isOpen(run)).isTrue();
    }

    @Test
    void aCompanyThatManageDoesNotHoldHasNoNamesakes() {
        assertThat(choice.questions(run).questions()).isEmpty();
        assertThat(choice.questionsAboutKeys(answers).questions()).isEmpty();
        assertThatCode(() -> choice.decide(run, answers)).doesNotThrowAnyException();
    }

    @Test
    void ofACompanyThatIsKnownTwoQuestionsAreAsked() {
        knowCompany();

        assertThat(choice.questions(run).questions()).extracting(question -> question.request().path() + " "
                + question.request().query().get("conditions")).containsExactly(
                "/sales/opportunities (source=\"dtools:p-1\" or (company/id=104 and name=\"Salon\"))",
                "/project/projects company/id=104 and name=\"Salon\"");
    }

    @Test
    void whatManageHoldsUnderThatNameIsACandidateWhateverTheCaseAndTheSpaces() throws Exception {
        knowCompany();
        answer(ProjectTopic.OPPORTUNITIES, "{'id': 7, 'name': ' SALON', " + FINCH + "}");
        answer(ProjectTopic.PROJECTS, "{'id': 9, 'name': 'salon ', " + FINCH + "}");

        assertThatThrownBy(() -> choice.decide(run, answers)).isInstanceOfSatisfying(HeldBackException.class, held ->
                assertThat(held.hold().candidates()).containsExactly(
                        new Candidate("opportunity", 7, " SALON", "Cedar & Finch"),
                        new Candidate("project", 9, "salon ", "Cedar & Finch")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id': 7, 'name': 'Salon', 'source': 'dtools:another', FINCH}",
        "{'id': 7, 'name': 'Salon', 'source': ' DTOOLS:another', FINCH}", "{'id': 7, 'name': 'Salon II', FINCH}",
        "{'id': 7, 'name': 'Salon', 'company': {'id': 105}}", "{'id': 8, 'name': 'Salon', FINCH}",
        "{'id': 9, 'name': 'Salon', FINCH}"})
    void whatIsOursOrSomethingElseIsNone(String opportunity) throws Exception {
        knowCompany();
        ledger.adopt(ACCOUNT, 1, new RecordRef(RecordType.OPPORTUNITY, "p-8"), null, 8, Map.of(), false);
        links.save(ACCOUNT, "p-9", new Link(9L, null));
        answer(ProjectTopic.OPPORTUNITIES, opportunity.replace("FINCH", FINCH));

        assertThatCode(() -> choice.decide(run, answers)).doesNotThrowAnyException();
    }

    @Test
    void oneWithThisProjectsKeyIsItsOwnWhateverElseHasTheName() throws Exception {
        knowCompany();
        answer(ProjectTopic.OPPORTUNITIES, "{'id': 7, 'name': 'Renamed', 'source': 'dtools:p-1', " + FINCH + "}",
                "{'id': 8, 'name': 'Salon', " + FINCH + "}");

        assertThatCode(() -> choice.decide(run, answers)).doesNotThrowAnyException();
    }

    @Test
    void aProjectIsOursWhenItsOpportunityIs() throws Exception {
        knowCompany();
        answer(ProjectTopic.PROJECTS, "{'id': 9, 'name': 'Salon', 'opportunity': {'id': 7}, " + FINCH + "}");
        assertThat(choice.questionsAboutKeys(answers).questions()).extracting(Question::request)
                .extracting(request -> request.query().get("conditions")).containsExactly("id=7");
        answer(ProjectTopic.OPPORTUNITIES_OF_PROJECTS, "{'id': 7, 'name': 'Den', 'source': 'dtools:another', " + FINCH
                + "}");

        assertThatCode(() -> choice.decide(run, answers)).doesNotThrowAnyException();

        answer(ProjectTopic.OPPORTUNITIES_OF_PROJECTS, "{'id': 7, 'name': 'Den', 'source': 'Fair', " + FINCH + "}");
        assertThatThrownBy(() -> choice.decide(run, answers)).hasMessageContaining("(id 7)");
    }

    @Test
    void whatAPersonChoseIsLookedForByItsId() {
        Wave wave = run.desired().opportunity().get(0);
        assertThat(choice.follow(wave, run)).isSameAs(wave);

        links.save(ACCOUNT, "p-1", new Link(7L, null));

        assertThat(choice.follow(wave, run).records().get(0).match()).containsExactly(Map.of("id", 7L));
        assertThat(choice.follow(wave, run).records().get(0).body()).isEqualTo(wave.records().get(0).body());
        assertThat(choice.questions(run).questions()).singleElement().satisfies(question ->
                assertThat(question.request().query()).containsEntry("conditions", "id=7"));
    }

    @Test
    void aTextThatOurKeyReplacesIsTold() throws Exception {
        knowCompany();
        links.save(ACCOUNT, "p-1", new Link(7L, null));
        answer(ProjectTopic.LINKED_OPPORTUNITY, "{'id': 7, 'name': 'Den', 'source': 'Fair', " + FINCH + "}");
        List<String> before = run.log().warnings();

        choice.decide(run, answers);

        assertThat(run.log().warnings()).hasSize(before.size() + 1).last().isEqualTo(
                "The opportunity \"Den\" (id 7) had the source \"Fair\"; SI Bridge replaced it with its record key.");
    }

    @Test
    void whatCannotBeLinkedAnyMoreIsAskedForAgain() throws Exception {
        knowCompany();
        links.save(ACCOUNT, "p-1", new Link(7L, null));

        assertThatThrownBy(() -> choice.decide(run, answers)).isInstanceOf(HeldBackException.class)
                .hasMessageContaining("no longer exists in Manage");
        answer(ProjectTopic.LINKED_OPPORTUNITY, "{'id': 7, 'name': 'Den', 'source': 'dtools:another', " + FINCH + "}");
        assertThatThrownBy(() -> choice.decide(run, answers)).hasMessageContaining("belongs to another SI project");
        answer(ProjectTopic.LINKED_OPPORTUNITY, "{'id': 7, 'name': 'Den', 'company': {'id': 105, 'name': 'Old Mill'}}");
        assertThatThrownBy(() -> choice.decide(run, answers)).hasMessageContaining("to the company Old Mill, not to");
    }

    private void knowCompany() {
        run.found(COMPANY, 104);
    }

    private void answer(ProjectTopic topic, String... records) throws JsonProcessingException {
        answers.records().put(topic, JSON.readerForListOf(JsonNode.class)
                .readValue("[" + String.join(",", records).replace('\'', '"') + "]"));
    }
}
