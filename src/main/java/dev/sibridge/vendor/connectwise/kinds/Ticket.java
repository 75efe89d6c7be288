package dev.sibridge.vendor.connectwise.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** A ticket of a project: the work in a location. */
final class Ticket extends RecordKind {

    private static final Set<String> CREATE_ONLY = Set.of("project", "processNotifications", "skipCallback");

    Ticket() {
        super("ticket", "/project/tickets", Right.of("Project", "Project Ticket",
                Right.Action.ADD, Right.Action.EDIT, Right.Action.DELETE, Right.Action.INQUIRE));
    }

    @Override
    public String screen() {
        return "ServiceFV";
    }

    @Override
    List<String> titles() {
        return List.of("summary");
    }

    @Override
    public boolean hasSiblings() {
        return true;
    }

    @Override
    public String place() {
        return "phase";
    }

    @Override
    public boolean isCreateOnly(String member) {
        return CREATE_ONLY.contains(member);
    }

    @Override
    public Set<String> dispensable() {
        return Set.of("contact", "site");
    }

    @Override
    public boolean movesWithProject() {
        return true;
    }

    @Override
    public List<Use> usedBy() {
        return List.of(new Use(RecordType.LINE, reference(), "it contains other products"));
    }

    @Override
    public String notes(long id) {
        return path(null) + "/" + id + "/notes";
    }

    @Override
    public boolean isWorkedOn(JsonNode held) {
        return super.isWorkedOn(held) || held.path("closedFlag").asBoolean()
                || !held.path("resources").asText("").isBlank();
    }

    @Override
    public Set<String> needs() {
        return Set.of("project", "phase");
    }
}
