package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.apply.Customizing;
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.apply.Written;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.adopt.ExportRules;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CustomizeRecordsTest extends RouteTest {

    private static final DesiredRecord COMPANY = record(RecordType.COMPANY);
    private static final DesiredRecord SITE = record(RecordType.SITE);
    private static final DesiredRecord CONTACT = record(RecordType.CONTACT);
    private static final DesiredRecord ITEM = record(RecordType.CATALOG_ITEM);

    private final Customizing customizing = bean("customizing", new Customizing());
    private final WaveWork wave = wave(COMPANY, SITE, CONTACT, ITEM);

    CustomizeRecordsTest() {
        super("customize-records");
        bean("ownRoutes", new OwnRoutes());
        properties.put("wave", wave);
    }

    @Test
    void anOperatorsRouteThatFailsFailsTheWaveAtOnce() {
        fails("customize-contact", new IllegalStateException("a mistake of the operator's"));

        assertThat(send(null).getException()).rootCause().isInstanceOf(OwnRouteException.class)
                .hasMessageContaining("customize-contact.camel.yaml");
        assertThat(journal()).containsExactly("customize-company", "customize-contact");
    }

    @Test
    void everyKindThatMayBeChangedHasItsRouteAndEveryRouteItsKind() {
        WaveWork all = wave(Stream.of(RecordType.values()).map(CustomizeRecordsTest::record)
                .toArray(DesiredRecord[]::new));

        assertThat(customizing.records(all)).extracting(record -> "customize-" + record.type().hook())
                .containsExactlyInAnyOrderElementsOf(ShippedRoute.of("customize-records").calls());
    }

    @Test
    void everyRecordIsShownToTheRouteOfItsKindInOrder() {
        assertThat(send(null).getException()).isNull();

        assertThat(journal()).containsExactly("customize-company", "customize-contact", "customize-catalog-item");
        assertThat(asked("customize-company")).containsExactly(COMPANY.body());
        assertThat(asked("customize-contact")).containsExactly(CONTACT.body());
        assertThat(asked("customize-catalog-item")).containsExactly(ITEM.body());
    }

    @Test
    void whatIsNotTouchedStaysAsItWas() {
        send(null);

        assertThat(customizing.records(wave)).containsExactly(COMPANY, CONTACT, ITEM);
    }

    @Test
    void aMemberMayBeChangedInPlace() {
        does("customize-contact", exchange -> exchange.getMessage().getBody(Map.class).remove("title"));

        assertThat(send(null).getException()).isNull();
        assertThat(customizing.records(wave)).extracting(DesiredRecord::body)
                .containsExactly(COMPANY.body(), Map.of("name", "contact"), ITEM.body());
    }

    @Test
    void theWholeBodyMayBeReplaced() {
        does("customize-company", exchange -> exchange.getMessage().setBody(Map.of("name", "Jones")));

        assertThat(send(null).getException()).isNull();
        assertThat(customizing.records(wave)).extracting(record -> record.body().get("name"))
                .containsExactly("Jones", "contact", "catalog item");
    }

    @Test
    void anEmptyBodyLeavesTheRecordOut() {
        does("customize-contact", exchange -> exchange.getMessage().setBody(null));

        assertThat(send(null).getException()).isNull();
        assertThat(customizing.records(wave)).containsExactly(COMPANY, ITEM);
    }

    @Test
    void theRouteMayLookAtTheRecordItself() {
        send(null);

        assertThat(route("customize-contact").getReceivedExchanges()).singleElement()
                .returns(CONTACT, exchange -> exchange.getProperty("record"));
    }

    @Test
    void aWaveWithNothingToChangeIsShownToNobody() {
        properties.put("wave", wave(SITE));

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).isEmpty();
    }

    private static WaveWork wave(DesiredRecord... records) {
        return new RecordSync(mock(Ledger.class), mock(Written.class), new ObjectMapper(), List.of(new ExportRules()),
                Clock.systemUTC()).open(
                new Wave(List.of(records), null),
                new ExportRun(1, TestAccounts.account("default")));
    }

    private static DesiredRecord record(RecordType type) {
        return new DesiredRecord(type, "1", null, Map.of("name", type.label(), "title", "Dr."), List.of());
    }
}
