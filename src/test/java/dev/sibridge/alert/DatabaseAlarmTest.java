package dev.sibridge.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.DatabaseTrouble;
import dev.sibridge.database.LateNotes;
import dev.sibridge.database.LateNotes.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatabaseAlarmTest {

    private final SettableClock clock = new SettableClock();
    private final LateNotes notes = mock(LateNotes.class);

    private List<String> noticed = List.of();

    private final DatabaseAlarm alarm = alarm("smtp.acme.example");

    @Test
    void withoutTroubleOrWithoutAMailServerThereIsNothingToSend() {
        assertThat(alarm.due()).isEmpty();
        trouble(DatabaseTrouble.FULL);
        assertThat(alarm("").due()).isEmpty();
    }

    @Test
    void aFullDiskIsToldAtOnceToEveryAddressAndOnlyOnce() {
        trouble(DatabaseTrouble.FULL);

        assertThat(alarm.due()).extracting(Mail::address).containsExactly("office@acme.example", "owner@acme.example");
        assertThat(alarm.due()).first().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Database problem: account default");
            assertThat(mail.plain()).startsWith("Nothing is synchronized until the database of SI Bridge accepts"
                    + " writes again.")
                    .contains("what is wrong");
        });
        alarm.told();
        assertThat(alarm.due()).isEmpty();
    }

    @Test
    void whatMayPassIsToldWhenItHasLasted() {
        trouble(DatabaseTrouble.READ_ONLY);
        assertThat(alarm.due()).isEmpty();

        clock.advance(Duration.ofMinutes(16));

        assertThat(alarm.due()).hasSize(2);
    }

    @Test
    void itsEndIsToldToThoseWhoKnowOfIt() {
        trouble(DatabaseTrouble.FULL);
        alarm.told();
        when(notes.trouble()).thenReturn(Optional.empty());

        assertThat(alarm.due()).hasSize(2).allSatisfy(mail ->
                assertThat(mail.subject()).isEqualTo("Recovered: account default"));
        alarm.told();
        assertThat(alarm.due()).isEmpty();
    }

    @Test
    void noticesAreMailedTooButNobodyTwice() {
        noticed = List.of("ann@acme.example", "office@acme.example");
        trouble(DatabaseTrouble.FULL);

        assertThat(alarm.due()).extracting(Mail::address).containsExactly("office@acme.example", "owner@acme.example",
                "ann@acme.example");
    }

    private void trouble(DatabaseTrouble kind) {
        when(notes.trouble()).thenReturn(Optional.of(new Trouble(clock.instant(), kind, "what is wrong")));
    }

    private DatabaseAlarm alarm(String host) {
        return new DatabaseAlarm(notes, TestAccounts.withErrorEmails("office@acme.example;owner@acme.example"),
                new MailTexts(""),
                TestMailServer.of(new MailProperties(host, 25, "", "", "bridge@acme.example", "")), clock, new AlertReaders() {
                    @Override
                    public Set<Long> of(String account, AlertKind kind) {
                        return Set.of();
                    }

                    @Override
                    public List<String> emails(String account, AlertKind kind) {
                        return noticed;
                    }
                });
    }
}
