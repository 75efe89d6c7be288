package dev.sibridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.store.fs.FileUtils;
import org.h2.store.fs.Recorder;
import org.h2.store.fs.rec.FilePathRec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The embedded database commits in the middle of a statement, too: a process may be killed between any two writes to
 * its file. Each state that the file was in while the tables came about is given to a new start.
 */
class KilledWhileMigratingTest {

    private static final int ROWS = 3;
    /** In each build, one state of so many; on demand, all of them. */
    private static final int EVERY = 11;
    private static final String FILE = "memFS:first";

    private final DataSource first = database("rec:" + FILE);
    private final List<byte[]> states = new ArrayList<>();

    @BeforeAll
    static void recordWhatIsWritten() {
        FilePathRec.register();
    }

    @AfterEach
    void close() {
        FilePathRec.setRecorder(null);
        delete(first, FILE);
    }

    @Tag("field")
    @Test
    void aFirstStartThatWasKilledAtAnyWriteIsFinishedByTheNextOne() throws IOException {
        aFirstStartIsKilled(EVERY);
    }

    @Tag("matrix")
    @Test
    void aFirstStartThatWasKilledAtEachWriteIsFinishedByTheNextOne() throws IOException {
        aFirstStartIsKilled(1);
    }

    private void aFirstStartIsKilled(int every) throws IOException {
        noteStates();
        Migrations.migrate(first);

        nextStartMakesOfStates(Tables.of(first), every);
    }

    @Tag("field")
    @Test
    void anUpgradeThatWasKilledAtAnyWriteIsFinishedByTheNextStartAndNoRowIsLost() throws IOException {
        anUpgradeIsKilled(EVERY);
    }

    @Tag("matrix")
    @Test
    void anUpgradeThatWasKilledAtEachWriteIsFinishedByTheNextStartAndNoRowIsLost() throws IOException {
        anUpgradeIsKilled(1);
    }

    private void anUpgradeIsKilled(int every) throws IOException {
        Flyway.configure().dataSource(first).target("1").load().migrate();
        JdbcClient jdbc = JdbcClient.create(first);
        for (int i = 1; i <= ROWS; i++) {
            jdbc.sql("INSERT INTO run (poll_id, account, tenant, published_at, mode, settings, started_at)"
                    + " VALUES (?, 'default', 'site', 1, 'SYNC', 'x', 1)").params(i).update();
            jdbc.sql("INSERT INTO run_record (run_id, record_type, remote_id, action, source_key)"
                    + " VALUES (?, 'line', 1, 'create', 'key')").params(i).update();
            jdbc.sql("INSERT INTO ledger (account, tenant, record_type, source_key, state, run_id, created_at,"
                    + " updated_at) VALUES ('default', 'site', 'line', ?, 'DONE', 1, 1, 1)").params("key" + i).update();
        }
        noteStates();
        Migrations.migrate(first);

        List<String> whole = Tables.of(first);
        assertThat(whole).filteredOn(line -> line.matches("(run|run_record|ledger|ledger_state) row .*"))
                .hasSize(4 * ROWS);
        nextStartMakesOfStates(whole, every);
    }

    private void nextStartMakesOfStates(List<String> whole, int every) throws IOException {
        for (int i = 0; i < states.size(); i += every) {
            try (OutputStream out = FileUtils.newOutputStream("memFS:next.mv.db", false)) {
                out.write(states.get(i));
            }
            DataSource next = database("memFS:next");
            Migrations.migrate(next);
            assertThat(Tables.of(next)).as("state %d of %d", i, states.size()).isEqualTo(whole);
            delete(next, "memFS:next");
        }
        System.out.println("Killed at " + (every == 1 ? "each" : "some") + " of " + states.size() + " writes of a migration");
        assertThat(states).hasSizeGreaterThan(50);
    }

    private void noteStates() {
        FilePathRec.setRecorder((operation, name, data, position) -> {
            if (operation == Recorder.WRITE || operation == Recorder.TRUNCATE) {
                noteState();
            }
        });
    }

    private void noteState() {
        try (InputStream file = FileUtils.newInputStream(FILE + ".mv.db")) {
            byte[] state = file.readAllBytes();
            if (states.isEmpty() || !Arrays.equals(states.get(states.size() - 1), state)) {
                states.add(state);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource database(String file) {
        return new DriverManagerDataSource("jdbc:h2:" + file + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;DB_CLOSE_DELAY=-1", "sa", "");
    }

    private static void delete(DataSource database, String file) {
        JdbcClient.create(database).sql("SHUTDOWN IMMEDIATELY").update();
        FileUtils.delete(file + ".mv.db");
    }
}
