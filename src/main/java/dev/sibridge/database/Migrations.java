package dev.sibridge.database;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Brings the tables to where this release needs them, from whatever point an earlier start was broken off at: databases
 * commit each statement on its own, so that a migration may be there in part.
 */
@Configuration(proxyBeanMethods = false)
public class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    @Bean
    FlywayConfigurationCustomizer repeatableStatements() {
        return flyway -> flyway.dataSource(new RepeatableStatements(flyway.getDataSource()));
    }

    @Bean
    FlywayMigrationStrategy fromAnyPoint() {
        return Migrations::migrate;
    }

    /** Does for a database what the start does. */
    public static void migrate(DataSource database) {
        migrate(Flyway.configure().dataSource(new RepeatableStatements(database)).load());
    }

    static void migrate(Flyway flyway) {
        HalfDoneAlterations.finish(flyway.getConfiguration().getDataSource());
        Arrays.stream(flyway.info().all()).map(MigrationInfo::getState).filter(MigrationState::isFailed).findAny()
                .ifPresent(failed -> {
                    LOG.info("An earlier start was interrupted while it changed the database tables; this start"
                            + " completes the change");
                    flyway.repair();
                });
        flyway.migrate();
        IdentityCaches.enlarge(flyway.getConfiguration().getDataSource());
    }
}
