package dev.sibridge.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.Alert.ProjectName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From what arose to mails: once for each trouble, and never too many. */
class AlertMailsTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();

    private final SettableClock clock = new SettableClock();
    private final Accounts accounts = TestAccounts.withErrorEmails("office@acme.example;jdoe@acme.example");
    private final Alerts alerts = alerts(accounts);
    private final AlertMails mails = mails(accounts);

    /** Where alerts are kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void begin() {
        List.of("trouble", "alert", "mail").forEach(table -> database().jdbc().sql("DELETE FROM " + table).update());
    }

    @Test
    void theSameTroubleIsToldOnceUntilItIsOver() {
        alerts.raise(alert(1));
        alerts.raise(List.of(alert(1), alert(1)));
        mails.write();
        assertThat(subjects()).containsExactly("Export failed: Salon 1");

        alerts.recovered("default", Alerts.OF_EXPORT, alert(1).project(), "It is there.", 2L);
        alerts.recovered("default", Alerts.OF_EXPORT, alert(1).project(), "It is there.", 2L);
        alerts.raise(alert(1));
        mails.write();
        assertThat(subjects()).containsExactly("Export failed: Salon 1", "Recovered: Salon 1",
                "Export failed: Salon 1");
    }

    @Test
    void whatNobodyWasToldOfDoesNotRecover() {
        alerts.recovered("default", Alerts.OF_ACCOUNT, "All is well.");
        alerts.recovered("default", Alerts.OF_EXPORT, alert(1).project(), "It is there.", 2L);

        mails.write();

        assertThat(subjects()).isEmpty();
    }

    @Test
    void anotherTroubleOfTheProjectStaysWhenOneKindIsOver() {
        ProjectName project = alert(1).project();
        alerts.raise(new Alert(AlertKind.CHANGE_ORDER_WAITS, "default", project, null, "It waits.", List.of(), null,
                ""));
        alerts.raise(alert(1));

        assertThat(alerts.forget("default", Alerts.OF_EXPORT, project)).isTrue();

        assertThat(alerts.troubled("default", Alerts.OF_EXPORT)).isEmpty();
        assertThat(alerts.troubled("default", EnumSet.allOf(AlertKind.class)))
                .extracting(ProjectName::id).containsExactly(project.id());
    }

    @Test
    void everyAddressGetsAMailOfItsOwn() {
        alerts.raise(alert(1));
        mails.write();
        mails.write();

        assertThat(database().jdbc().sql("SELECT address FROM mail ORDER BY address").query(String.class).list())
                .containsExactly("jdoe@acme.example", "office@acme.example");
    }

    @Test
    void withoutAddressesNothingIsTakenDownAndItIsToldOnceThereAreSome() {
        alerts(TestAccounts.withErrorEmails("")).raise(alert(1));
        assertThat(count("alert")).isZero();

        alerts.raise(alert(1));
        mails.write();

        assertThat(subjects()).hasSize(1);
    }

    @Test
    void whatNobodyIsThereForAnyMoreDoesNotWaitForEver() {
        alerts.raise(alert(1));

        mails(TestAccounts.withErrorEmails("")).write();

        assertThat(count("mail")).isZero();
        assertThat(count("alert WHERE mailed_at IS NULL")).isZero();
    }

    @Test
    void fiveAtOnceAreFiveMailsAndSixAreOne() {
        raise(0, 5);
        mails.write();
        assertThat(subjects()).hasSize(5);

        raise(5, 11);
        mails.write();
        assertThat(subjects()).hasSize(6).last().asString().startsWith("6 alerts: Export failed 6");
    }

    @Test
    void aThousandAtOnceAreOneMailThatNamesThemAll() {
        raise(0, 1000);
        mails.write();

        assertThat(subjects()).hasSize(1);
        assertThat(database().jdbc().sql("SELECT MAX(plain) FROM mail").query(String.class).single())
                .contains(IntStream.range(0, 1000).mapToObj(i -> "Export failed: Salon " + i + "\n").toList());
    }

    @Test
    void nobodyGetsMoreThanTwelveMailsAnHourAndNothingIsLost() {
        for (int i = 0; i < 60; i++) {
            raise(i, i + 1);
            mails.write();
            clock.advance(Duration.ofSeconds(30));
        }
        assertThat(subjects()).hasSize(Outbox.MOST_AN_HOUR);

        clock.advance(Duration.ofHours(1));
        mails.write();

        assertThat(subjects()).hasSize(Outbox.MOST_AN_HOUR + 1).last().asString().startsWith("48 alerts: ");
        assertThat(count("alert WHERE mailed_at IS NULL")).isZero();
    }

    @RepeatedTest(5)
    void twoProcessesTellEachTroubleOnce() throws Exception {
        TransactionTemplate transactions =
                new TransactionTemplate(new DataSourceTransactionManager(database().connections()));
        inParallel(4, () -> transactions.executeWithoutResult(status ->
                alerts.raise(IntStream.range(0, 5).mapToObj(AlertMailsTest::alert).toList())));
        assertThat(count("alert")).isEqualTo(5);

        inParallel(4, () -> transactions.executeWithoutResult(status -> mails.write()));
        assertThat(subjects()).containsExactlyInAnyOrder(IntStream.range(0, 5)
                .mapToObj(i -> "Export failed: Salon " + i).toArray(String[]::new));
    }

    private static void inParallel(int threads, Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                all.add(pool.submit(() -> {
                    together.await();
                    work.run();
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void raise(int from, int to) {
        alerts.raise(IntStream.range(from, to).mapToObj(AlertMailsTest::alert).toList());
    }

    private static Alert alert(int project) {
        return new Alert(AlertKind.EXPORT_FAILED, "default", new ProjectName("p-" + project, null, "Salon " + project,
                null), "products", "It failed.", List.of(new Note("No right.", "Give one.")), 1L, "No right.");
    }

    /** What the first of the addresses was written, in order. */
    private List<String> subjects() {
        return database().jdbc().sql("SELECT subject FROM mail WHERE address LIKE 'office%' ORDER BY id")
                .query(String.class).list();
    }

    private long count(String what) {
        return database().jdbc().sql("SELECT COUNT(*) FROM " + what).query(Long.class).single();
    }

    private Alerts alerts(Accounts known) {
        return new Alerts(database().jdbc(), known, new ObjectMapper(), clock, (account, kind) -> Set.of());
    }

    private AlertMails mails(Accounts known) {
        return new AlertMails(database().jdbc(), known, new MailTexts(""),
                new AlertOutbox(database().jdbc(), null, clock), new ObjectMapper(), clock);
    }
}
