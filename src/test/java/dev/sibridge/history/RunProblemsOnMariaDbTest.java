package dev.sibridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.failure.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Processes that end runs at the same moment do not wait for each other: MariaDB locks gaps between rows. */
class RunProblemsOnMariaDbTest {

    private static final TestDatabase DATABASE = TestDatabase.onMariaDb();
    private static final List<Problem> WHY =
            List.of(new Problem("missing", "There is no client.", null, "Client", "Name one."));

    @AfterEach
    void forgetEverything() {
        DATABASE.jdbc().sql("DELETE FROM run_problem").update();
    }

    @Test
    void theProblemsOfTwoRunsAreNotedInTransactionsThatAreOpenTogether() throws SQLException {
        try (Connection one = open(); Connection other = open()) {
            RunProblems ones = problems(one);
            RunProblems others = problems(other);
            ones.wasNotInterrupted(1);
            others.wasNotInterrupted(2);

            ones.save(1, WHY);
            others.save(2, WHY);
            commit(one);
            commit(other);
        }

        assertThat(problems(1)).isEqualTo(WHY);
        assertThat(problems(2)).isEqualTo(WHY);
    }

    private static Connection open() throws SQLException {
        Connection connection = DATABASE.connections().getConnection();
        waits(connection, "1");
        connection.setAutoCommit(false);
        return connection;
    }

    private static void commit(Connection connection) throws SQLException {
        connection.commit();
        waits(connection, "DEFAULT");
    }

    private static void waits(Connection connection, String seconds) {
        new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                .execute("SET SESSION innodb_lock_wait_timeout = " + seconds);
    }

    private static RunProblems problems(Connection connection) {
        return new RunProblems(new JdbcTemplate(new SingleConnectionDataSource(connection, true)), new ObjectMapper());
    }

    private static List<Problem> problems(long run) {
        return new RunProblems(new JdbcTemplate(DATABASE.connections()), new ObjectMapper()).of(run);
    }
}
