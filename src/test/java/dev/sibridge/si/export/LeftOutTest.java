package dev.sibridge.si.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.si.export.LeftOut.LeftOutException;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.Choices;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeftOutTest {

    private final LeftOut leftOut = new LeftOut();
    private final ExportRun run = run();

    @ParameterizedTest
    @CsvSource({
        "COMPANY, customize-company, 'contact, opportunity or project'",
        "CONTACT, customize-contact, opportunity",
        "OPPORTUNITY, customize-opportunity, project",
        "PROJECT, customize-project, phase or ticket",
        "PHASE, customize-phase, ticket"})
    void whatOthersCannotDoWithoutIsToldWithTheRouteThatLeavesItOut(RecordType type, String route, String needers) {
        WaveWork wave = leftOut.records(run);
        leaveOut(wave, type);

        assertThat(catchThrowableOfType(LeftOutException.class, () -> leftOut.lines(wave)).failures())
                .filteredOn(failure -> failure.subject().equals(route)).singleElement()
                .satisfies(failure -> assertThat(failure.sentence()).contains("The route " + route + " leaves out the ")
                        .contains("without which there can be no " + needers + "."))
                .returns(Kind.SETUP, Failure::kind).returns("left-out", Failure::code);
    }

    @ParameterizedTest
    @CsvSource({"CATALOG_ITEM, customize-catalog-item", "TICKET, customize-ticket"})
    void whatOnlyLinesNeedIsToldUnlessTheyAreLeftOutToo(RecordType type, String route) {
        WaveWork wave = leftOut.records(run);
        leaveOut(wave, type);
        WaveWork lines = leftOut.lines(wave);

        assertThat(lines.records()).isNotEmpty().allMatch(record -> record.type() == RecordType.LINE);
        assertThat(catchThrowableOfType(LeftOutException.class, () -> leftOut.judge(lines)).failures())
                .extracting(Failure::subject).containsExactly(route);

        leaveOut(lines, RecordType.LINE);
        assertThatCode(() -> leftOut.judge(lines)).doesNotThrowAnyException();
    }

    @Test
    void whereNothingIsLeftOutNoLineIsShownTwice() {
        assertThat(leftOut.lines(leftOut.records(run)).records()).isEmpty();
        assertThat(run.leftOut()).isEmpty();
    }

    @Test
    void anOpportunityThatOnlyIsNotWonIsThereAllTheSame() {
        WaveWork wave = leftOut.records(run);
        wave.records().stream().filter(record -> record.body().containsKey("status")).toList().forEach(wave::leaveOut);

        assertThatCode(() -> leftOut.judge(leftOut.lines(wave))).doesNotThrowAnyException();
        assertThat(run.leftOut()).isEmpty();
    }

    @Test
    void whatCanDoWithoutIsTakenUpWithout() {
        WaveWork wave = leftOut.records(run);
        List<DesiredRecord> contacts = of(wave, RecordType.CONTACT);
        // The opportunity's own route gives it another one.
        of(wave, RecordType.OPPORTUNITY).forEach(record -> wave.replace(record, record.without(
                Set.of(contacts.get(0).ref()))));
        leaveOut(wave, RecordType.CONTACT);

        assertThatCode(() -> leftOut.lines(wave)).doesNotThrowAnyException();
        assertThat(run.leftOut()).containsExactly(contacts.get(0).ref());
    }

    private static void leaveOut(WaveWork wave, RecordType type) {
        of(wave, type).forEach(wave::leaveOut);
    }

    private static List<DesiredRecord> of(WaveWork wave, RecordType type) {
        return wave.records().stream().filter(record -> record.type() == type).toList();
    }

    private static ExportRun run() {
        ExportRun run = new ExportRun(1, TestAccounts.account("default"));
        run.read(Exports.export().with("Progress", "Approved").rows(Exports.product("A"), Exports.product("B")).read());
        run.mapped(DesiredState.of(run.project(), Choices.choices(), Tenants.tenant()));
        return run;
    }
}
