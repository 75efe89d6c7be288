package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has changed in Manage since a time, on the boards that take part. What is gone is not told, nor are phases,
 * notes, tasks and teams: only reading everything shows them.
 */
public record ManageChanges(List<ManageProject> projects, List<Changed> tickets, List<Changed> scheduled) {

    /** The versions of all. */
    public Set<String> versions() {
        return Stream.concat(projects.stream().map(ManageProject::version), Stream.concat(tickets.stream(),
                scheduled.stream()).map(Changed::version)).collect(Collectors.toSet());
    }

    /** A project that has changed. */
    public record ManageProject(String id, String name, String board, boolean closed, String updated) {

        /** The same as long as it has not changed again. */
        public String version() {
            return "project " + id + " " + updated;
        }
    }

    /**
     * A record that has changed: a ticket, or somebody's assignment to one.
     *
     * @param record  as Manage has it
     * @param ticket  the ticket, or the one that it belongs to
     * @param project that the ticket belongs to; null for none, or when that is not told
     */
    public record Changed(JsonNode record, String ticket, String project) {

        /** Whether it is somebody's assignment. */
        public boolean isOfSchedule() {
            return record.has("objectId");
        }

        /** The same as long as it has not changed again. */
        public String version() {
            return (isOfSchedule() ? "entry " : "ticket ") + record.path("id").asText() + " "
                    + record.at("/_info/lastUpdated").asText();
        }
    }

    /**
     * Asks for all three.
     *
     * @param boards ids of the boards that take part; at least one
     */
    public static ManageChanges since(ManageCalls calls, Instant since, List<String> boards) {
        String later = "lastUpdated > [" + since.truncatedTo(ChronoUnit.SECONDS) + "]";
        List<Changed> tickets = new ArrayList<>();
        calls.call(ConnectWiseRequest.list(ManagePaths.TICKETS, later + " and " + onBoards(boards)))
                .forEach(ticket -> tickets.add(new Changed(ticket, ticket.path("id").asText(),
                        ManageFields.id(ticket.get("project")))));
        List<Changed> scheduled = new ArrayList<>();
        calls.call(ConnectWiseRequest.list(Schedule.ENTRIES, later + " and type/identifier = \"" + Schedule.OF_TICKETS
                + "\"")).forEach(entry -> scheduled.add(new Changed(entry, entry.path("objectId").asText(),
                        null)));
        return new ManageChanges(projects(calls, later + " and " + onBoards(boards)), tickets, scheduled);
    }

    /** The projects on some boards; at least one. */
    public static List<ManageProject> onBoards(ManageCalls calls, List<String> boards) {
        return projects(calls, onBoards(boards));
    }

    /** A project by its id; empty when there is none. */
    public static Optional<ManageProject> project(ManageCalls calls, String id) {
        return id.matches("\\d{1,9}") ? projects(calls, "id = " + id).stream().findFirst() : Optional.empty();
    }

    private static String onBoards(List<String> boards) {
        return "board/id in (" + String.join(",", boards) + ")";
    }

    private static List<ManageProject> projects(ManageCalls calls, String conditions) {
        List<ManageProject> projects = new ArrayList<>();
        calls.call(ConnectWiseRequest.list(ManagePaths.PROJECTS, conditions)).forEach(project -> projects.add(
                project(project)));
        return projects;
    }

    private static ManageProject project(JsonNode project) {
        return new ManageProject(project.path("id").asText(), project.path("name").asText(),
                project.at("/board/name").asText(), project.path("closedFlag").asBoolean(),
                project.at("/_info/lastUpdated").asText());
    }
}
