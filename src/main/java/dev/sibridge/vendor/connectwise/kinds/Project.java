package dev.sibridge.vendor.connectwise.kinds;

import java.util.Set;

/** A project that is sold. */
final class Project extends RecordKind {

    private static final String OPPORTUNITY = "opportunity";

    Project() {
        super("project", "/project/projects",
                Right.of("Project", "Project Headers", Right.Action.ADD, Right.Action.EDIT, Right.Action.INQUIRE));
    }

    @Override
    public String screen() {
        return "ProjectHeaderFV";
    }

    @Override
    public boolean isCreateOnly(String member) {
        return member.equals(OPPORTUNITY);
    }

    @Override
    public Set<String> comparedWhenAdopted() {
        return Set.of("estimatedStart", "estimatedEnd");
    }

    @Override
    public Set<String> dispensable() {
        return Set.of("contact", "site");
    }

    /** One that was there before gets its opportunity by a change. */
    @Override
    public String whenRefused(String member, String title) {
        return !member.equals(OPPORTUNITY) ? null
                : "Manage did not allow the project \"" + title + "\" to be linked to its opportunity; link it in"
                + " Manage.";
    }

    @Override
    public Set<String> needs() {
        return Set.of("company", OPPORTUNITY);
    }
}
