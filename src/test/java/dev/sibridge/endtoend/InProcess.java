package dev.sibridge.endtoend;

import static org.awaitility.Awaitility.await;

import dev.sibridge.SiBridge;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.alert.AlertOutbox;
import dev.sibridge.alert.AlertPost;
import dev.sibridge.alert.Outbox;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunProblems;
import dev.sibridge.history.Runs;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.memory.Ending;
import dev.sibridge.once.Once;
import dev.sibridge.si.link.Linking;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.si.link.WaitingExport;
import dev.sibridge.si.poll.Polling;
import dev.sibridge.si.poll.Polls;
import dev.sibridge.si.tenant.Preflights;
import dev.sibridge.vendor.calls.Codebases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * The product within the test's own process, with a database in memory and without a web server: started once, polled
 * as often as a test likes. A repetition of a call waits 10 ms, the throttle lets everything pass.
 */
public final class InProcess implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile(":(-?\\d[\\d.E+]*)");

    private final ConfigurableApplicationContext context;

    private final List<Integer> endings;

    private InProcess(ConfigurableApplicationContext context, List<Integer> endings) {
        this.context = context;
        this.endings = endings;
    }

    /** What it would have ended its process with by itself. */
    public List<Integer> endings() {
        return endings;
    }

    /** A database of their own for several that start one after the other, as a setting. */
    public static String database() {
        return "DATABASE_URL=jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";
    }

    /** Starts with the usual settings; those named here, as {@code NAME=value}, win. */
    public static InProcess start(Vendors vendors, String... settings) {
        return start(vendors, Clock.systemUTC(), settings);
    }

    /** As {@link #start(Vendors, String...)}, by another clock than the machine's. */
    public static InProcess start(Vendors vendors, Clock clock, String... settings) {
        return start(vendors, clock, new Mortal(), settings);
    }

    /** As {@link #start(Vendors, String...)}, but it can be killed. */
    public static InProcess start(Vendors vendors, Clock clock, Mortal mortal, String... settings) {
        Map<String, String> all = new LinkedHashMap<>(vendors.settings());
        all.put("DATABASE_URL", database().split("=", 2)[1]);
        all.put("spring.main.web-application-type", "none");
        all.put("spring.main.log-startup-info", "false");
        all.put("logging.level.dev.sibridge", "off");
        all.put("bridge.timers", "false");
        all.put("camel.main.jmx-enabled", "false");
        all.put("bridge.retry-delay", "10");
        all.put("CONNECTWISE_REQUESTS_PER_MINUTE", "100000");
        for (String setting : settings) {
            String[] nameAndValue = setting.split("=", 2);
            all.put(nameAndValue[0], nameAndValue[1]);
        }
        List<Integer> endings = new CopyOnWriteArrayList<>();
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new InProcess(new SpringApplicationBuilder(SiBridge.class)
                .initializers(context -> {
                    ((GenericApplicationContext) context).registerBean("testClock", Clock.class, () -> clock,
                            bean -> bean.setPrimary(true));
                    ((GenericApplicationContext) context).registerBean("testEnding", Ending.class, () -> endings::add,
                            bean -> bean.setPrimary(true));
                    context.getBeanFactory().addBeanPostProcessor(mortal);
                })
                .run(arguments.toArray(String[]::new)), endings);
    }

    /** The setting by which route files of a folder take the place of those of the same name that are shipped. */
    static String routesOf(Path folder) {
        try (Stream<Path> shipped = Files.walk(Path.of("routes"))) {
            return "camel.main.routes-include-pattern=" + shipped.filter(Files::isRegularFile).map(file ->
                    Files.exists(folder.resolve(file.getFileName())) ? folder.resolve(file.getFileName()) : file)
                    .map(file -> "file:" + file).collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Polls once and waits for the last run. */
    public Poll poll() {
        return finish(begin());
    }

    /** What {@code --once} does and prints, without its log; with {@code dry-run=true}, what it would do. */
    Bridge.Result once() {
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        int code = Objects.requireNonNull(ReflectionTestUtils.invokeMethod(context.getBean(Once.class), "work",
                new PrintStream(summary, true, StandardCharsets.UTF_8)));
        return new Bridge.Result(code, summary.toString(StandardCharsets.UTF_8).lines().toList(), "");
    }

    /** Polls once while somebody watches. */
    Poll pollAttended() {
        return finish(context.getBean(Polling.class).poll(account(), true));
    }

    /** What the timer does each time: polls once, unless the polling is stopped. */
    void timer() {
        CamelContext camel = context.getBean(CamelContext.class);
        Object poll = camel.createFluentProducerTemplate().to("direct:poll-account")
                .withBody("default").request(Object.class);
        if (poll instanceof Long id) {
            finish(id);
        }
    }

    /** Sends the alerts that are due, as its timer would, and waits for that. */
    void sendAlerts() {
        context.getBean(AlertPost.class).send(Duration.ofMinutes(1));
    }

    /** What has not left. */
    Outbox.Waiting waitingAlerts() {
        return context.getBean(AlertOutbox.class).waiting();
    }

    /** Begins a poll. Returns its id. */
    long begin() {
        return context.getBean(Polling.class).poll(account(), false);
    }

    /** Waits for the last run of a poll. */
    Poll finish(long poll) {
        Polls polls = context.getBean(Polls.class);
        polls.whenDone(poll).orTimeout(2, TimeUnit.MINUTES).join();
        return polls.get(poll);
    }

    /** Waits for the last run of a poll, though the database may be away. */
    void awaitEnd(long poll) {
        context.getBean(Polls.class).whenDone(poll).orTimeout(2, TimeUnit.MINUTES).join();
    }

    Poll get(long poll) {
        return context.getBean(Polls.class).get(poll);
    }

    /** What became of the exports that a poll found. */
    public List<Run> runs(Poll poll) {
        return context.getBean(Runs.class).ofPoll(poll.id());
    }

    /** What keeps a run's export from Manage. */
    List<Problem> problems(Run run) {
        return context.getBean(RunProblems.class).of(run.id());
    }

    /** Polls once, when one export is waiting. */
    public Run pollOne() {
        Poll poll = poll();
        List<Run> runs = runs(poll);
        if (runs.size() != 1) {
            throw new AssertionError(poll + ": " + runs);
        }
        return runs.get(0);
    }

    /** Does a run again because a person asks for it, and looks at every record first. */
    Run verify(Run run) {
        long poll = context.getBean(Polling.class).take(account(), Purpose.retry(run, true)).orElseThrow();
        return runs(finish(poll)).get(0);
    }

    /** What waits for a person. */
    List<WaitingExport> waiting() {
        return context.getBean(Waiting.class).of(account());
    }

    /** Links a project whose export waits to one of Manage's opportunities; null has a new one made. */
    void link(String project, Long opportunity) {
        WaitingExport export = waiting().stream().filter(waits -> waits.project().equals(project)).findFirst()
                .orElseThrow();
        if (opportunity == null) {
            context.getBean(Linking.class).makeNew(account(), export);
        } else {
            context.getBean(Linking.class).link(account(), export, opportunity);
        }
    }

    /** Says which company in Manage the client is whose project's export waits; null has a new one made. */
    void chooseCompany(String project, Long company) {
        WaitingExport export = waiting().stream().filter(waits -> waits.project().equals(project)).findFirst()
                .orElseThrow();
        if (company == null) {
            context.getBean(Linking.class).makeNewCompany(account(), export);
        } else {
            context.getBean(Linking.class).chooseCompany(account(), export, company);
        }
    }

    /** Links a project whose export waits to one of Manage's projects. */
    void linkProject(String project, long id) {
        WaitingExport export = waiting().stream().filter(waits -> waits.project().equals(project)).findFirst()
                .orElseThrow();
        context.getBean(Linking.class).linkProject(account(), export, id);
    }

    /** A part of the application that a test looks at. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private Account account() {
        return context.getBean(Accounts.class).get("default");
    }

    /** Polls once, though the application is killed meanwhile. Returns when nothing of it is under way any more. */
    void pollToTheDeath() {
        long poll = begin();
        context.getBean(Polls.class).whenDone(poll).orTimeout(2, TimeUnit.MINUTES).join();
        awaitRest();
    }

    /** Waits until nothing of it is under way any more, though it was killed. */
    public void awaitRest() {
        List<ThreadPoolExecutor> threads = context.getBeansOfType(ThreadPoolExecutor.class).values().stream().toList();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).atMost(Duration.ofMinutes(2)).until(() ->
                context.getBean(CamelContext.class).getInflightRepository().size() == 0 && threads.stream()
                        .allMatch(pool -> pool.getActiveCount() == 0 && pool.getQueue().isEmpty()));
    }

    /** Empties the database: no record was ever written, no export ever seen. */
    public void forgetEverything() {
        tables().forEach(table -> jdbc().sql("DELETE FROM " + table).update());
    }

    /** As in a process that has not polled yet: the tenant is asked which release it runs, and whether it is ready. */
    void forgetTenant() {
        ReflectionTestUtils.setField(context.getBean(Codebases.class), "codebases", new ConcurrentHashMap<>());
        ReflectionTestUtils.setField(context.getBean(Preflights.class), "passed", new ConcurrentHashMap<>());
    }

    /** Remembers all of the database as it is. Returns the way back to that, which may be gone many times. */
    public Runnable bookmark() {
        String mark = "mark_" + UUID.randomUUID().toString().replace("-", "") + "_";
        List<String> tables = tables();
        tables.forEach(table -> jdbc().sql("CREATE TABLE " + mark + table + " AS SELECT * FROM " + table).update());
        return () -> {
            forgetEverything();
            tables.forEach(table -> jdbc().sql("INSERT INTO " + table + " SELECT * FROM " + mark + table).update());
        };
    }

    /** What the ledger remembers, by type and source key, without ids and times. */
    Map<String, String> ledger() {
        Map<String, String> entries = new TreeMap<>();
        jdbc().sql("SELECT record_type, source_key, state, adopted, remote_id, body, origin FROM ledger"
                + " JOIN ledger_state ON ledger_id = id").query(row -> {
            entries.put(row.getString("record_type") + " " + row.getString("source_key"), row.getString("state")
                    + (row.getBoolean("adopted") ? " adopted " : " ")
                    + (row.getObject("remote_id") == null ? "without id " : "")
                    + timeless(row.getString("body")) + " " + timeless(row.getString("origin")));
        });
        return entries;
    }

    // The same number may be written in many ways.
    private static String timeless(String json) {
        return NUMBER.matcher(String.valueOf(json).replaceAll("\\{\"id\":\\d+", "{"))
                .replaceAll(number -> ":" + new BigDecimal(number.group(1)).stripTrailingZeros().toPlainString());
    }

    private List<String> tables() {
        return jdbc().sql("SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema IN ('PUBLIC', DATABASE())"
                        + " AND LOWER(table_name) NOT LIKE 'flyway%' AND LOWER(table_name) NOT LIKE 'mark_%'"
                        + " AND LOWER(table_name) <> 'work_lock'")
                .query(String.class).list();
    }

    private JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
