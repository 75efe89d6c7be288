package dev.sibridge.history;

import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.Project.Resource;
import java.math.BigDecimal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a coordinator knows a run's project by. */
@Repository
public class RunFacts {

    private final JdbcClient jdbc;

    public RunFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes what the export itself says, whether it can be taken or not; of a project of which only the id was known,
     * also its name and client.
     */
    public void read(long run, Project project) {
        jdbc.sql("UPDATE run SET project = COALESCE(project, ?), client = COALESCE(client, ?), project_number = ?,"
                        + " progress = ?, sales_rep = ? WHERE id = ?")
                .params(project.name(), project.client(), project.number(), project.progress(), salesRep(project), run)
                .update();
    }

    /** Notes what a project comes to without tax and misc items; null when SI does not say. */
    public void priced(long run, BigDecimal price) {
        jdbc.sql("UPDATE run SET price = ? WHERE id = ?").params(price, run).update();
    }

    // As people in SI see it, whether Manage knows that member or not.
    private static String salesRep(Project project) {
        return project.resources().stream().filter(Resource::isOwner).map(Resource::name)
                .filter(name -> name != null && !name.isBlank()).findFirst().orElse(project.assignedTo());
    }
}
