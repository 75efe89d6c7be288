package dev.sibridge.vendor.connectwise.kinds;

import java.util.List;

/** A phase of a project: a location, or what lies below it. */
final class Phase extends RecordKind {

    private static final String PARENT_PHASE = "parentPhase";
    private static final String USED = "it contains tickets or products";

    Phase() {
        super("phase", "/project/projects/{parent}/phases", Right.of("Project", "Project Phase",
                Right.Action.ADD, Right.Action.EDIT, Right.Action.DELETE, Right.Action.INQUIRE));
    }

    @Override
    public RecordType parent() {
        return RecordType.PROJECT;
    }

    @Override
    List<String> titles() {
        return List.of("description");
    }

    @Override
    public boolean hasSiblings() {
        return true;
    }

    @Override
    public String place() {
        return PARENT_PHASE;
    }

    @Override
    public boolean isCreateOnly(String member) {
        return member.equals("wbsCode");
    }

    /** It may come to the top. */
    @Override
    public boolean isEmptied(String member) {
        return member.equals(PARENT_PHASE);
    }

    @Override
    public List<Use> usedBy() {
        return List.of(new Use(RecordType.PHASE, PARENT_PHASE, "it contains other phases"),
                new Use(RecordType.TICKET, reference(), USED), new Use(RecordType.LINE, reference(), USED));
    }
}
