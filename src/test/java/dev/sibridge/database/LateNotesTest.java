package dev.sibridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.UncategorizedSQLException;

class LateNotesTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final LateNotes notes = new LateNotes(DATABASE.jdbc(),
            Clock.fixed(Instant.parse("2026-11-27T02:00:00Z"), ZoneOffset.UTC));
    private final List<String> written = new ArrayList<>();
    private boolean readOnly;

    @Test
    void whatIsNoDatabaseTroubleIsThrownAndHoldsNothingUp() {
        assertThatThrownBy(() -> notes.write(() -> {
            throw new IllegalStateException("a mistake");
        })).hasMessage("a mistake");

        notes.write(() -> write("next"));
        assertThat(written).containsExactly("next");
        assertThat(notes.trouble()).isEmpty();
    }

    @Test
    void aNoteIsWrittenAtOnce() {
        notes.write(() -> write("one"));

        assertThat(written).containsExactly("one");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenInItsOrderWhenTheDatabaseTakesWritesAgain() {
        readOnly = true;
        notes.write(() -> write("one"));
        notes.write(() -> write("two"));
        notes.catchUp();
        assertThat(written).isEmpty();
        assertThat(notes.trouble()).get().returns(DatabaseTrouble.READ_ONLY, LateNotes.Trouble::kind)
                .returns(Instant.parse("2026-11-27T02:00:00Z"), LateNotes.Trouble::since);

        readOnly = false;
        notes.write(() -> write("three"));
        notes.catchUp();

        assertThat(written).containsExactly("one", "two", "three");
        assertThat(notes.trouble()).isEmpty();
    }

    @Test
    void troubleThatSomebodyElseMetIsOverWhenAWriteSucceedsThoughNothingWaits() {
        assertThat(notes.failed(failure())).isTrue();
        assertThat(notes.trouble()).isPresent();

        notes.catchUp();

        assertThat(notes.trouble()).isEmpty();
    }

    private void write(String note) {
        if (readOnly) {
            throw failure();
        }
        written.add(note);
    }

    private static UncategorizedSQLException failure() {
        return new UncategorizedSQLException("write", "UPDATE", new SQLException("--read-only", "HY000", 1290));
    }
}
