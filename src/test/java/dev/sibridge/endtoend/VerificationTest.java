package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.sandbox.manage.model.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code retry?verify=true}: every record is looked at first; only what is gone is made anew. */
class VerificationTest extends InProcessTest {

    private static final String LINES = "/procurement/products";
    private static final List<String> LISTS = List.of("/company/companies", "/company/contacts", "/procurement/catalog",
            "/procurement/manufacturers", "/procurement/categories", "/sales/opportunities", "/project/projects",
            "/project/tickets", LINES);

    @ParameterizedTest
    @ValueSource(strings = {"/company/companies", "/sales/opportunities", "/project/tickets"})
    @Tag("field")
    void ofARunThatBrokeOffMakesTheRestAndNothingTwice(String list) {
        makesTheRestAndNothingTwice(undisturbed(), list, () -> { });
    }

    @Test
    void thatGoesThroughTheRecordsOnceMoreMakesNothingTwice() {
        Map<String, Integer> expected = undisturbed();
        makesTheRestAndNothingTwice(expected, "/company/companies",
                () -> VENDORS.managesTenantHas(Trait.COPY_NAMES));
    }

    /** @param meanwhile what happens between the run that breaks off and its verification */
    private static void makesTheRestAndNothingTwice(Map<String, Integer> expected, String listOfTheTrouble,
            Runnable meanwhile) {
        VENDORS.fault("manage", """
                {"method": "POST", "path": "%s", "kind": "drop-before"}""".formatted(listOfTheTrouble));
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        Run broken = bridge.pollOne();
        assertThat(broken.outcome()).isEqualTo(Outcome.FAILED);
        VENDORS.manage().service().faults().clear();
        meanwhile.run();

        Run verified = bridge.verify(broken);

        assertThat(verified.outcome()).as(verified.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(verified.messages()).doesNotContain("was deleted in Manage");
        assertThat(records()).isEqualTo(expected);
    }

    @Test
    void ofARecordThatIsGoneMakesItAnew() {
        VENDORS.export(VENDORS.sample(Vendors.OFFICE));
        Run first = bridge.pollOne();
        JsonNode line = VENDORS.records(LINES).get(0);
        VENDORS.delete(LINES, line.path("id").asLong());

        Run verified = bridge.verify(first);

        assertThat(verified.messages()).contains("was deleted in Manage; SI Bridge creates it again");
        assertThat(verified.created()).isEqualTo(1);
    }

    @Test
    @Tag("field")
    void aSurplusLineThatManageKeepsIsLeftAloneByEveryLaterOne() {
        VENDORS.export(VENDORS.sample(Vendors.OFFICE));
        Run first = bridge.pollOne();
        long surplus = copyOf(VENDORS.records(LINES).get(0));
        Stream.of("DELETE", "PATCH").forEach(method -> VENDORS.fault("manage", """
                {"method": "%s", "path": "%s/%d", "kind": "status", "status": 400, "times": 9}"""
                .formatted(method, LINES, surplus)));
        Run verified = bridge.verify(first);
        assertThat(verified.messages()).contains("was not canceled");

        Run again = bridge.verify(verified);

        assertThat(again.outcome()).as(again.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(again.created() + again.removed()).isZero();
    }

    private static long copyOf(JsonNode line) {
        Map<String, Object> copy = new HashMap<>();
        copy.put("catalogItem", Map.of("id", line.path("catalogItem").path("id").asLong()));
        copy.put("opportunity", Map.of("id", line.path("opportunity").path("id").asLong()));
        copy.put("quantity", 1);
        copy.put("price", 50);
        copy.put("billableOption", "Billable");
        copy.put("integrationXRef", line.path("integrationXRef").asText());
        return VENDORS.manage().create("ProductItem", copy);
    }

    /** How many records one run makes that nothing disturbs. */
    private static Map<String, Integer> undisturbed() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        Map<String, Integer> records = records();
        bridge.forgetEverything();
        VENDORS.startEmpty();
        return records;
    }

    private static Map<String, Integer> records() {
        return LISTS.stream().collect(Collectors.toMap(list -> list, list -> VENDORS.records(list).size()));
    }
}
