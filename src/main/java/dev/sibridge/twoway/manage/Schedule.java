package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    /**
     * Puts people on a ticket and takes people off it. Nobody is ever taken off the project's team, or put on it
     * twice.
     */
    void assign(String ticket, String project, Collection<?> before, Collection<?> now) {
        List<?> added = now.stream().filter(member -> !before.contains(member)).toList();
        Set<String> team = added.isEmpty() || projectRole == null ? Set.of() : team(project);
        added.forEach(member -> calls.call(ConnectWiseRequest.create(ENTRIES, entry(ticket, (String) member,
                projectRole != null && !team.contains(member)))));
        if (!now.containsAll(before)) {
            for (JsonNode entry : view.list(ENTRIES, ofTickets(List.of(ticket)))) {
                String member = ManageFields.id(entry.get("member"));
                if (before.contains(member) && !now.contains(member)) {
                    calls.call(ConnectWiseRequest.delete(ENTRIES + "/" + entry.path("id").asText()));
                }
            }
        }
    }

    private Set<String> team(String project) {
        return view.list(ManagePaths.PROJECTS + "/" + project + "/teamMembers", null).stream()
                .map(member -> ManageFields.id(member.get("member"))).collect(Collectors.toSet());
    }

    private Map<String, Object> entry(String ticket, String member, boolean joins) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("objectId", Long.valueOf(ticket));
        entry.put("type", Map.of("identifier", OF_TICKETS));
        entry.put("member", Map.of("id", Long.valueOf(member)));
        if (joins) {
            entry.put("addMemberToProjectFlag", true);
            entry.put("projectRoleId", projectRole);
        }
        return entry;
    }
}
