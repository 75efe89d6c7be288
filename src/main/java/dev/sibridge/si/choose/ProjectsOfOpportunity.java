package dev.sibridge.si.choose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Hold.Candidate;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.stream.Collectors;

/** The projects that Manage holds for one opportunity: at most one of them is the export's. */
public final class ProjectsOfOpportunity {

    private ProjectsOfOpportunity() {
    }

    /**
     * Passes what at most one project claims.
     *
     * @param projects what Manage answered
     * @throws HeldBackException when several belong to the opportunity, and nobody has chosen one of them
     */
    public static void refuseSeveral(List<JsonNode> projects, ExportRun run) {
        if (run.projectFacts().chosen() == null && projects.size() > 1) {
            throw several(projects.stream().map(ProjectsOfOpportunity::candidate).toList());
        }
    }

    /** Warns of projects of the opportunity besides the one that is ours: what stands on them is billed, too. */
    public static void warnOfOthers(List<JsonNode> projects, long ours, ExportRun run) {
        Long opportunity = run.idOf(run.opportunityRef());
        projects.stream().filter(held -> opportunity != null
                        && opportunityId(held) == opportunity && held.path("id").asLong() != ours
                        && !held.path("closedFlag").asBoolean())
                .forEach(held -> run.warn(run.projectRef(), "Besides the project that SI Bridge writes (id "
                        + ours + "), Manage has " + candidate(held) + " for the same opportunity."
                        + " Its lines are billed, too: remove them from there, or close that project."));
    }

    /** The opportunity that a project of Manage's belongs to; 0 for none. */
    static long opportunityId(JsonNode project) {
        return project.path("opportunity").path("id").asLong();
    }

    static Candidate candidate(JsonNode held) {
        return Duplicates.candidate(RecordType.PROJECT, held);
    }

    static HeldBackException several(List<Candidate> candidates) {
        return new HeldBackException(new Hold("several-projects",
                "Manage has several projects for the opportunity of this project: "
                + candidates.stream().map(Candidate::toString).collect(Collectors.joining(", ")) + ".", candidates,
                Hold.DECIDE + "choose one of them. Or remove the others in Manage."));
    }
}
