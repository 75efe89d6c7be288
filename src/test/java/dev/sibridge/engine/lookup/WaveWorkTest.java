package dev.sibridge.engine.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.ledger.LedgerEntry.State;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaveWorkTest {

    private static final RecordRef COMPANY = new RecordRef(RecordType.COMPANY, "c-1");
    private static final DesiredRecord SITE = new DesiredRecord(RecordType.SITE, "s", COMPANY, Map.of(),
            List.of(Map.of("name", "Main")));
    private static final DesiredRecord CONTACT = new DesiredRecord(RecordType.CONTACT, "a", null, Map.of(),
            List.of(Map.of("company", COMPANY, "firstName", "Ana")));
    private static final DesiredRecord MANUFACTURER = new DesiredRecord(RecordType.MANUFACTURER, "m", null, Map.of(),
            List.of(Map.of("name", "Acme")));

    private final SyncRun run = new SyncRun(1, TestAccounts.account("default"));
    private final Map<RecordRef, LedgerEntry> known = new HashMap<>();

    @Test
    void whatTheLedgerHasNeverHeardOfMustBeAskedFor() {
        run.found(COMPANY, 7);

        assertThat(work(SITE, CONTACT, MANUFACTURER).unknown()).containsExactly(SITE, CONTACT, MANUFACTURER);
    }

    @Test
    void whatTheLedgerKnowsIsNotAskedFor() {
        know(MANUFACTURER, State.DONE, 5L);

        assertThat(work(MANUFACTURER).unknown()).isEmpty();
        assertThat(work(MANUFACTURER).entry(MANUFACTURER.ref()).remoteId()).isEqualTo(5L);
    }

    @Test
    void underARecordThatThisRunHasMadeThereIsNothingYet() {
        run.done(new Step(Action.CREATE, COMPANY, "c", null, 1, "/company/companies", Map.of(),
                null, null), 7);

        assertThat(work(SITE, CONTACT, MANUFACTURER).unknown()).containsExactly(MANUFACTURER);
    }

    @Test
    void aCreateThatGotLostOnItsWayIsLookedForEvenThere() {
        run.done(new Step(Action.CREATE, COMPANY, "c", null, 1, "/company/companies", Map.of(),
                null, null), 7);
        know(SITE, State.SENT, null);
        know(CONTACT, State.PLANNED, null);

        assertThat(work(SITE, CONTACT).unknown()).containsExactly(SITE);
    }

    @Test
    void candidatesAreTheAnswersAboutARecordsOwnListEachOnce() throws Exception {
        run.found(COMPANY, 7);
        WaveWork work = work(SITE, MANUFACTURER);
        JsonNode site = new ObjectMapper().readTree("{\"id\": 1}");
        JsonNode manufacturer = new ObjectMapper().readTree("{\"id\": 2}");

        work.answered(lookUp(RecordType.SITE, "/company/companies/7/sites"), List.of(site));
        work.answered(lookUp(RecordType.SITE, "/company/companies/7/sites"), List.of(site.deepCopy()));
        work.answered(lookUp(RecordType.SITE, "/company/companies/8/sites"), List.of(manufacturer));
        work.answered(lookUp(RecordType.MANUFACTURER, "/procurement/manufacturers"), List.of(manufacturer));

        assertThat(work.candidates(SITE)).containsExactly(site);
        assertThat(work.candidates(MANUFACTURER)).containsExactly(manufacturer);
    }

    private void know(DesiredRecord record, State state, Long remoteId) {
        known.put(record.ref(), new LedgerEntry(1, record.ref(), state, remoteId, null, null, null, false, 0));
    }

    private WaveWork work(DesiredRecord... records) {
        return new WaveWork(run, new Wave(List.of(records), null), known, List.of());
    }

    private static LookUp lookUp(RecordType type, String path) {
        return new LookUp(type, path, ConnectWiseRequest.list(path, null));
    }
}
