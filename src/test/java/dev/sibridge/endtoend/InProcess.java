package dev.sibridge.endtoend;

import dev.sibridge.SiBridge;
import dev.sibridge.run.Linking;
import dev.sibridge.run.Poll;
import dev.sibridge.run.Polling;
import dev.sibridge.run.Polls;
import dev.sibridge.run.Run;
import dev.sibridge.run.Runs;
import dev.sibridge.run.Waiting;
import dev.sibridge.run.WaitingExport;
import dev.sibridge.settings.Account;
import dev.sibridge.settings.Accounts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The product within the test's own process, with a database in memory and without a web server: started once, polled
 * as often as a test likes. A repetition of a call waits 10 ms, the throttle lets everything pass.
 */
final class InProcess implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private InProcess(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts with the usual settings; those named here, as {@code NAME=value}, win. */
    static InProcess start(Vendors vendors, String... settings) {
        return start(vendors, Clock.systemUTC(), settings);
    }

    /** As {@link #start(Vendors, String...)}, by another clock than the machine's. */
    static InProcess start(Vendors vendors, Clock clock, String... settings) {
        Map<String, String> all = new LinkedHashMap<>(vendors.settings());
        all.put("DATABASE_URL", "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1");
        all.put("spring.main.web-application-type", "none");
        all.put("spring.main.log-startup-info", "false");
        all.put("logging.level.dev.sibridge", "off");
        all.put("bridge.timers", "false");
        all.put("bridge.retry-delay", "10");
        all.put("CONNECTWISE_REQUESTS_PER_MINUTE", "100000");
        for (String setting : settings) {
            String[] nameAndValue = setting.split("=", 2);
            all.put(nameAndValue[0], nameAndValue[1]);
        }
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new InProcess(new SpringApplicationBuilder(SiBridge.class)
                .initializers(context -> ((GenericApplicationContext) context).registerBean("testClock", Clock.class,
                        () -> clock, bean -> bean.setPrimary(true)))
                .run(arguments.toArray(String[]::new)));
    }

    /** Polls once and waits for the last run. */
    Poll poll() {
        return finish(begin());
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

    /** What became of the exports that a poll found. */
    List<Run> runs(Poll poll) {
        return context.getBean(Runs.class).ofPoll(poll.id());
    }

    /** Polls once, when one export is waiting. */
    Run pollOne() {
        List<Run> runs = runs(poll());
        if (runs.size() != 1) {
            throw new AssertionError(runs.toString());
        }
        return runs.get(0);
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

    private Account account() {
        return context.getBean(Accounts.class).get("default");
    }

    /** Empties the database: no record was ever written, no export ever seen. */
    void forgetEverything() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        List.of("ledger", "run_record", "run", "poll", "first_start", "link")
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update());
    }

    @Override
    public void close() {
        context.close();
    }
}
