package dev.sibridge.si.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.LateNotes;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.history.TestHistory;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.si.export.SettingsFingerprint;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.si.flow.TestExportRuns;
import dev.sibridge.si.link.ClientCompanies;
import dev.sibridge.si.link.Links;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of rows of D-Tools' list that are at fault, and of those beside them. */
class UnreadableRowsTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Account account = TestAccounts.account("default");
    private final TestHistory history = new TestHistory(DATABASE, Clock.systemUTC());
    private final Runs runs = history.runs;
    private final Polls polls = new Polls(history.polls, Clock.systemUTC(), mock(PollAlerts.class),
            mock(PollTroubles.class), mock(PollPause.class), new LateNotes(DATABASE.jdbc(), Clock.systemUTC()));
    private List<Run> all;

    @BeforeEach
    void forgetEverything() {
        List.of("run", "poll", "first_start", "link")
                .forEach(table -> DATABASE.jdbc().sql("DELETE FROM " + table).update());
    }

    @Test
    void aRowAtFaultIsARunThatEndsRefusedAndTheOthersGoOn() {
        List<Long> open = take(row("p", "m1", 10), "{\"Id\": \"q\", \"MessageId\": \"m2\", \"Name\": \"Salon\","
                + " \"Client\": [], \"Deleted\": \"maybe\", \"PublishedOnUnixTimeMs\": 5}", row("r", "m3", 10));

        assertThat(open).extracting(id -> runs.get(id).projectId()).containsExactly("p", "r");
        Run refused = only(Outcome.REFUSED);
        assertThat(refused.project()).isEqualTo("Salon");
        assertThat(refused.projectId()).isEqualTo("q");
        assertThat(refused.messages().lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("The entry of this export in the D-Tools list has ")
                .endsWith("Export the project again in SI: the new entry replaces this one. If it stays, ask"
                        + " D-Tools' support."));
        assertThat(history.problems.of(refused.id())).extracting(Problem::code, Problem::field)
                .containsExactly(tuple("unreadable", "Client"), tuple("unreadable", "Deleted"));
        assertThat(polls.get(refused.pollId()).found()).isEqualTo(3);
    }

    @Test
    void rowsThatNameNoProjectAreTold() {
        assertThat(take("null", "{\"MessageId\": \"m\"}", "{\"Number\": \"2026-7\"}")).isEmpty();

        assertThat(all).hasSize(3).allMatch(run -> run.outcome() == Outcome.REFUSED && run.projectId() == null);
        assertThat(all).extracting(Run::project)
                .containsExactly("An entry without a name", "An entry without a name", "2026-7");
        assertThat(polls.get(all.get(0).pollId()).state()).isEqualTo(Poll.State.DONE);
    }

    @Test
    void theOtherExportsOfAProjectGoOnWhileItIsClearThatItIsStillThere() {
        List<Long> open = take(row("p", "m1", 10), row("p", "m2", 20, "\"Client\": {}"), row("p", "m0", 5));

        assertThat(open).extracting(id -> runs.get(id).messageId()).containsExactly("m1");
        assertThat(runs.messagesSupersededBy(open.get(0))).containsExactly("m0");
        assertThat(only(Outcome.REFUSED).messageId()).isEqualTo("m2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Deleted\": \"maybe\"", "\"Archived\": []",
        "\"Deleted\": \"maybe\", \"PublishedOnUnixTimeMs\": null"})
    void whileNobodyKnowsWhetherAProjectWasDeletedItsOlderExportsWaitUnacknowledged(String fault) {
        assertThat(take(row("p", "m1", 10), row("P ", "m2", 20, fault), row("p", "m0", 5))).isEmpty();

        Run refused = only(Outcome.REFUSED);
        assertThat(refused.messageId()).isEqualTo("m2");
        assertThat(all).filteredOn(run -> run.outcome() == Outcome.SKIPPED)
                .extracting(Run::messageId, Run::acknowledges)
                .containsExactly(tuple("m0", false), tuple("m1", false));
    }

    @Test
    void anExportSinceThenTakesThePlaceOfARowAtFault() {
        List<Long> open = take(row("p", "m1", 10, "\"Deleted\": \"maybe\", \"Client\": []"), row("p", "m2", 20),
                row("p", "m0", 5, "\"MessageId\": null"));

        assertThat(open).extracting(id -> runs.get(id).messageId()).containsExactly("m2");
        assertThat(runs.messagesSupersededBy(open.get(0))).as("one names no message").containsExactly("m1");
        assertThat(all).filteredOn(run -> run.outcome() == Outcome.SKIPPED).hasSize(2);
    }

    @Test
    void aRowOfUnknownAgeIsNotTakenForAnOldOne() {
        List<Long> open = take(row("p", "m1", 10), row("p", "m2", 0, "\"PublishedOnUnixTimeMs\": \"?\""));

        assertThat(open).extracting(id -> runs.get(id).messageId()).containsExactly("m1");
        assertThat(runs.messagesSupersededBy(open.get(0))).isEmpty();
        assertThat(only(Outcome.REFUSED).messageId()).isEqualTo("m2");
    }

    @Test
    void ofARowThatMayBeAChangeOrderNobodySaysItIsSuperseded() {
        List<Long> open = take(row("p", "m1", 10, "\"CONumber\": []"), row("p", "m2", 20));

        assertThat(runs.messagesSupersededBy(open.get(0))).isEmpty();
        assertThat(only(Outcome.REFUSED).messageId()).isEqualTo("m1");
    }

    @Test
    void whatARowSaysAgainAndAgainDoesNotFillTheHistory() {
        for (int poll = 0; poll < 6; poll++) {
            take("null", row("p", "m1", 10, "\"MessageId\": null"));
            history.repetitions.drop(account);
        }

        assertThat(DATABASE.jdbc().sql("SELECT COUNT(*) FROM run WHERE project_id IS NULL").query(Long.class).single())
                .as("the first and the last").isEqualTo(2);
        assertThat(DATABASE.jdbc().sql("SELECT COUNT(*) FROM run WHERE project_id = 'p'").query(Long.class).single())
                .isEqualTo(2);
    }

    private Run only(Outcome outcome) {
        assertThat(all).filteredOn(run -> run.outcome() == outcome).hasSize(1);
        return all.stream().filter(run -> run.outcome() == outcome).findFirst().orElseThrow();
    }

    private List<Long> take(String... rows) {
        List<ProjectInfo> listed = ExportReader.readList(new ByteArrayInputStream(("{\"Projects\": ["
                + String.join(",", rows) + "], \"TotalCount\": " + rows.length + "}")
                .getBytes(StandardCharsets.UTF_8))).projects();
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty("account", account);
        polls.begin(exchange);
        PollRun poll = exchange.getProperty("poll", PollRun.class);
        Links links = new Links(DATABASE.jdbc(), Clock.systemUTC());
        ExportQueue queue = new ExportQueue(runs, history.ends, polls,
                new CutOver(DATABASE.jdbc(), links, Clock.systemUTC()),
                new Waiting(history.waiting, links, new ObjectMapper(), mock(ClientCompanies.class)),
                new SettingsFingerprint(), new UnreadableRows(runs, history.ends, history.problems));
        List<Long> open = queue.take(listed, account, poll);
        all = runs.ofPoll(poll.getId());
        open.forEach(run -> polls.ended(TestExportRuns.over(run)));
        return open;
    }

    private static String row(String project, String message, long published) {
        return row(project, message, published, "\"Name\": \"Salon\"");
    }

    /** A row with members that take the place of its own. */
    private static String row(String project, String message, long published, String instead) {
        StringBuilder row = new StringBuilder("{" + instead);
        if (!instead.contains("\"MessageId\"")) {
            row.append(", \"MessageId\": \"" + message + "\"");
        }
        if (!instead.contains("\"PublishedOnUnixTimeMs\"")) {
            row.append(", \"PublishedOnUnixTimeMs\": " + published);
        }
        return row + ", \"Id\": \"" + project + "\"}";
    }
}
