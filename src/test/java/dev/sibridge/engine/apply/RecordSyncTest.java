package dev.sibridge.engine.apply;

import static dev.sibridge.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.ledger.Confirmations;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerClaims;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.ledger.LedgerEntry.State;
import dev.sibridge.engine.lookup.AmbiguousRecordException;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.adopt.ExportRules;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Planning and noting, against the ledger in a real database. */
class RecordSyncTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final DesiredRecord COMPANY = new DesiredRecord(RecordType.COMPANY, "c", null,
            Map.of("identifier", "Finch", "name", "Finch Bakery"),
            List.of(Map.of("identifier", "Finch", "name", "Finch Bakery")));
    private static final RecordRef OPPORTUNITY = new RecordRef(RecordType.OPPORTUNITY, "p");

    private final Ledger ledger = new Ledger(DATABASE.jdbc(), JSON, Clock.systemUTC());
    private final Confirmations confirmations = DATABASE.confirmations();
    private final LedgerClaims claims = new LedgerClaims(DATABASE.jdbc(), confirmations, Clock.systemUTC());
    private final RecordSync sync = new RecordSync(ledger, new Written(ledger, confirmations, JSON), JSON,
            List.of(new ExportRules()), Clock.systemUTC());
    private final ExportRun run = run();

    @BeforeEach
    void forgetEverything() {
        List.of("ledger", "ledger_state").forEach(table -> DATABASE.jdbc().sql("DELETE FROM " + table).update());
    }

    @Test
    void whatNobodyHoldsIsCreatedAndRemembered() throws Exception {
        WaveWork wave = open(COMPANY);
        Step step = one(wave);

        assertThat(step.action()).isEqualTo(Action.CREATE);
        assertThat(step.path()).isEqualTo("/company/companies");
        assertThat(step.body()).isEqualTo(COMPANY.body());
        assertThat(entry(COMPANY).state()).isEqualTo(State.PLANNED);

        done(json("{'id': 7}"), step);

        assertThat(entry(COMPANY).remoteId()).isEqualTo(7);
        assertThat(run.idOf(COMPANY.ref())).isEqualTo(7);
        assertThat(run.log().count(Action.CREATE)).isEqualTo(1);
        assertThat(sync.plan(open(COMPANY))).as("the next run").isEmpty();
    }

    @Test
    void whatManageHoldsIsAdoptedAndNotWritten() throws Exception {
        WaveWork wave = open(COMPANY);
        answer(wave, COMPANY, "{'id': 9, 'identifier': 'FINCH', 'name': 'finch bakery'}");

        assertThat(sync.plan(wave)).isEmpty();
        assertThat(entry(COMPANY).remoteId()).isEqualTo(9);
        assertThat(run.idOf(COMPANY.ref())).isEqualTo(9);
    }

    @Test
    void anIdThatBelongsToSomebodyElseRefusesTheExport() throws Exception {
        WaveWork wave = open(COMPANY);
        answer(wave, COMPANY, "{'id': 9, 'identifier': 'finch', 'name': 'Finch & Sons'}");

        assertThatThrownBy(() -> sync.plan(wave)).isInstanceOf(RefusedException.class)
                .hasMessageContaining("belongs to \"Finch & Sons\"");
    }

    @Test
    void severalThatCouldBeMeantStopTheExport() throws Exception {
        DesiredRecord maker = new DesiredRecord(RecordType.MANUFACTURER, "m", null, Map.of("name", "Acme"),
                List.of(Map.of("name", "Acme")));
        WaveWork wave = open(maker);
        answer(wave, maker, "{'id': 1, 'name': 'Acme'}");
        answer(wave, maker, "{'id': 2, 'name': 'ACME'}");

        assertThatThrownBy(() -> sync.plan(wave)).isInstanceOf(AmbiguousRecordException.class);
    }

    @Test
    void onlyMembersThatDifferFromWhatWeWroteLastAreWritten() throws Exception {
        Step create = one(open(opportunity("Patio", "first")));
        done(json("{'id': 5}"), create);

        Step update = one(open(opportunity("Patio", "second")));

        assertThat(update.action()).isEqualTo(Action.UPDATE);
        assertThat(update.path()).isEqualTo("/sales/opportunities/5");
        assertThat(update.body()).isEqualTo(Map.of("notes", "second"));
        done(json("{'id': 5}"), update);
        assertThat(sync.plan(open(opportunity("Patio", "second")))).isEmpty();
        assertThat(entry(opportunity("", "")).body().path("name").asText()).as("kept").isEqualTo("Patio");
    }

    @Test
    void sharedRecordsAreNeverChanged() throws Exception {
        done(json("{'id': 7}"), one(open(COMPANY)));

        assertThat(sync.plan(open(new DesiredRecord(RecordType.COMPANY, "c", null,
                Map.of("identifier", "Finch", "name", "Another"), COMPANY.match())))).isEmpty();
    }

    @Test
    void linesThatAreGoneAreRemovedWhereTheWaveIsComplete() throws Exception {
        run.found(OPPORTUNITY, 5);
        DesiredRecord one = line("p/opportunity/1");
        DesiredRecord two = line("p/opportunity/2");
        sync.plan(open(one, two)).forEach(step -> done(id(step.ref().key().endsWith("1") ? 11 : 12), step));

        assertThat(sync.plan(open(one))).as("nothing follows from absence").isEmpty();
        Wave.Rest rest = new Wave.Rest(RecordType.LINE, "p/opportunity/", List.of(one));
        WaveWork complete = sync.open(new Wave(List.of(one), rest), run);
        Step removal = one(complete);

        assertThat(removal.action()).isEqualTo(Action.REMOVE);
        assertThat(removal.path()).isEqualTo("/procurement/products/12");
        done(json("null"), removal);
        assertThat(ledger.find(ACCOUNT, List.of(two.ref()))).isEmpty();
    }

    @Test
    void referencesBecomeIdsAndAMissingOneIsAMistake() throws Exception {
        run.found(OPPORTUNITY, 5);
        assertThat(one(open(line("p/opportunity/1"))).body()).containsEntry("opportunity", Map.of("id", 5L));

        ExportRun other = run();
        WaveWork wave = sync.open(new Wave(List.of(line("p/opportunity/3")), null), other);
        assertThatThrownBy(() -> sync.plan(wave)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCreateWhoseAnswerGotLostIsAskedForAndTakenUnderItsRow() throws Exception {
        Step lost = one(open(COMPANY));
        assertThat(claims.add(String.valueOf(lost.ledgerId()))).isTrue();

        WaveWork wave = open(COMPANY);
        assertThat(sync.lookUps(wave)).isNotEmpty();
        answer(wave, COMPANY, "{'id': 9, 'identifier': 'Finch', 'name': 'Finch Bakery'}");

        assertThat(sync.plan(wave)).isEmpty();
        assertThat(entry(COMPANY).id()).isEqualTo(lost.ledgerId());
        assertThat(entry(COMPANY).remoteId()).isEqualTo(9);
    }

    @Test
    void ofTwoOfOneNameTheOneThatWasSentHasWhatIsThere() throws Exception {
        DesiredRecord first = ticket("1");
        DesiredRecord second = ticket("2");
        Step lost = sync.plan(open(first, second)).get(1);
        claims.add(String.valueOf(lost.ledgerId()));

        WaveWork wave = open(first, second);
        answer(wave, second, "{'id': 9, 'summary': 'Closet'}");
        Step made = one(wave);

        assertThat(made.ref()).isEqualTo(first.ref());
        assertThat(entry(second)).returns(lost.ledgerId(), LedgerEntry::id).returns(9L, LedgerEntry::remoteId);
    }

    @Test
    void aTicketThatStayedWhenItsLocationWasGoneGoesOverToANewOneOfTheName() throws Exception {
        DesiredRecord gone = ticket("1");
        done(json("{'id': 9}"), one(open(gone)));
        ledger.leave(entry(gone).id(), gone.body());

        WaveWork wave = open(ticket("2"));
        answer(wave, ticket("2"), "{'id': 9, 'summary': 'Closet'}");

        assertThat(sync.plan(wave)).isEmpty();
        assertThat(entry(ticket("2")).remoteId()).isEqualTo(9);
        assertThat(entry(gone)).isNull();
    }

    @Test
    void aTicketOfAnotherLocationIsNoCandidate() throws Exception {
        done(json("{'id': 9}"), one(open(ticket("1"))));

        WaveWork wave = open(ticket("2"));
        answer(wave, ticket("2"), "{'id': 9, 'summary': 'Closet'}");

        assertThat(one(wave).action()).isEqualTo(Action.CREATE);
    }

    private WaveWork open(DesiredRecord... records) {
        return sync.open(new Wave(List.of(records), null), run);
    }

    private Step one(WaveWork wave) {
        List<Step> steps = sync.plan(wave);
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }

    private void answer(WaveWork wave, DesiredRecord record, String held) throws JsonProcessingException {
        LookUp asked = sync.lookUps(wave).stream().filter(lookUp -> lookUp.type() == record.type()).findFirst()
                .orElseThrow();
        sync.answered(List.of(json(held)), asked, wave);
    }

    private Step done(JsonNode answer, Step step) {
        Step next = sync.done(answer, step, run);
        confirmations.tell(run.id());
        return next;
    }

    private LedgerEntry entry(DesiredRecord record) {
        return ledger.find(ACCOUNT, List.of(record.ref())).get(record.ref());
    }

    private static DesiredRecord opportunity(String name, String notes) {
        return new DesiredRecord(RecordType.OPPORTUNITY, "p", null, Map.of("name", name, "notes", notes),
                List.of(Map.of("source", "dtools:p")));
    }

    private static DesiredRecord ticket(String location) {
        return new DesiredRecord(RecordType.TICKET, "p/" + location, null, Map.of("summary", "Closet"),
                List.of(Map.of("summary", "Closet")));
    }

    private static DesiredRecord line(String key) {
        return new DesiredRecord(RecordType.LINE, key, null,
                Map.of("description", "Speaker", "opportunity", OPPORTUNITY),
                List.of(Map.of("opportunity", OPPORTUNITY, "integrationXRef", key)));
    }

    private static JsonNode id(long id) {
        return JSON.createObjectNode().put("id", id);
    }

    private static ExportRun run() {
        ExportRun run = new ExportRun(1, ACCOUNT);
        run.read(ExportReader.readProject(new ByteArrayInputStream("{\"Name\": \"Patio\"}".getBytes())));
        return run;
    }
}
