package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManageConditionsTest extends ManageTest {

    @BeforeEach
    void items() {
        item("AB-1", ",'price':5,'manufacturer':{'name':'Samsung'},'vendorSku':'50% off'");
        item("AB-2", ",'price':10,'inactiveFlag':true,'notes':'say \\\"hi\\\" [now]'");
        item("CD-3", ",'price':20,'productClass':'Service','manufacturer':{'name':'sonos'}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "identifier = \"ab-1\"                                    | AB-1",
        "identifier='AB-1'                                        | AB-1",
        "identifier != \"AB-1\"                                   | AB-2 CD-3",
        "identifier in (\"AB-1\",\"cd-3\",\"none\")               | AB-1 CD-3",
        "identifier not in (\"AB-1\")                             | AB-2 CD-3",
        "identifier like \"AB%\"                                  | AB-1 AB-2",
        "identifier like \"ab*\"                                  | AB-1 AB-2",
        "identifier like \"AB\"                                   | ''",
        "identifier contains \"B-\"                               | AB-1 AB-2",
        "identifier not contains \"B-\"                           | CD-3",
        "notes contains \"[[]now\"                                | AB-2",
        "notes contains \"say \\\"hi\\\"\"                        | AB-2",
        "price > 5 AND price <= 20                                | AB-2 CD-3",
        "price < 10 or price >= 20.0                              | AB-1 CD-3",
        "inactiveFlag = True                                      | AB-2",
        "inactiveFlag=false and (price = 5 or price = 10)         | AB-1",
        "price = 5 or price = 10 and inactiveFlag = false         | AB-1",
        "manufacturer/name = \"Sonos\"                            | CD-3",
        "manufacturer = null                                      | AB-2",
        "manufacturer != null and productClass = \"service\"      | CD-3",
        "manufacturer/name != \"Samsung\"                         | CD-3",
        "vendorSku not like \"5%\"                                | ''",
        "lastUpdated > [2020-01-01T00:00:00Z]                     | AB-1 AB-2 CD-3",
        "lastUpdated < [2020-01-01T00:00:00Z]                     | ''",
        "subcategory/name=\"Displays\" and identifier=\"AB-2 \"   | AB-2"})
    void conditions_select_what_they_say(String conditions, String expected) {
        assertThat(identifiers("conditions", conditions)).containsExactlyElementsOf(words(expected));
        assertThat(client.get("/procurement/catalog/count", "conditions", conditions).json().get("count").asInt())
                .isEqualTo(words(expected).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "invoiceDate = \"x\"               | invoiceDate is not a recognized name.",
        "manufacturer/city = \"x\"         | manufacturer/city is not a recognized name.",
        "customFields = null               | customFields is not a recognized name.",
        "_info/lastUpdated = null          | _info/lastUpdated is not a recognized name.",
        "productClass = \"Gadget\"         | Enum value supplied was invalid"})
    void names_and_enum_values_that_do_not_exist_are_refused(String conditions, String message) {
        ManageClient.Answer answer = client.get("/procurement/catalog", "conditions", conditions);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("code").asText()).isEqualTo("ApiFindCondition");
        assertThat(answer.json().get("message").asText()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "identifier", "identifier =", "identifier = AB-1", "identifier = \"AB", "identifier \"AB\"", "(price = 5",
        "price = 5)", "price = 5 price = 6", "and price = 5", "price ! 5", "price = \"5\"", "identifier = 5",
        "inactiveFlag = 1", "inactiveFlag = \"true\"", "identifier in ()", "identifier in \"AB\"", "price like \"5\"",
        "lastUpdated > \"2020-01-01T00:00:00Z\"", "lastUpdated > [2020-01-01]", "price > null", "manufacturer = 5",
        "manufacturer = \"Samsung\"", "not price = 5", "price == 5", "price <> 5", "price = 5 && price = 6"})
    void what_is_not_in_the_grammar_is_refused(String conditions) {
        ManageClient.Answer answer = client.get("/procurement/catalog", "conditions", conditions);
        assertThat(answer.status()).as(conditions).isEqualTo(400);
        assertThat(answer.json().get("code").asText()).isEqualTo("ApiFindCondition");
    }

    @Test
    void child_arrays_are_for_child_conditions_only() {
        int company = company("Acme");
        contact(company, "Jane", "jane@acme.test");
        contact(company, "Joe", "joe@other.test");
        assertThat(client.get("/company/contacts", "conditions", "communicationItems/value=\"x\"").status())
                .isEqualTo(400);
        String both = "communicationItems/value=\"JOE@other.test\" AND communicationItems/communicationType=\"Email\"";
        assertThat(client.get("/company/contacts", "childConditions", both).json())
                .extracting(contact -> contact.get("firstName").asText()).containsExactly("Joe");
        assertThat(client.get("/company/contacts", "childConditions", "communicationItems/type/name=\"Fax\"").json())
                .isEmpty();
        assertThat(client.get("/company/companies", "childConditions", "types/name=\"Vendor\"").json())
                .extracting(found -> found.get("identifier").asText()).containsExactly("HarborElectronics");
        assertThat(client.get("/company/contacts", "childConditions", "firstName=\"Joe\"").status()).isEqualTo(400);
        assertThat(client.get("/company/contacts", "childConditions", "communicationItems/value in (\"a\")").status())
                .isEqualTo(400);
    }

    @Test
    void custom_fields_have_conditions_of_their_own() {
        String region = client.get("/procurement/catalog").json().get(0).get("customFields").get(0).get("id").asText();
        int id = client.id("/procurement/catalog", "identifier=\"AB-2\"");
        client.patch("/procurement/catalog/" + id, "[{'op':'replace','path':'customFields','value':[{'id':" + region
                + ",'value':'West'}]}]");
        String conditions = "caption=\"SI Product Key\" AND value=\"west\"";
        assertThat(identifiers("customFieldConditions", conditions)).containsExactly("AB-2");
        assertThat(identifiers("customFieldConditions", "caption=\"SI Product Key\" AND value != null"))
                .containsExactly("AB-2");
        assertThat(identifiers("customFieldConditions", "caption like \"si%\" and value like \"w%\""))
                .containsExactly("AB-2");
        assertThat(identifiers("customFieldConditions", "caption=\"Other\" AND value != null")).isEmpty();
    }

    @Test
    void results_are_ordered_by_several_members() {
        assertThat(identifiers("orderBy", "manufacturer/name desc,price")).containsExactly("CD-3", "AB-1", "AB-2");
        assertThat(identifiers("orderBy", "price desc")).containsExactly("CD-3", "AB-2", "AB-1");
        assertThat(client.get("/procurement/catalog", "orderBy", "colour").json().get("message").asText())
                .isEqualTo("colour is not a recognized name.");
        assertThat(client.get("/procurement/catalog", "orderBy", "price up").status()).isEqualTo(400);
    }

    @Test
    void fields_project_answers_of_get_and_post() {
        ManageClient.Answer answer = client.get("/procurement/catalog", "fields", "identifier,manufacturer/name",
                "conditions", "identifier=\"AB-1\"");
        assertThat(answer.body()).isEqualTo("[{\"identifier\":\"AB-1\",\"manufacturer\":{\"name\":\"Samsung\"}}]");
        ManageClient.Answer created = client.post("/procurement/manufacturers?fields=name", "{'name':'LG'}");
        assertThat(created.body()).isEqualTo("{\"name\":\"LG\"}");
        client.get("/procurement/catalog", "fields", "identifier,colour");
        assertThat(violations()).containsExactly("fields names the unknown member colour");
    }

    @Test
    void tickets_are_also_searched_with_the_conditions_in_the_body() {
        int phase = phase(project(), "Living room");
        ticket(phase, "Rack");
        ticket(phase, "Cables");
        ManageClient.Answer answer = client.post("/project/tickets/search?pageSize=1",
                "{'conditions':'phase/id=" + phase + "','orderBy':'summary asc'}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).extracting(ticket -> ticket.get("summary").asText()).containsExactly("Cables");
    }

    private List<String> identifiers(String parameter, String value) {
        List<String> found = new ArrayList<>();
        ManageClient.Answer answer = client.get("/procurement/catalog", parameter, value);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        answer.json().forEach(item -> found.add(item.get("identifier").asText()));
        return found;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
