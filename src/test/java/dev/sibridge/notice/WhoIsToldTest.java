package dev.sibridge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.Alert;
import dev.sibridge.alert.Alert.ProjectName;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.AlertReading;
import dev.sibridge.alert.Alerts;
import dev.sibridge.alert.Note;
import dev.sibridge.alert.SettableClock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From what arose to mails and posts: everybody hears of what they asked for, once, and of nothing else. */
class WhoIsToldTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOOK = "https://hook.example/T0/s3cret-path";

    private final SettableClock clock = new SettableClock();
    private final TestNotices kept = new TestNotices(database(), clock);

    /** Where alerts are kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void begin() {
        kept.forget();
    }

    @ParameterizedTest
    @EnumSource
    void everyAlertIsAnEventThatSomebodyCanAskFor(AlertKind kind) {
        assertThat(NoticeEvent.of(kind)).isNotNull();
    }

    @Test
    void withoutMailListAndNoticesNothingIsTakenDownAndItIsToldOnceThereIsOne() {
        alerts("").raise(refused(1));
        assertThat(count("alert")).isZero();

        kept.toWebhook(1, "refused", Target.JSON, HOOK);
        alerts("").raise(refused(1));
        write("");

        assertThat(events(1)).containsExactly("refused p-1");
    }

    @Test
    void whatNobodyHasAskedForIsNotTakenDown() {
        kept.toWebhook(1, "failed;synced", Target.JSON, HOOK);

        assertThat(alerts("").raise(List.of(refused(1)))).isEmpty();

        assertThat(count("alert")).isZero();
        assertThat(count("trouble")).isZero();
    }

    @Test
    void theSameTroubleIsToldOnceUntilItIsOver() {
        kept.toWebhook(1, "refused;recovered", Target.JSON, HOOK);
        alerts("").raise(refused(1));
        alerts("").raise(List.of(refused(1), refused(1)));
        write("");
        write("");
        assertThat(events(1)).containsExactly("refused p-1");

        recover("", 1);
        recover("", 1);
        alerts("").raise(refused(1));
        write("");

        assertThat(events(1)).containsExactly("refused p-1", "recovered p-1", "refused p-1");
    }

    @Test
    void thatSomethingIsOverIsToldWhereTheTroubleWasTold() {
        kept.toWebhook(1, "refused;recovered", Target.JSON, HOOK);
        kept.toWebhook(2, "failed;recovered", Target.JSON, HOOK);
        kept.toWebhook(3, "refused", Target.JSON, HOOK);
        alerts("").raise(refused(1));
        kept.toWebhook(4, "refused;recovered", Target.JSON, HOOK);

        recover("", 1);
        write("");

        assertThat(events(1)).containsExactly("refused p-1", "recovered p-1");
        assertThat(events(2)).as("heard nothing of it").isEmpty();
        assertThat(events(3)).as("does not want to").containsExactly("refused p-1");
        assertThat(events(4)).as("came later").isEmpty();
    }

    @Test
    void theMailListHearsOfAllTroubleAsEverAndOfNothingThatWasSynced() {
        kept.toWebhook(1, "synced", Target.JSON, HOOK);
        alerts("office@acme.example").raise(refused(1));
        alerts("office@acme.example").tell(synced(2));
        recover("office@acme.example", 1);

        new AlertReading(database().jdbc(), accounts("office@acme.example"), clock).mails().write();
        write("office@acme.example");

        assertThat(subjects("office@acme.example")).containsExactly("Export refused: Salon 1", "Recovered: Salon 1");
        assertThat(events(1)).containsExactly("synced p-2");
    }

    @Test
    void ofWhatWasSyncedNothingIsKeptUnlessSomebodyAsks() {
        kept.toWebhook(1, "refused", Target.JSON, HOOK);

        alerts("office@acme.example").tell(synced(1));

        assertThat(count("alert")).isZero();
    }

    @Test
    void aMailNoticeWritesToEachAddressOnceThoughTheMailListHasOneOfThem() {
        kept.toMail(1, "refused;synced", "jdoe@acme.example;office@acme.example");
        alerts("office@acme.example").raise(refused(1));
        alerts("office@acme.example").tell(synced(2));

        new AlertReading(database().jdbc(), accounts("office@acme.example"), clock).mails().write();
        write("office@acme.example");

        assertThat(subjects("jdoe@acme.example")).containsExactly("Export refused: Salon 1", "Synced: Salon 2");
        assertThat(subjects("office@acme.example")).containsExactly("Export refused: Salon 1", "Synced: Salon 2");
    }

    @Test
    void peopleGetFewMessagesAtOnceAndProgramsOneForEachEvent() {
        kept.toWebhook(1, "refused", Target.JSON, HOOK);
        kept.toWebhook(2, "refused", Target.SLACK, HOOK);
        kept.toWebhook(3, "refused", Target.TEAMS, HOOK);
        kept.toMail(4, "refused", "jdoe@acme.example");
        alerts("").raise(IntStream.range(0, 5).mapToObj(WhoIsToldTest::refused).toList());
        write("");
        assertThat(List.of(bodies(1).size(), bodies(2).size(), bodies(3).size(),
                subjects("jdoe@acme.example").size())).containsExactly(5, 5, 5, 5);

        alerts("").raise(IntStream.range(5, 11).mapToObj(WhoIsToldTest::refused).toList());
        write("");

        assertThat(List.of(bodies(1).size(), bodies(2).size(), bodies(3).size(),
                subjects("jdoe@acme.example").size())).containsExactly(11, 6, 6, 6);
        assertThat(bodies(2).get(5)).contains("6 alerts: Export refused 6").contains("Salon 9");
        assertThat(bodies(3).get(5)).contains("6 alerts: Export refused 6").contains("Salon 9");
    }

    @Test
    void peopleGetNoMoreThanTwelveAnHourAndThenTheRestAtOnce() {
        kept.toWebhook(1, "refused", Target.SLACK, HOOK);
        kept.toMail(2, "refused", "jdoe@acme.example");
        kept.toWebhook(3, "refused", Target.JSON, HOOK);
        for (int one = 0; one < 60; one++) {
            alerts("").raise(refused(one));
            write("");
        }
        assertThat(bodies(1)).hasSize(12);
        assertThat(subjects("jdoe@acme.example")).hasSize(12);
        assertThat(bodies(3)).as("a program reads as many as there are").hasSize(60);

        clock.advance(Duration.ofMinutes(61));
        write("");

        assertThat(bodies(1)).hasSize(13).last().asString().contains("48 alerts: ");
        assertThat(subjects("jdoe@acme.example")).hasSize(13).last().asString().startsWith("48 alerts: ");
        assertThat(count("notice_alert")).isZero();
    }

    @Test
    void ofANoticeThatIsRemovedNothingWaitsForEver() {
        kept.toWebhook(1, "refused", Target.JSON, HOOK);
        alerts("").raise(refused(1));
        kept.remove(1);

        write("");

        assertThat(count("notice_alert")).isZero();
        assertThat(count("notice_post")).isZero();
    }

    @Test
    void theFormForProgramsSaysEverything() throws Exception {
        kept.toWebhook(1, "refused;waiting", Target.JSON, HOOK);
        alerts("").raise(new Alert(AlertKind.ANSWER_NEEDED, "default", new ProjectName("p-1", "2", "Salon", "Schmidt"),
                "client", "It waits.", List.of(new Note("Which one?", "Say which.")), 42L, "x"));
        write("");

        JsonNode said = JSON.readTree(bodies(1).get(0));
        assertThat(said.path("id").asText()).hasSize(36);
        ((ObjectNode) said).remove("id");
        assertThat(said).isEqualTo(JSON.readTree("""
                {"event":"waiting","account":"default",
                 "project":{"id":"p-1","name":"Salon","client":"Schmidt","coNumber":"2"},"happened":"It waits.",
                 "notes":[{"what":"Which one?","todo":"Say which."}],"run":42,
                 "link":"https://bridge.example/runs/42","at":"2026-11-22T21:05:07Z"}"""));
    }

    @RepeatedTest(3)
    void twoProcessesThatWriteAtTheSameMomentTellOnce() throws Exception {
        kept.toWebhook(1, "refused", Target.JSON, HOOK);
        kept.toMail(2, "refused", "jdoe@acme.example");
        alerts("").raise(IntStream.range(0, 4).mapToObj(WhoIsToldTest::refused).toList());
        ExecutorService processes = Executors.newFixedThreadPool(3);
        try {
            for (Future<Object> one : processes.invokeAll(Stream.generate(() ->
                    (Callable<Object>) () -> {
                        write("");
                        return null;
                    }).limit(3).toList())) {
                one.get();
            }
        } finally {
            processes.shutdownNow();
        }

        assertThat(events(1)).containsExactlyInAnyOrder("refused p-0", "refused p-1", "refused p-2", "refused p-3");
        assertThat(subjects("jdoe@acme.example")).hasSize(4).doesNotHaveDuplicates();
        assertThat(count("notice_alert")).isZero();
    }

    private void write(String mailList) {
        kept.writer(accounts(mailList), clock).write();
    }

    private void recover(String mailList, int project) {
        alerts(mailList).recovered("default", EnumSet.of(AlertKind.EXPORT_REFUSED), refused(project).project(),
                "It is there.", 2L);
    }

    private Alerts alerts(String mailList) {
        return AlertReading.alerts(database(), accounts(mailList), clock, kept.notices);
    }

    private static Accounts accounts(String mailList) {
        return TestAccounts.withErrorEmails(mailList);
    }

    private static Alert refused(int project) {
        return new Alert(AlertKind.EXPORT_REFUSED, "default", new ProjectName("p-" + project, null, "Salon " + project,
                null), "products", "It is refused.", List.of(new Note("No client.", "Choose one.")), 1L, "no client");
    }

    private static Alert synced(int project) {
        return new Alert(AlertKind.SYNCED, "default", refused(project).project(), null, "It is there.", List.of(), 2L,
                "");
    }

    /** What a program was told, in order. */
    private List<String> events(long notice) {
        return bodies(notice).stream().map(body -> {
            try {
                JsonNode said = JSON.readTree(body);
                return said.path("event").asText() + " " + said.at("/project/id").asText();
            } catch (JsonProcessingException e) {
                throw new AssertionError(body, e);
            }
        }).toList();
    }

    private List<String> bodies(long notice) {
        return database().jdbc().sql("SELECT body FROM notice_post WHERE notice = ? ORDER BY id").params(notice)
                .query(String.class).list();
    }

    private List<String> subjects(String address) {
        return database().jdbc().sql("SELECT subject FROM mail WHERE address = ? ORDER BY id").params(address)
                .query(String.class).list();
    }

    private long count(String table) {
        return database().jdbc().sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }
}
