package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageWritingTest extends ManageTest {

    @Test
    void a_reference_is_given_by_id_name_or_identifier_and_comes_back_expanded() {
        int company = company("Acme");
        JsonNode created = client.post("/company/contacts",
                "{'firstName':'Jane','company':{'identifier':'acme'},'site':{'name':'main'}}").json();
        assertThat(created.at("/company/id").asInt()).isEqualTo(company);
        assertThat(created.at("/company/name").asText()).isEqualTo("Acme Ltd");
        assertThat(created.at("/company/_info/company_href").asText())
                .endsWith("/apis/3.0//company/companies/" + company);
        assertThat(created.at("/_info/site_href").asText()).contains("//company/companies/" + company + "/sites/");
        assertThat(created.at("/_info/enteredBy").asText()).isEqualTo("sandbox");
        assertThat(created.has("lastName")).isFalse();
    }

    @Test
    void all_errors_of_a_record_stand_in_one_answer() {
        ManageClient.Answer answer = client.post("/procurement/catalog", "{'description':'" + "x".repeat(61)
                + "','subcategory':{'id':9},'type':{'name':'Nope'},'productClass':'Gadget','manufacturer':{}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("code").asText()).isEqualTo("InvalidObject");
        assertThat(answer.json().get("message").asText()).isEqualTo("product object is invalid");
        assertThat(answer.errors()).containsExactlyInAnyOrder("OutOfRange description", "NotFound subcategory/id",
                "NotFound type/name", "InvalidField productClass", "MissingRequiredField identifier",
                "MissingRequiredField customerDescription");
        assertThat(answer.body()).contains("The identifier field is required.")
                .contains("Subcategory 9 not found").contains("maximum length of 60");
        assertThat(client.post("/company/contacts", "{'lastName':'Doe'}").body())
                .contains("contact object is invalid").contains("The firstName field is required.");
    }

    @Test
    void a_value_of_the_wrong_type_is_a_500_that_says_where() {
        ManageClient.Answer answer = client.post("/company/contacts", "{'firstName':'Jane',\n 'company':250}");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().get("code").asText()).isEqualTo("ConnectWiseApi");
        assertThat(answer.json().get("message").asText()).startsWith("Error converting value \"250\" to type '")
                .contains("CompanyReference'. Path 'company', line 2, position ");
        assertThat(client.post("/company/contacts", "{'firstName':'J','inactiveFlag':'yes'}").json().get("message")
                .asText()).startsWith("String was not recognized as a valid Boolean.");
        assertThat(client.post("/company/contacts", "{'firstName':").status()).isEqualTo(400);
        assertThat(client.post("/company/contacts", "[]").status()).isEqualTo(500);
        assertThat(client.header("Content-Type", "text/plain").post("/company/contacts", "{}").status())
                .isEqualTo(415);
    }

    @Test
    void a_date_time_has_one_form_and_some_are_cut_to_the_day() {
        int project = project();
        JsonNode stored = client.get("/project/projects/" + project).json();
        assertThat(stored.get("estimatedStart").asText()).isEqualTo("2026-03-02T00:00:00Z");
        String path = "/project/projects/" + project;
        assertThat(client.patch(path, "[{'op':'replace','path':'estimatedEnd','value':'2026-05-01'}]").errors())
                .containsExactly("InvalidField estimatedEnd");
        assertThat(client.patch(path, "[{'op':'replace','path':'estimatedEnd','value':'soon'}]").status())
                .isEqualTo(500);
    }

    @Test
    void members_that_do_not_exist_are_taken_and_noted() {
        assertThat(client.post("/procurement/manufacturers", "{'name':'LG','colour':'red','id':5}").status())
                .isEqualTo(201);
        assertThat(violations()).containsExactlyInAnyOrder("manufacturer: unknown member colour",
                "manufacturer: read-only member id");
    }

    @Test
    void names_that_must_be_unique_are_compared_without_case() {
        company("Acme");
        ManageClient.Answer company = client.post("/company/companies",
                "{'identifier':'ACME ','name':'Other','site':{'name':'Main'}}");
        assertThat(company.status()).isEqualTo(400);
        assertThat(company.errors()).containsExactly("ObjectExists identifier");
        assertThat(company.body()).contains("Company ID already in use.");
        item("TV-1", "");
        assertThat(client.post("/procurement/catalog", "{'identifier':'tv-1','description':'x','customerDescription':"
                + "'x','subcategory':{'name':'Displays'},'type':{'name':'Service'}}").errors())
                .containsExactly("ObjectExists identifier");
        assertThat(client.post("/procurement/manufacturers", "{'name':'SAMSUNG'}").errors())
                .containsExactly("ObjectExists name");
        assertThat(client.post("/procurement/subcategories/", "{'name':'displays','category':{'name':'Hardware'}}")
                .errors()).containsExactly("ObjectExists name");
        assertThat(client.post("/procurement/subcategories", "{'name':'Displays','category':{'name':'Services'}}")
                .status()).isEqualTo(201);
    }

    @Test
    void an_ambiguous_name_and_a_subcategory_of_another_category_are_refused() {
        String rest = "'identifier':'X','description':'x','customerDescription':'x','type':{'name':'Service'}";
        assertThat(client.post("/procurement/catalog", "{'subcategory':{'name':'General'}," + rest + "}").errors())
                .containsExactly("NotFound subcategory/name");
        assertThat(client.post("/procurement/catalog", "{'subcategory':{'name':'Displays'},'category':{'name':"
                + "'Services'}," + rest + "}").errors()).containsExactly("NotFound subcategory/name");
        JsonNode created = client.post("/procurement/catalog", "{'subcategory':{'name':'General'},'category':{'name':"
                + "'Services'}," + rest + "}").json();
        assertThat(created.at("/category/name").asText()).isEqualTo("Services");
        assertThat(created.get("productClass").asText()).isEqualTo("NonInventory");
        assertThat(created.at("/unitOfMeasure/name").asText()).isEqualTo("Each");
    }

    @Test
    void a_new_company_gets_default_status_site_and_types_once() {
        JsonNode company = client.post("/company/companies", "{'identifier':'Acme','name':'Acme','site':{'name':"
                + "'12 High Street'},'types':[{'name':'Client'}],'city':'Boston','state':'MA'}").json();
        assertThat(company.at("/status/name").asText()).isEqualTo("Active");
        String path = "/company/companies/" + company.get("id").asInt();
        JsonNode site = client.get(path + "/sites").json().get(0);
        assertThat(site.get("name").asText()).isEqualTo("12 High Street");
        assertThat(site.at("/stateReference/identifier").asText()).isEqualTo("MA");
        assertThat(site.get("primaryAddressFlag").asBoolean()).isTrue();
        ManageClient.Answer types = client.patch(path, "[{'op':'replace','path':'types','value':[{'id':1}]}]");
        assertThat(types.errors()).containsExactly("InvalidField types");
        assertThat(types.body()).contains("types can only be used when creating a new company.");
        assertThat(client.post(path + "/sites", "{'name':'Annex','stateReference':{'name':'Nowhere'}}").errors())
                .containsExactly("NotFound stateReference/name");
        client.create(path + "/sites", "{'name':'Annex','primaryAddressFlag':true}");
        assertThat(client.get(path + "/sites").json())
                .extracting(each -> each.get("primaryAddressFlag").asBoolean()).containsExactly(false, true);
        assertThat(client.get(path + "/sites", "conditions", "addressLine2=\"x\"").status()).isEqualTo(400);
        assertThat(client.get(path + "/sites/count").body()).isEqualTo("{\"count\":2}");
        assertThat(client.get("/company/companies/99/sites").json().get("message").asText())
                .isEqualTo("Company 99 not found");
    }

    @Test
    void a_patch_checks_the_whole_record_even_what_it_does_not_touch() {
        int old = client.id("/company/companies", "identifier=\"OldMill\"");
        ManageClient.Answer answer = client.patch("/company/companies/" + old,
                "[{'op':'replace','path':'website','value':'https://oldmill.test'}]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The field yearEstablished must be between 1900 and 9999.");
        assertThat(client.patch("/company/companies/" + old, "[{'op':'remove','path':'/yearEstablished'},"
                + "{'op':'add','path':'/website','value':'https://oldmill.test'}]").status()).isEqualTo(200);
    }

    @Test
    void a_patch_replaces_references_whole_and_ignores_paths_into_them() {
        int company = company("Acme");
        String path = "/company/companies/" + company;
        ManageClient.Answer ignored = client.patch(path, "[{'op':'replace','path':'status/name','value':'Inactive'}]");
        assertThat(ignored.status()).isEqualTo(200);
        assertThat(ignored.json().at("/status/name").asText()).isEqualTo("Active");
        assertThat(violations()).hasSize(1);
        assertThat(client.patch(path, "[{'op':'replace','path':'/status','value':{'name':'Inactive'}}]").json()
                .at("/status/name").asText()).isEqualTo("Inactive");
        assertThat(client.patch(path, "[{'op':'replace','path':'Name','value':'x'}]").status()).isEqualTo(400);
        assertThat(client.patch(path, "[{'op':'move','path':'name','value':'x'}]").status()).isEqualTo(400);
        assertThat(client.patch(path, "[{'op':'replace','path':'name'}]").status()).isEqualTo(400);
        assertThat(client.patch(path, "[{'op':'remove','path':'name'}]").errors())
                .containsExactly("MissingRequiredField name");
        assertThat(client.patch(path, "{'name':'x'}").status()).isEqualTo(500);
        assertThat(client.get(path).json().get("name").asText()).isEqualTo("Acme Ltd");
    }

    @Test
    void a_patch_reaches_elements_of_arrays() {
        int contact = contact(company("Acme"), "Jane", "jane@acme.test");
        String path = "/company/contacts/" + contact;
        int item = client.get(path).json().at("/communicationItems/0/id").asInt();
        JsonNode patched = client.patch(path,
                "[{'op':'replace','path':'/communicationItems/0/value','value':'j@a.test'},{'op':'add',"
                + "'path':'/communicationItems/1','value':{'type':{'name':'Mobile'},'value':'555'}}]").json();
        assertThat(patched.at("/communicationItems/0/id").asInt()).isEqualTo(item);
        assertThat(patched.at("/communicationItems/0/value").asText()).isEqualTo("j@a.test");
        assertThat(patched.at("/communicationItems/0/domain").asText()).isEqualTo("@a.test");
        assertThat(patched.at("/communicationItems/1/communicationType").asText()).isEqualTo("Phone");
        assertThat(client.get(path + "/communications").json()).hasSize(2);
        assertThat(client.patch(path, "[{'op':'replace','path':'/communicationItems/7/value','value':'x'}]").status())
                .isEqualTo(400);
        assertThat(client.patch(path, "[{'op':'remove','path':'/communicationItems/0'}]").json()
                .get("communicationItems")).hasSize(1);
    }

    @Test
    void a_new_default_of_a_kind_takes_the_flag_from_the_old_one() {
        assertThat(client.get("/company/communicationTypes", "conditions", "defaultFlag=true").json())
                .extracting(type -> type.get("description").asText()).containsExactly("Email", "Direct");
        String path = "/company/contacts/" + contact(company("Acme"), "Jane", "jane@acme.test");
        client.create(path + "/communications", "{'type':{'name':'Email'},'value':'new@acme.test','defaultFlag':true}");
        client.create(path + "/communications", "{'type':{'name':'Mobile'},'value':'555','defaultFlag':true}");
        assertThat(client.get(path).json().get("communicationItems"))
                .extracting(item -> item.get("defaultFlag").asBoolean()).containsExactly(false, true, true);
        assertThat(client.post(path + "/communications", "{'type':{'name':'Fax'},'value':'1',"
                + "'communicationType':'Email'}").errors()).containsExactly("InvalidField communicationType");
    }

    @Test
    void a_put_resets_what_it_leaves_out_and_needs_some_members() {
        int opportunity = opportunity();
        String path = "/sales/opportunities/" + opportunity;
        JsonNode stored = client.get(path).json();
        String whole = "{'name':'New','primarySalesRep':{'identifier':'talbrecht'},'company':{'id':"
                + stored.at("/company/id").asInt() + "},'contact':{'id':" + stored.at("/contact/id").asInt() + "}";
        assertThat(client.put(path, whole + "}").errors()).containsExactlyInAnyOrder(
                "MissingRequiredField expectedCloseDate", "MissingRequiredField locationId",
                "MissingRequiredField businessUnitId");
        client.patch(path, "[{'op':'add','path':'source','value':'dtools:1'}]");
        JsonNode replaced = client.put(path, whole + ",'expectedCloseDate':'2026-06-01T00:00:00Z','locationId':"
                + stored.get("locationId") + ",'businessUnitId':" + stored.get("businessUnitId") + "}").json();
        assertThat(replaced.has("source")).isFalse();
        assertThat(replaced.get("name").asText()).isEqualTo("New");
        assertThat(replaced.at("/_info/dateEntered")).isEqualTo(stored.at("/_info/dateEntered"));
    }

    @Test
    void custom_fields_are_always_listed_and_merged_by_id() {
        String path = "/sales/opportunities/" + opportunity();
        JsonNode field = client.get(path).json().at("/customFields/0");
        assertThat(field.get("caption").asText()).isEqualTo("SI Project Id");
        assertThat(field.get("value").isNull()).isTrue();
        String write = "[{'op':'replace','path':'customFields','value':";
        client.patch(path, write + "[{'id':" + field.get("id") + ",'value':'p-1'}]}]");
        assertThat(client.patch(path, write + "[]}]").json().at("/customFields/0/value").asText()).isEqualTo("p-1");
        assertThat(client.patch(path, write + "[{'id':1,'value':'x'}]}]").errors())
                .containsExactly("NotFound customFields/id");
    }

    @Test
    void what_is_in_use_cannot_be_deleted_and_children_go_with_their_parent() {
        int project = project();
        int phase = phase(project, "Attic");
        int ticket = ticket(phase, "Attic");
        client.create("/project/tickets/" + ticket + "/notes", "{'text':'Hello','detailDescriptionFlag':true}");
        int line = line(item("TV-1", ""), "ticket", ticket, "");
        assertThat(client.delete("/project/projects/" + project).status()).isEqualTo(409);
        assertThat(client.delete("/project/projects/" + project + "/phases/" + phase).status()).isEqualTo(409);
        assertThat(client.delete("/project/tickets/" + ticket).body()).contains("possibly in use");
        assertThat(client.delete("/procurement/products/" + line).status()).isEqualTo(204);
        assertThat(client.delete("/project/tickets/" + ticket).status()).isEqualTo(204);
        assertThat(client.get("/project/tickets/" + ticket).json().get("message").asText())
                .isEqualTo("Project Ticket " + ticket + " not found");
        assertThat(client.delete("/project/projects/" + project + "/phases/" + phase).status()).isEqualTo(204);
        assertThat(client.delete("/project/projects/" + project).status()).isEqualTo(204);
    }

    @Test
    void a_deleted_company_is_only_marked() {
        int company = company("Acme");
        assertThat(client.delete("/company/companies/" + company).status()).isEqualTo(204);
        assertThat(client.get("/company/companies/" + company).json().get("deletedFlag").asBoolean()).isTrue();
    }

    @Test
    void a_put_of_a_contact_leaves_custom_fields_alone_and_refuses_communications() {
        String path = "/company/contacts/" + contact(company("Acme"), "Jane", "jane@acme.test");
        assertThat(client.put(path, client.get(path).body()).errors())
                .containsExactly("InvalidField communicationItems");
        JsonNode replaced = client.put(path, "{'firstName':'Joan'}").json();
        assertThat(replaced.has("lastName")).isFalse();
        assertThat(replaced.get("communicationItems")).hasSize(1);
    }

    @Test
    void numbers_come_back_as_they_were_sent_and_have_an_end() {
        int item = item("TV-1", ",'markupPercentage':12.3400");
        assertThat(client.get("/procurement/catalog/" + item).body()).contains("\"markupPercentage\":12.3400");
        assertThat(client.patch("/procurement/catalog/" + item,
                "[{'op':'replace','path':'price','value':1e999999}]").status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "1752-12-31T00:00:00Z"})
    void dates_begin_where_those_of_the_database_do(String date) {
        ManageClient.Answer refused = client.patch("/sales/opportunities/" + opportunity(),
                "[{'op':'replace','path':'expectedCloseDate','value':'" + date + "'}]");

        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.json().get("message").asText()).isEqualTo("SqlDateTime overflow. Must be between 1/1/1753"
                + " 12:00:00 AM and 12/31/9999 11:59:59 PM.");
    }

    @Test
    void callbacks_are_stored_once() {
        String callback = "{'url':'https://x.test/?recordId=','objectId':0,'type':'project','level':'owner'}";
        assertThat(client.post("/system/callbacks", callback).json().get("objectId").asInt()).isEqualTo(1);
        assertThat(client.post("/system/callbacks", callback).body())
                .contains("A matching callback entry already exists");
    }

    @Test
    void endpoints_and_methods_that_do_not_exist_are_refused() {
        assertThat(client.get("/procurement/productTypes").json().get("message").asText())
                .isEqualTo("The endpoint does not exist.");
        assertThat(client.get("/sales/opportunities/" + opportunity() + "/products").status()).isEqualTo(404);
        assertThat(client.delete("/company/companies").status()).isEqualTo(405);
        assertThat(client.delete("/system/members/5501").status()).isEqualTo(405);
        assertThat(client.get("/procurement/subcategories").status()).isEqualTo(200);
        int category = client.id("/procurement/categories", "name=\"Hardware\"");
        assertThat(client.get("/procurement/categories/" + category + "/subcategories/").json()).hasSize(2);
        assertThat(client.create("/procurement/categories/" + category + "/subcategories/", "{'name':'Cables'}"))
                .isEqualTo(client.id("/procurement/subcategories/", "name=\"Cables\""));
    }
}
