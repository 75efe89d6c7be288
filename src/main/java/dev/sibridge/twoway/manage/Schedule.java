package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who works on which ticket: Manage keeps that as entries of its schedule, one for each person.
 *
 * @param projectRole of people who are not on the project's team yet, by id; null if they are not to come onto it
 */
record Schedule(ManageCalls calls, ManageView view, Long projectRole) {

    static final String ENTRIES = "/schedule/entries";
    /** The type of entries that are about tickets; Manage's API calls them by this identifier. */
    static final String OF_TICKETS = "S";

    /** The question for the entries of tickets. */
    static String ofTickets(Collection<String> tickets) {
        return "type/identifier = \"" + OF_TICKETS + "\" and objectId in (" + String.join(",", tickets) + ")";
    }

    /** Puts people on a ticket and takes people off it; nobody is ever taken off the project's team. */
    void assign(String ticket, Collection<?> before, Collection<?> now) {
        now.stream().filter(member -> !before.contains(member))
                .forEach(member -> calls.call(ConnectWiseRequest.create(ENTRIES, entry(ticket, (String) member))));
        if (!now.containsAll(before)) {
            for (JsonNode entry : view.list(ENTRIES, ofTickets(List.of(ticket)))) {
                String member = ManageFields.id(entry.get("member"));
                if (before.contains(member) && !now.contains(member)) {
                    calls.call(ConnectWiseRequest.delete(ENTRIES + "/" + entry.path("id").asText()));
                }
            }
        }
    }

    private Map<String, Object> entry(String ticket, String member) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("objectId", Long.valueOf(ticket));
        entry.put("type", Map.of("identifier", OF_TICKETS));
        entry.put("member", Map.of("id", Long.valueOf(member)));
        if (projectRole != null) {
            entry.put("addMemberToProjectFlag", true);
            entry.put("projectRoleId", projectRole);
        }
        return entry;
    }
}
