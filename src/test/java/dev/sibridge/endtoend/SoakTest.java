package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.sandbox.RunningSandbox;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Days of service in minutes, with trouble on all four sides: D-Tools, Manage, the database, the mail server.
 * Afterwards Manage holds what it would hold without any trouble, whoever had to mend something was told once, and
 * neither memory nor threads have grown.
 */
@Tag("matrix")
class SoakTest {

    private static final long SEED = Long.getLong("soak.seed", 20_261_122L);
    private static final int ROUNDS = Integer.getInteger("soak.rounds", 120);
    private static final int PROJECTS = 6;
    private static final int MOST_POLLS = 60;
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Pattern RUN = Pattern.compile("https://bridge\\.example/runs/(\\d+)");
    private static final long SPARE_BYTES = 32L << 20;
    /** Pools have some more or fewer, as it happens; one left over in every twentieth round would be too many. */
    private static final int SPARE_THREADS = 15;

    private final RunningSandbox sandbox = RunningSandbox.start();
    private final Vendors vendors = new Vendors(sandbox);
    private final Mortal sides = new Mortal();
    private final TickingClock clock = new TickingClock();
    private final Random random = new Random(SEED);
    private final ServerSetup smtp = new ServerSetup(freePort(), "127.0.0.1", "smtp");
    private final GreenMail mail = new GreenMail(smtp);
    private final Map<Long, Integer> told = new TreeMap<>();
    private final List<Long> toldInRound = new ArrayList<>();
    private final Map<String, Integer> troubles = new TreeMap<>();
    private boolean mailServerRuns;
    private int polls;
    private String last;
    private InProcess bridge;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        bridge.close();
        sandbox.close();
        mail.stop();
    }

    /** What a person in SI does: an export of a project in a version, perhaps one that cannot be taken. */
    private record Doing(int project, int version, boolean good) {
    }

    @Test
    void daysOfTroubleEndAsIfNothingHadHappened() {
        List<List<Doing>> rounds = rounds();
        start("undisturbed");
        rounds.forEach(round -> {
            round.forEach(this::export);
            bridge.poll();
            mend(round);
            bridge.poll();
        });
        Snapshot undisturbed = Snapshot.of(vendors);
        bridge.close();

        start("soak");
        switchMailServer(true);
        long bytes = 0;
        int threads = 0;
        for (int i = 0; i < rounds.size(); i++) {
            live(rounds.get(i));
            if (i == rounds.size() / 3) {
                bytes = usedBytes();
                threads = threads();
            }
        }
        recover();

        long growth = usedBytes() - bytes;
        System.out.printf("Soak, seed %d: %d rounds, %d polls, %d hours; trouble %s; %d alerts about exports; memory"
                        + " %+d KB, threads %+d since a third%n", SEED, ROUNDS, polls,
                INTERVAL.multipliedBy(polls).toHours(), troubles, told.size(), growth >> 10, threads() - threads);
        assertThat(Snapshot.of(vendors)).isEqualTo(undisturbed);
        assertThat(vendors.waiting()).isEmpty();
        assertThat(bridge.waitingAlerts().count()).isZero();
        assertThat(told.values()).as("told of a run").containsOnly(1);
        assertThat(growth).as("bytes").isLessThan(SPARE_BYTES);
        assertThat(threads()).as("threads").isLessThanOrEqualTo(threads + SPARE_THREADS);
    }

    private void start(String name) {
        vendors.startEmpty();
        bridge = InProcess.start(vendors, clock, sides, "DATABASE_URL=jdbc:h2:file:" + folder.resolve(name)
                        + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "SYNC_ERROR_EMAILS=office@dealer.example", "SMTP_HOST=127.0.0.1",
                "SMTP_PORT=" + smtp.getPort(), "SMTP_FROM=bridge@dealer.example",
                "PUBLIC_URL=https://bridge.example", "CONNECTWISE_TIMEOUT=" + Trouble.TIMEOUT + "ms",
                "camel.component.http.response-timeout=" + Trouble.TIMEOUT, "bridge.retry-delay=2",
                "spring.datasource.hikari.connection-timeout=1000");
    }

    private List<List<Doing>> rounds() {
        Map<Integer, Integer> versions = new HashMap<>();
        List<List<Doing>> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            List<Doing> round = new ArrayList<>();
            random.ints(0, PROJECTS).distinct().limit(1 + random.nextInt(3)).forEach(project ->
                    round.add(new Doing(project, versions.merge(project, 1, Integer::sum), random.nextInt(5) > 0)));
            rounds.add(round);
        }
        return rounds;
    }

    /** Some people export; it is polled until everything is in Manage, or is refused and has been told of. */
    private void live(List<Doing> round) {
        round.forEach(this::export);
        List<String> bad = round.stream().filter(doing -> !doing.good).map(doing -> name(doing.project)).sorted()
                .toList();
        toldInRound.clear();
        for (int i = 0; i < 4 || vendors.waiting().size() > bad.size(); i++) {
            assertThat(i).as("polls of a round; waiting: %s; the last poll: %s", vendors.waiting(), last)
                    .isLessThan(MOST_POLLS);
            makeTrouble();
            poll();
        }
        calm();
        poll();
        switchMailServer(true);
        clock.advance(Duration.ofHours(1));
        bridge.sendAlerts();
        readMails();
        assertThat(refused(toldInRound)).as("refused exports that were told of").isEqualTo(bad);
        mend(round);
        poll();
        assertThat(vendors.waiting()).isEmpty();
        sandbox.dtools().clear();
        sandbox.manage().service().log().clear();
        sandbox.dtools().service().log().clear();
    }

    /** Whoever exported something that cannot be taken exports it again as it should be. */
    private void mend(List<Doing> round) {
        round.stream().filter(doing -> !doing.good)
                .forEach(doing -> export(new Doing(doing.project, doing.version, true)));
    }

    private void recover() {
        calm();
        for (int i = 0; i < 3; i++) {
            poll();
            clock.advance(Duration.ofHours(1));
            bridge.sendAlerts();
        }
        readMails();
    }

    private void makeTrouble() {
        if (random.nextInt(3) > 0) {
            trouble("manage", 40);
        }
        if (random.nextInt(4) == 0) {
            trouble("dtools", 6);
        }
        if (random.nextInt(6) == 0) {
            count("database");
            vendors.fault("manage", Trouble.none(1 + random.nextInt(40)), () -> sides.databaseAway(true));
        }
        if (random.nextInt(5) == 0) {
            count("mail");
            switchMailServer(!mailServerRuns);
        }
    }

    private void trouble(String vendor, int calls) {
        List<Trouble> kinds = Stream.of(Trouble.values()).filter(kind -> !kind.kills()).toList();
        count(vendor);
        vendors.fault(vendor, kinds.get(random.nextInt(kinds.size())).at(1 + random.nextInt(calls)), () -> { });
    }

    private void count(String side) {
        troubles.merge(side, 1, Integer::sum);
    }

    private void poll() {
        polls++;
        clock.advance(INTERVAL);
        long poll = bridge.begin();
        bridge.awaitEnd(poll);
        sides.databaseAway(false);
        bridge.sendAlerts();
        last = bridge.get(poll) + " " + bridge.runs(bridge.get(poll)).stream().map(Run::messages).toList();
    }

    private void calm() {
        sandbox.manage().service().faults().clear();
        sandbox.dtools().service().faults().clear();
        sides.databaseAway(false);
    }

    private void switchMailServer(boolean on) {
        if (on != mailServerRuns) {
            mailServerRuns = on;
            if (on) {
                mail.start();
            } else {
                readMails();
                mail.stop();
            }
        }
    }

    /** Notes which runs mails told of since the last time, but for those that say that all is well again. */
    private void readMails() {
        List<Long> runs = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            Matcher run = RUN.matcher(Mails.plain(message));
            while (run.find()) {
                runs.add(Long.parseLong(run.group(1)));
            }
        }
        try {
            mail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
        List<Long> bad = runs.stream().filter(run -> outcome(run) != Outcome.SYNCED
                && outcome(run) != Outcome.UNCHANGED).toList();
        bad.forEach(run -> told.merge(run, 1, Integer::sum));
        toldInRound.addAll(bad);
    }

    private List<String> refused(List<Long> runs) {
        return runs.stream().map(run -> bridge.bean(Runs.class).get(run))
                .filter(run -> run.outcome() == Outcome.REFUSED).map(Run::project).sorted().toList();
    }

    private Outcome outcome(long run) {
        return bridge.bean(Runs.class).find(run).map(Run::outcome).orElse(null);
    }

    private void export(Doing doing) {
        ObjectNode project = doing.version % 2 == 0 ? SmallProject.changed(vendors) : SmallProject.first(vendors);
        project.put("Id", "00000000-0000-4000-8000-%012d".formatted(doing.project)).put("Name", name(doing.project))
                .put("ClientId", "client-" + doing.project / 2).put("Client", "Client " + doing.project / 2)
                .put("Notes", "version " + doing.version);
        ((ObjectNode) project.path("Items").get(0)).put("UnitPrice", 400.0 + doing.version);
        vendors.export(doing.good ? project : project.putNull("Client"));
    }

    private static String name(int project) {
        return "Project " + project;
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
