package dev.sibridge.si.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestJson;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.lines.Lines;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which line on a project that somebody else has made is which of the export's. */
class ConvertedLinesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RecordRef PROJECT = new RecordRef(RecordType.PROJECT, "p-1");
    private static final RecordRef SALON = new RecordRef(RecordType.TICKET, "p-1/1");
    private static final RecordRef DEN = new RecordRef(RecordType.TICKET, "p-1/2");
    private static final String OURS = Lines.crossReferencesOf("p-1");

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final List<DesiredRecord> records = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    @BeforeEach
    void aProjectOfSomebodyElses() {
        run.read(Exports.export().read());
        run.found(PROJECT, 9);
        run.found(SALON, 41);
        run.found(DEN, 42);
        run.found(new RecordRef(RecordType.CATALOG_ITEM, "acme-a"), 100);
        run.found(new RecordRef(RecordType.CATALOG_ITEM, "acme-b"), 200);
    }

    @Test
    void ourKeyTellsMoreThanWhatALineSays() {
        wants("a-1", SALON, "acme-a", 1, 10);
        wants("a-2", SALON, "acme-a", 2, 20);
        stands("{'id': 1, 'catalogItem': {'id': 100}, 'quantity': 1, 'price': 10, 'integrationXRef': '" + OURS
                + "oa-2'}");
        stands("{'id': 2, 'catalogItem': {'id': 100}, 'quantity': 2, 'price': 20, 'integrationXRef': '" + OURS
                + "oa-1'}");

        assertThat(pairs()).isEqualTo(Map.of("a-1", 2L, "a-2", 1L));
    }

    @Test
    void equalOnesAreThoseOfTheirTicketThenOfTheirDescriptionThenAny() {
        wants("a-1", SALON, "acme-a", 1, 10);
        wants("a-2", DEN, "acme-a", 1, 10);
        stands("{'id': 1, 'catalogItem': {'id': 100}, 'quantity': 1, 'price': 10.00, 'ticket': {'id': 42}}");
        stands("{'id': 2, 'catalogItem': {'id': 100}, 'quantity': 1.0, 'price': 10, 'description': 'The a-9'}");

        assertThat(pairs()).isEqualTo(Map.of("a-1", 2L, "a-2", 1L));
    }

    @Test
    void aProductThatStandsThereIsNotMadeAgainThoughSomebodyChangedIt() {
        wants("a-1", SALON, "acme-a", 1, 10);
        wants("b-1", SALON, "acme-b", 1, 10);
        stands("{'id': 1, 'catalogItem': {'id': 100}, 'quantity': 7, 'price': 99}");
        stands("{'id': 2, 'catalogItem': {'id': 300}, 'quantity': 1, 'price': 10, 'description': 'Their own'}");

        assertThat(pairs()).isEqualTo(Map.of("a-1", 1L));
        convertedLines().warn();
        assertThat(run.log().warnings()).hasSize(2).anySatisfy(warning -> assertThat(warning)
                .isEqualTo("The line \"Their own\" (id 2, 1 × 10) was already on the project and is not in SI's export;"
                        + " it stays, and is billed as well."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'cancelledFlag': true", "'integrationXRef': 'dtools:of-another:p1'",
        "'integrationXRef': 'KEYpa-1'", "'project': {'id': 8}"})
    void whatIsCancelledOrAnothersIsNone(String members) {
        wants("a-1", SALON, "acme-a", 1, 10);
        answers.add("{'project': {'id': 9}, 'id': 1, 'catalogItem': {'id': 100}, 'quantity': 1, 'price': 10, "
                + members.replace("KEY", OURS) + "}");

        assertThat(pairs()).isEmpty();
        convertedLines().warn();
        assertThat(run.log().warnings()).isEmpty();
    }

    @Test
    void ofAProjectThatWeHaveMadeNothingIsAsked() {
        wants("a-1", SALON, "acme-a", 1, 10);
        assertThat(ConvertedLines.questions(wave())).hasSize(2);

        run.done(new Step(Step.Action.CREATE, PROJECT, "Salon", null, 1, "", Map.of(), null, null), 9);

        stands("{'id': 1, 'catalogItem': {'id': 100}, 'quantity': 1, 'price': 10}");
        assertThat(ConvertedLines.questions(wave())).isEmpty();
        assertThat(pairs()).isEmpty();
    }

    @Test
    void onceLinesAreKnownWhatPeoplePutBesideThemIsTheirs() {
        wants("a-1", SALON, "acme-a", 1, 10);
        LedgerEntry known = new LedgerEntry(1, records.get(0).ref(), LedgerEntry.State.DONE, 7L, null, null, null,
                false, 0);
        WaveWork wave = new WaveWork(run, new Wave(records, null), Map.of(known.ref(), known), List.of());

        assertThat(ConvertedLines.questions(wave)).isEmpty();
    }

    private void wants(String suffix, RecordRef ticket, String item, int quantity, int price) {
        records.add(new DesiredRecord(RecordType.LINE, "p-1/p/" + suffix, null, Map.of(
                "catalogItem", new RecordRef(RecordType.CATALOG_ITEM, item), "ticket", ticket,
                "description", "The " + suffix, "quantity", BigDecimal.valueOf(quantity),
                "price", BigDecimal.valueOf(price)), List.of()));
    }

    private void stands(String line) {
        answers.add("{'project': {'id': 9}, " + line.substring(1));
    }

    private Map<String, Long> pairs() {
        ConvertedLines convertedLines = convertedLines();
        Map<String, Long> pairs = new LinkedHashMap<>();
        records.stream().filter(record -> convertedLines.of(record) != null).forEach(record ->
                pairs.put(record.key().substring(6), convertedLines.of(record).path("id").asLong()));
        return pairs;
    }

    private ConvertedLines convertedLines() {
        return new ConvertedLines(wave(), mock(Ledger.class), new Difference(JSON));
    }

    private WaveWork wave() {
        WaveWork wave = new WaveWork(run, new Wave(records, null), Map.of(), List.of());
        LookUp lookUp = new LookUp(RecordType.LINE, "/procurement/products", null);
        wave.answered(lookUp, answers.stream().map(TestJson::json).toList());
        return wave;
    }
}
