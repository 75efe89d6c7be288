package dev.sibridge.sandbox.manage.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.calls.CompanyMerge;
import dev.sibridge.sandbox.manage.calls.Gate;
import dev.sibridge.sandbox.manage.calls.Writer;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Manage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Companies of the clients in the sample exports, with a history. */
final class Clientele {

    private static final String BAKERY = "Cedar & Finch Bakery";
    private static final String STREET = "418 Mill Street";

    private final Manage manage;
    private final Writer writer;

    Clientele(Manage manage, Writer writer) {
        this.manage = manage;
        this.writer = writer;
    }

    void deletedCompany() {
        bakery(Map.of("deletedFlag", true));
    }

    /** With the company that a sync has made meanwhile, if there is one. */
    void mergedCompany() {
        int from = find(BAKERY);
        if (from == 0) {
            from = bakery(Map.of());
            create("CompanySite", from, Map.of("name", STREET, "addressLine1", STREET));
            contact(from, Map.of());
        }
        int to = create("Company", 0, Map.of("identifier", "CFHoldings", "name", "Cedar & Finch Holdings", "site",
                Map.of("name", "Main")));
        CompanyMerge.merge(manage, manage.table("Company").get(from), manage.table("Company").get(to));
    }

    void companiesByNumber() {
        create("Company", 0, Map.of("identifier", "C1042", "name", BAKERY, "site", Map.of("name", "Main")));
        create("Company", 0, Map.of("identifier", "C1043", "name", "\u00c5kerstr\u00f6m, Zo\u00eb & J\u00fcrgen",
                "site", Map.of("name", "Main")));
    }

    void inactiveContact() {
        int company = bakery(Map.of());
        create("CompanySite", company, Map.of("name", STREET, "addressLine1", STREET, "city", "Port Townsend", "zip",
                "98368", "inactiveFlag", true));
        contact(company, Map.of("inactiveFlag", true));
    }

    void siteInAnotherTown() {
        create("CompanySite", bakery(Map.of()), Map.of("name", STREET, "addressLine1", STREET, "city", "Sequim", "zip",
                "98382"));
    }

    private int bakery(Map<String, Object> more) {
        int found = find(BAKERY);
        return found != 0 ? found : create("Company", 0, with(Map.of("identifier", "Cedar&FinchBakery", "name", BAKERY,
                "site", Map.of("name", "Main")), more));
    }

    private void contact(int company, Map<String, Object> more) {
        create("Contact", 0, with(Map.of("firstName", "Odette", "lastName", "Finch", "company", Map.of("id", company),
                "communicationItems", List.of(Map.of("type", Map.of("name", "Email"), "value", "odette@example.com",
                        "communicationType", "Email"))), more));
    }

    private int find(String name) {
        return manage.table("Company").find("name", Keys.of(name)).stream().findFirst().orElse(0);
    }

    private int create(String entity, int parent, Map<String, Object> body) {
        ObjectNode made = writer.create(manage.model().entity(entity), parent, Json.MAPPER.valueToTree(body),
                new Writer.Change(Gate.COMPANY, new ArrayList<>()));
        return made.get("id").asInt();
    }

    private static Map<String, Object> with(Map<String, Object> usual, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(usual);
        all.putAll(more);
        return all;
    }
}
