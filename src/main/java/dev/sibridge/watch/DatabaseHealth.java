package dev.sibridge.watch;

import dev.sibridge.database.DatabaseTrouble;
import dev.sibridge.database.LateNotes;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether our own database answers and takes what we write, as far as is known: nothing is written for a check. */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator {

    private final JdbcClient jdbc;
    private final LateNotes notes;

    DatabaseHealth(DataSource database, LateNotes notes) {
        this.jdbc = JdbcClient.create(database);
        this.notes = notes;
    }

    @Override
    public Health health() {
        return notes.trouble().map(trouble -> Health.down().withDetail("since",
                        trouble.since().truncatedTo(ChronoUnit.SECONDS).toString())
                .withDetail("trouble", trouble.sentence()).build()).orElseGet(this::asked);
    }

    private Health asked() {
        try {
            jdbc.sql("SELECT 1").query(Integer.class).single();
            return Health.up().build();
        } catch (DataAccessException e) {
            return Health.down().withDetail("trouble", DatabaseTrouble.sentence(e).orElse(e.getMessage())).build();
        }
    }
}
