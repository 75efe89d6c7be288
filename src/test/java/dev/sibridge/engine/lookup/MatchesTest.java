package dev.sibridge.engine.lookup;

import static dev.sibridge.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchesTest {

    private static final RecordRef COMPANY = new RecordRef(RecordType.COMPANY, "c-1");
    private static final DesiredRecord ANA = new DesiredRecord(RecordType.CONTACT, "ana", null,
            Map.of("firstName", "Ana", "lastName", "Finch"), List.of(
                    Map.of("company", COMPANY, LookUps.COMMUNICATION, "ana@x.example", "lastName", "Finch"),
                    Map.of("company", COMPANY, LookUps.COMMUNICATION, "ana@x.example"),
                    Map.of("company", COMPANY, "firstName", "Ana", "lastName", "Finch")));

    private final SyncRun run = new SyncRun(1, TestAccounts.account("default"));

    @BeforeEach
    void knowTheCompany() {
        run.found(COMPANY, 7);
    }

    @Test
    void severalOfWhichAnyCouldBeMeantStopTheRun() {
        assertThatThrownBy(() -> find(ANA, contact(1, 7, "Ana", "Finch", ""), contact(2, 7, "ANA", " finch", "")))
                .isInstanceOf(AmbiguousRecordException.class)
                .hasMessage("Manage has 2 records that could be the contact \"Ana Finch\". In Manage, rename all but"
                        + " one of them or merge them, then retry.");
    }

    @Test
    void nobodyAgreesWithNobody() {
        assertThat(find(ANA)).isEmpty();
        assertThat(find(ANA, contact(1, 8, "Ana", "Finch", "ana@x.example"), contact(2, 7, "Bo", "Finch", "b@x")))
                .isEmpty();
    }

    @Test
    void theBestWayThatSinglesOneOutDecides() {
        JsonNode husband = contact(1, 7, "Bo", "Smith", "ana@x.example");
        JsonNode ana = contact(2, 7, "Ann", "Finch", "ANA@x.example");
        JsonNode namesake = contact(3, 7, "Ana", "Finch", "other@x.example");

        assertThat(find(ANA, husband, ana, namesake)).contains(ana);
        assertThat(find(ANA, husband, namesake)).contains(husband);
        assertThat(find(ANA, namesake)).contains(namesake);
    }

    @Test
    void anEmailThatSeveralHaveLeavesItToTheName() {
        JsonNode ana = contact(2, 7, "Ana", "Finch", "");

        assertThat(find(ANA, contact(1, 7, "Bo", "Smith", "ana@x.example"),
                contact(3, 7, "Cy", "Smith", "ana@x.example"), ana)).contains(ana);
    }

    @Test
    void aMemberWithoutValueAgreesWithNoneOnly() {
        Map<String, Object> way = new HashMap<>();
        way.put("description", "Bath");
        way.put("parentPhase", null);
        DesiredRecord phase = new DesiredRecord(RecordType.PHASE, "p/1", null, Map.of(), List.of(way));
        JsonNode inner = json("{'id': 1, 'description': 'Bath', 'parentPhase': {'id': 3}}");
        JsonNode top = json("{'id': 2, 'description': 'bath ', 'parentPhase': null}");

        assertThat(find(phase, inner)).isEmpty();
        assertThat(find(phase, inner, top)).contains(top);
        assertThat(find(phase, json("{'id': 4, 'description': 'Bath'}"))).isPresent();
    }

    @Test
    void aPersonOfAnotherCompanyIsSomebodyElse() {
        assertThat(find(ANA, contact(1, 8, "Ana", "Finch", "ana@x.example"))).isEmpty();
    }

    @Test
    void aCoupleWithOneAddressIsToldApartByName() {
        JsonNode ana = contact(1, 7, "Ana", "Finch", "ana@x.example");
        JsonNode bo = contact(2, 7, "Bo", "Finch", "ana@x.example");
        DesiredRecord boOfTheCouple = new DesiredRecord(RecordType.CONTACT, "bo", null, Map.of("firstName", "Bo"),
                List.of(Map.of("company", COMPANY, LookUps.COMMUNICATION, "Ana@X.example", "firstName", "bo",
                        "lastName", "FINCH"), Map.of("company", COMPANY, "firstName", "Bo", "lastName", "Finch")));

        assertThat(find(boOfTheCouple, ana, bo)).contains(bo);
        assertThat(find(boOfTheCouple, ana)).isEmpty();
    }

    @Test
    void whoHasNoLastNameInSiHasNoneInManage() {
        DesiredRecord cher = new DesiredRecord(RecordType.CONTACT, "cher", null, Map.of("firstName", "Cher"),
                List.of(Map.of("company", COMPANY, "firstName", "Cher", "lastName", "")));
        JsonNode alone = json("{'id': 1, 'company': {'id': 7}, 'firstName': 'cher'}");

        assertThat(find(cher, contact(2, 7, "Cher", "Bono", ""))).isEmpty();
        assertThat(find(cher, alone, contact(2, 7, "Cher", "Bono", ""))).contains(alone);
    }

    @Test
    void anInactiveRecordOfTheCatalogIsRefusedAndAnInactivePersonIsPassedOver() {
        DesiredRecord item = new DesiredRecord(RecordType.CATALOG_ITEM, "acme-x1", null,
                Map.of("identifier", "Acme-X1"), List.of(Map.of("identifier", "Acme-X1")));
        JsonNode retired = json("{'id': 1, 'identifier': 'Acme-X1', 'inactiveFlag': true}");
        JsonNode left = json("{'id': 1, 'company': {'id': 7}, 'firstName': 'Ana', 'lastName': 'Finch',"
                + " 'inactiveFlag': true}");

        assertThatThrownBy(() -> find(item, retired)).isInstanceOf(RefusedException.class)
                .hasMessage("The catalog item \"Acme-X1\" is inactive in Manage. Reactivate it in Manage, then export"
                        + " again.");
        assertThat(find(ANA, left)).isEmpty();
        assertThat(Matches.passedOver(ANA, List.of(left), run)).containsExactly(left);
        JsonNode ana = contact(2, 7, "Ana", "Finch", "");
        assertThat(find(ANA, left, ana)).contains(ana);
        JsonNode anew = json("{'id': 3, 'identifier': 'ACME-X1'}");
        assertThat(find(item, retired, anew)).as("the active one counts").contains(anew);
    }

    @Test
    void aCompanyInTheRecycleBinIsNone() {
        DesiredRecord company = new DesiredRecord(RecordType.COMPANY, "c", null, Map.of("identifier", "Finch"),
                List.of(Map.of("identifier", "Finch")));

        assertThat(find(company, json("{'id': 1, 'identifier': 'Finch', 'deletedFlag': true}"))).isEmpty();
    }

    @Test
    void aNameIsTheSameHoweverItIsSpelled() {
        DesiredRecord maker = new DesiredRecord(RecordType.MANUFACTURER, "m", null, Map.of("name", "Caf\u00e9 Noir"),
                List.of(Map.of("name", "Caf\u00e9 Noir")));
        JsonNode pasted = json("{'id': 1, 'name': 'Cafe\u0301\u00a0No\u00adir\u200b'}");

        assertThat(find(maker, pasted)).contains(pasted);
    }

    private Optional<JsonNode> find(DesiredRecord record, JsonNode... held) {
        return Matches.find(record, Arrays.asList(held), run);
    }

    private static JsonNode contact(int id, int company, String first, String last, String email) {
        return json("{'id': %d, 'company': {'id': %d}, 'firstName': '%s', 'lastName': '%s', 'communicationItems': [%s]}"
                .formatted(id, company, first, last, email.isEmpty() ? "" : "{'value': '" + email + "'}"));
    }
}
