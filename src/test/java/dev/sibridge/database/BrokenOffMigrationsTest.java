package dev.sibridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.MariaDb;
import dev.sibridge.StatementWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A start that breaks off after any statement of any migration leaves a database that the next start accepts. */
class BrokenOffMigrationsTest {

    private static final int NEWEST = 2;

    /** Where the product keeps its memory. */
    enum Server {
        H2, MARIADB;

        DataSource newDatabase() {
            return this == H2
                    ? new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;"
                            + "DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1", "sa", "")
                    : new DriverManagerDataSource(MariaDb.newDatabase(), "root", "");
        }
    }

    @Tag("field")
    @Test
    void howeverOftenAStartBreaksOffWithinAMigrationTheNextOneGoesOn() {
        breakOffEverywhere(Server.H2, statements());
    }

    /** Those that were released before never change; MariaDB takes its time for each start. */
    @Tag("field")
    @Test
    void norDoesItMatterOnMariaDbWithinTheNewestMigrations() {
        Map<String, Integer> newest = statements();
        newest.keySet().removeAll(newest.keySet().stream().limit(newest.size() - NEWEST).toList());
        breakOffEverywhere(Server.MARIADB, newest);
    }

    @Tag("matrix")
    @Test
    void norWithinAnyMigrationOnMariaDb() {
        breakOffEverywhere(Server.MARIADB, statements());
    }

    private static void breakOffEverywhere(Server server, Map<String, Integer> statements) {
        List<String> whole = migrated(server.newDatabase());
        DataSource database = server.newDatabase();
        statements.forEach((version, number) -> {
            // Each start gets one statement further than the one before.
            for (int done = 0; done < number; done++) {
                breakOff(database, version, done);
                assertThat(failures(database)).as("Flyway notes that V%s failed", version).isOne();
                if (done % 2 == 0) {
                    // A process that is killed notes nothing.
                    JdbcClient.create(database).sql("DELETE FROM flyway_schema_history WHERE NOT success").update();
                }
            }
        });

        assertThat(migrated(database)).isEqualTo(whole);
        assertThat(failures(database)).isZero();
        // Killed after the last statement, but before that was noted.
        JdbcClient.create(database).sql("DELETE FROM flyway_schema_history").update();
        assertThat(migrated(database)).isEqualTo(whole);
        System.out.println("Statements of migrations on " + server + ", a start broken off after each: " + statements);
    }

    @Tag("field")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void severalProcessesThatStartAtOnceAllComeUp(int brokenOffBefore) {
        List<String> whole = migrated(Server.MARIADB.newDatabase());
        DataSource database = Server.MARIADB.newDatabase();
        for (int start = 0; start < brokenOffBefore; start++) {
            breakOff(database, "3", start);
        }

        Stream.generate(() -> CompletableFuture.runAsync(() -> Migrations.migrate(database))).limit(3).toList()
                .forEach(CompletableFuture::join);

        assertThat(Tables.of(database)).isEqualTo(whole);
    }

    @Test
    void whatCannotBeDoneIsNotTakenForDone() throws SQLException {
        DataSource connections = new RepeatableStatements(Server.H2.newDatabase());
        execute(connections, "-- Rows\nCREATE TABLE t (a INT, b INT)");
        execute(connections, "INSERT INTO t VALUES (1, 1), (1, 2)");

        assertThatThrownBy(() -> execute(connections, "CREATE UNIQUE INDEX one ON t (a)"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute(connections, "ALTER TABLE nowhere ADD COLUMN c INT"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute(connections, "UPDATE t SET c = 1")).isInstanceOf(SQLException.class);
    }

    private static List<String> migrated(DataSource database) {
        Migrations.migrate(database);
        return Tables.of(database);
    }

    /** How many statements each migration consists of, by version. */
    private static Map<String, Integer> statements() {
        Map<String, Integer> statements = new LinkedHashMap<>();
        Migrations.migrate(flyway(Server.H2.newDatabase(), (version, sql) ->
                statements.merge(version, 1, Integer::sum)));
        return statements;
    }

    /** Lets a start fail after so many statements of a migration. */
    private static void breakOff(DataSource database, String migration, int done) {
        int[] left = {done};
        Flyway start = flyway(database, (version, sql) -> {
            if (version.equals(migration) && left[0]-- == 0) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        });
        assertThatThrownBy(() -> Migrations.migrate(start)).hasStackTraceContaining("No space left on device");
    }

    private static int failures(DataSource database) {
        return JdbcClient.create(database).sql("SELECT COUNT(*) FROM flyway_schema_history WHERE NOT success")
                .query(Integer.class).single();
    }

    private static Flyway flyway(DataSource database, BiConsumer<String, String> statements) {
        return Flyway.configure().dataSource(new RepeatableStatements(database))
                .callbacks(new StatementWatch(statements)).load();
    }

    // Only what is executed as a migration's statement is, is passed over.
    private static void execute(DataSource connections, String sql) throws SQLException {
        try (Connection connection = connections.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
