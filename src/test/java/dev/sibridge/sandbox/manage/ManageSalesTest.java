package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class ManageSalesTest extends ManageTest {

    private static final String LINES = "/procurement/products";

    @Test
    void an_opportunity_starts_open_with_a_close_date_and_a_place() {
        JsonNode opportunity = client.get("/sales/opportunities/" + opportunity()).json();
        assertThat(opportunity.at("/status/name").asText()).isEqualTo("Open");
        assertThat(opportunity.get("expectedCloseDate").asText()).endsWith("T00:00:00Z");
        assertThat(opportunity.get("locationId").asInt()).isPositive();
        assertThat(client.post("/sales/opportunities", "{'name':'x','customerPO':'" + "9".repeat(26) + "'}").errors())
                .containsExactlyInAnyOrder("MissingRequiredField primarySalesRep", "MissingRequiredField company",
                        "MissingRequiredField contact", "OutOfRange customerPO");
        assertThat(client.patch("/sales/opportunities/" + opportunity.get("id").asInt(),
                "[{'op':'replace','path':'locationId','value':1}]").errors()).containsExactly("NotFound locationId");
    }

    @Test
    void contact_and_site_belong_to_the_company() {
        int contact = contact(company("Acme"), "Jane", "jane@acme.test");
        int other = company("Other");
        assertThat(client.post("/sales/opportunities", "{'name':'x','primarySalesRep':{'identifier':'rokafor'},"
                + "'company':{'id':" + other + "},'contact':{'id':" + contact + "}}").errors())
                .containsExactly("NotFound contact/id");
    }

    @Test
    void a_line_takes_what_it_lacks_from_the_catalog_and_computes_its_totals() {
        int item = item("TV-1", ",'taxableFlag':true");
        JsonNode line = client.post(LINES, "{'catalogItem':{'identifier':'tv-1'},'billableOption':'Billable',"
                + "'quantity':3,'opportunity':{'id':" + opportunity() + "}}").json();
        assertThat(line.at("/catalogItem/id").asInt()).isEqualTo(item);
        assertThat(line.get("description").asText()).isEqualTo("Item TV-1");
        assertThat(line.get("customerDescription").asText()).isEqualTo("For the customer");
        assertThat(line.get("taxableFlag").asBoolean()).isTrue();
        assertThat(line.get("price").decimalValue()).isEqualByComparingTo("100.50");
        assertThat(line.get("extPrice").decimalValue()).isEqualByComparingTo("301.50");
        assertThat(line.get("extCost").decimalValue()).isEqualByComparingTo("180");
        assertThat(line.at("/company/identifier").asText()).isEqualTo("Acme");
        assertThat(line.at("/unitOfMeasure/name").asText()).isEqualTo("Each");
        JsonNode patched = client.patch(LINES + "/" + line.get("id").asInt(),
                "[{'op':'replace','path':'price','value':10.01},{'op':'replace','path':'quantity','value':2}]").json();
        assertThat(patched.get("extPrice").decimalValue()).isEqualByComparingTo("20.02");
    }

    @Test
    void a_line_is_charged_to_something() {
        int item = item("TV-1", "");
        String body = "{'catalogItem':{'id':" + item + "},'billableOption':'Billable'";
        assertThat(client.post(LINES, body + "}").errors()).containsExactly("MissingRequiredField chargeTo");
        assertThat(client.post(LINES, body + ",'opportunity':{'id':7}}").errors())
                .containsExactly("NotFound opportunity/id");
        int id = line(item, "opportunity", opportunity(), "");
        assertThat(client.post(LINES + "/" + id + "/detach", "{'removeFromOpportunity':true}").errors())
                .containsExactly("MissingRequiredField chargeTo");
    }

    @Test
    void a_line_on_a_ticket_shows_its_phase_and_project_and_is_listed_as_reference() {
        int project = project();
        int phase = phase(project, "Attic");
        int ticket = ticket(phase, "Attic");
        int item = item("TV-1", "");
        int line = line(item, "ticket", ticket, "");
        JsonNode stored = client.get(LINES + "/" + line).json();
        assertThat(stored.at("/phase/id").asInt()).isEqualTo(phase);
        assertThat(stored.at("/project/id").asInt()).isEqualTo(project);
        assertThat(client.id(LINES, "ticket/id=" + ticket)).isEqualTo(line);
        assertThat(client.id(LINES, "chargeToType='Ticket' AND chargeToId=" + ticket)).isEqualTo(line);
        JsonNode references = client.get("/project/tickets/" + ticket + "/products").json();
        assertThat(references).hasSize(1);
        assertThat(references.get(0).get("id").asInt()).isEqualTo(line);
        assertThat(client.post("/project/tickets/" + ticket + "/products", "{}").status()).isEqualTo(405);
        assertThat(client.post(LINES, "{'catalogItem':{'id':" + item + "},'billableOption':'Billable','ticket':{'id':"
                + ticket + "},'project':{'id':" + otherProject() + "}}").errors())
                .contains("NotFound ticket/id");
    }

    @Test
    void a_line_moves_with_its_ticket_and_is_detached_from_all_of_it() {
        int project = project();
        int ticket = ticket(phase(project, "Attic"), "Attic");
        int line = line(item("TV-1", ""), "ticket", ticket, ",'opportunity':{'id':" + opportunity() + "}");
        int cellar = phase(project, "Cellar");
        client.patch("/project/tickets/" + ticket, "[{'op':'replace','path':'phase','value':{'id':" + cellar + "}}]");
        assertThat(get(line).at("/phase/id").asInt()).isEqualTo(cellar);
        assertThat(client.post(LINES + "/" + line + "/detach", "{'removeFromTicket':true}").status()).isEqualTo(204);
        assertThat(get(line).has("ticket")).isFalse();
        assertThat(get(line).has("project")).isFalse();
        assertThat(get(line).has("opportunity")).isTrue();
    }

    @Test
    void a_line_keeps_its_forecast_item_unless_told_not_to() {
        int opportunity = opportunity();
        int item = item("TV-1", "");
        int line = line(item, "opportunity", opportunity, ",'quantity':2");
        int bypassed = line(item, "opportunity", opportunity, ",'bypassForecastUpdate':true");
        JsonNode forecast = forecast(opportunity);
        assertThat(forecast.get("forecastItems")).hasSize(1);
        assertThat(forecast.at("/forecastItems/0/id")).isEqualTo(get(line).get("forecastDetailId"));
        assertThat(forecast.at("/forecastItems/0/revenue").decimalValue()).isEqualByComparingTo("201");
        assertThat(forecast.at("/forecastItems/0/forecastType").asText()).isEqualTo("Product");
        assertThat(forecast.at("/productRevenue/revenue").decimalValue()).isEqualByComparingTo("201");
        assertThat(get(bypassed).has("forecastDetailId")).isFalse();
        client.patch(LINES + "/" + line, "[{'op':'replace','path':'quantity','value':3}]");
        assertThat(forecast(opportunity).at("/forecastItems/0/revenue").decimalValue()).isEqualByComparingTo("301.5");
        client.delete(LINES + "/" + line);
        assertThat(forecast(opportunity).get("forecastItems")).isEmpty();
    }

    @Test
    void a_put_of_the_forecast_gives_new_ids_and_a_patch_keeps_them() {
        int opportunity = opportunity();
        int line = line(item("TV-1", ""), "opportunity", opportunity, "");
        String path = "/sales/opportunities/" + opportunity + "/forecast/";
        int id = get(line).get("forecastDetailId").asInt();
        JsonNode patched = client.patch(path,
                "[{'op':'replace','path':'/forecastItems/0/forecastDescription','value':'Hall'}]").json();
        assertThat(patched.at("/forecastItems/0/id").asInt()).isEqualTo(id);
        assertThat(patched.at("/forecastItems/0/forecastDescription").asText()).isEqualTo("Hall");
        JsonNode replaced = client.put(path, patched.toString()).json();
        assertThat(replaced.get("forecastItems")).hasSize(1);
        assertThat(replaced.at("/forecastItems/0/id").asInt()).isNotEqualTo(id);
        assertThat(replaced.at("/forecastItems/0/revenue").decimalValue()).isEqualByComparingTo("100.5");
        assertThat(get(line).get("forecastDetailId").asInt()).isEqualTo(id);
        JsonNode appended = client.post("/sales/opportunities/" + opportunity + "/forecast", "{'forecastItems':["
                + "{'forecastType':'Service','status':{'name':'Open'},'revenue':500,'cost':200}]}").json();
        assertThat(appended.get("forecastItems")).hasSize(2);
        assertThat(client.post("/sales/opportunities/" + opportunity + "/forecast", "{'forecastItems':[{}]}").errors())
                .containsExactlyInAnyOrder("MissingRequiredField status", "MissingRequiredField forecastType");
        int item = appended.at("/forecastItems/1/id").asInt();
        assertThat(client.delete(path + item).status()).isEqualTo(204);
    }

    @Test
    void lines_of_a_closed_opportunity_cannot_be_written() {
        int opportunity = opportunity();
        int item = item("TV-1", "");
        int line = line(item, "opportunity", opportunity, "");
        String won = "[{'op':'replace','path':'status','value':{'name':'Won'}}]";
        JsonNode closed = client.patch("/sales/opportunities/" + opportunity, won).json();
        assertThat(closed.has("closedDate")).isTrue();
        assertThat(get(line).at("/forecastStatus/name").asText()).isEqualTo("Won");
        assertThat(get(line).get("wonQuantity").asInt()).isEqualTo(1);
        assertThat(client.post(LINES, "{'catalogItem':{'id':" + item + "},'billableOption':'Billable',"
                + "'opportunity':{'id':" + opportunity + "}}").errors()).containsExactly("InvalidField opportunity");
        assertThat(client.patch(LINES + "/" + line, "[{'op':'replace','path':'quantity','value':3}]").status())
                .isEqualTo(400);
        assertThat(client.delete(LINES + "/" + line).status()).isEqualTo(400);
        assertThat(client.delete("/sales/opportunities/" + opportunity).status()).isEqualTo(409);
        client.patch("/sales/opportunities/" + opportunity, won.replace("Won", "Open"));
        assertThat(client.delete(LINES + "/" + line).status()).isEqualTo(204);
    }

    @Test
    void opportunities_have_notes_contacts_and_a_team() {
        int opportunity = opportunity();
        String path = "/sales/opportunities/" + opportunity;
        client.create(path + "/notes", "{'text':'two\\r\\nlines'}");
        assertThat(client.get(path + "/notes").json().at("/0/text").asText()).isEqualTo("two lines");
        assertThat(client.post(path + "/contacts", "{}").errors()).containsExactly("MissingRequiredField contact");
        client.create(path + "/team", "{'type':'Individual','member':{'identifier':'talbrecht'}}");
        assertThat(client.get(path + "/team").json().at("/0/member/name").asText()).isEqualTo("Tom Albrecht");
        assertThat(client.delete(path).status()).isEqualTo(204);
    }

    private JsonNode get(int line) {
        return client.get(LINES + "/" + line).json();
    }

    private JsonNode forecast(int opportunity) {
        return client.get("/sales/opportunities/" + opportunity + "/forecast").json().get(0);
    }
}
