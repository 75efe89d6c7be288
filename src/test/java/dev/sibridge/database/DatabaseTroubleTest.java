package dev.sibridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseTroubleTest {

    static Stream<Arguments> failures() {
        IOException noSpace = new IOException("No space left on device");
        return Stream.of(
                // H2
                Arguments.of(new SQLException("General error", "HY000", 50000, new RuntimeException(noSpace)), "FULL"),
                Arguments.of(new SQLException("IO Exception", "90028", 90028, new IOException("Es ist nicht genug"
                        + " Speicherplatz auf dem Datenträger vorhanden")), "UNWRITABLE"),
                Arguments.of(new SQLException("IO Exception", "90031", 90031,
                        new IOException("There is not enough space on the disk")), "FULL"),
                Arguments.of(new SQLException("Error while creating file", "90062", 90062,
                        new IOException("data: Read-only file system")), "UNWRITABLE"),
                Arguments.of(new SQLException("read only", "90097", 90097), "READ_ONLY"),
                Arguments.of(new SQLException("The database has been closed", "90098", 90098), "CLOSED"),
                // MySQL and MariaDB
                Arguments.of(new SQLException("Disk full (/tmp)", "HY000", 1021), "FULL"),
                Arguments.of(new SQLException("The table 'run' is full", "HY000", 1114), "FULL"),
                Arguments.of(new SQLException("Got error 28 \"No space left on device\" from storage engine InnoDB",
                        "HY000", 1030), "FULL"),
                Arguments.of(new SQLException("--read-only", "HY000", 1290), "READ_ONLY"),
                Arguments.of(new SQLException("in a READ ONLY transaction", "25006", 1792), "READ_ONLY"),
                Arguments.of(new SQLException("Running in read-only mode", "HY000", 1836), "READ_ONLY"),
                Arguments.of(new SQLException("Communications link failure", "08S01", 0,
                        new ConnectException("Connection refused")), "AWAY"),
                // the pool gives up, for that reason
                Arguments.of(new SQLTransientConnectionException("timed out", "08001",
                        new SQLException("General error", "HY000", 50000, noSpace)), "FULL"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itIsKnownByNumberHoweverDeepItLies(SQLException failure, DatabaseTrouble trouble) {
        assertThat(DatabaseTrouble.of(failure)).contains(trouble);
        assertThat(DatabaseTrouble.of(new IllegalStateException(new CannotGetJdbcConnectionException("none", failure))))
                .contains(trouble);
        TransactionSystemException rolledBack = new TransactionSystemException("Could not roll back",
                new SQLException("Connection is closed"));
        rolledBack.initApplicationException(new UncategorizedSQLException("update", "UPDATE", failure));
        assertThat(DatabaseTrouble.of(rolledBack)).contains(trouble);
        assertThat(DatabaseTrouble.sentence(failure)).get().asString().matches("The(re)? .*\\.");
    }

    @ParameterizedTest
    @CsvSource({"23505, 23505", "42000, 1064", "HY000, 1030", "HY000, 50000", "28000, 1045"})
    void whatNobodyCanMendThereIsNotBlamedOnIt(String state, int number) {
        assertThat(DatabaseTrouble.of(new SQLException("other", state, number))).isEmpty();
        assertThat(DatabaseTrouble.sentence(new SQLException("other", state, number))).isEmpty();
    }

    @Test
    void troubleWithAVendorOrWithAnotherFileIsNone() {
        assertThat(DatabaseTrouble.of(new ConnectException("Connection refused"))).isEmpty();
        assertThat(DatabaseTrouble.of(new IOException("No space left on device"))).isEmpty();
        assertThat(DatabaseTrouble.of(null)).isEmpty();
    }

    @Test
    void whatTheSystemSaysStandsInTheSentence() {
        assertThat(DatabaseTrouble.sentence(new SQLException("Communications link failure", "08S01", 0,
                new ConnectException("Connection refused")))).contains("The database does not respond: Connection"
                        + " refused. Check that it is running and that DATABASE_URL leads to it.");
        assertThat(DatabaseTrouble.sentence(new SQLException("IO Exception", "90028", 90028,
                new IOException("Input/output error")))).contains("The database cannot write to its disk: Input/output"
                        + " error. Fix the disk, or the permissions on its folder.");
    }
}
