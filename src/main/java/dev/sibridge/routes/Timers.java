package dev.sibridge.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Has routes called again and again while the service runs, by the route template {@code timer}. */
@Component
public class Timers {

    private final CamelContext camel;
    private final boolean on;
    private final Map<String, Map<String, Duration>> going = new HashMap<>();

    /** @param on whether SI Bridge acts by itself */
    public Timers(CamelContext camel, @Value("${bridge.timers}") boolean on) {
        this.camel = camel;
        this.on = on;
    }

    /** Whether there are any. */
    public boolean areOn() {
        return on;
    }

    /**
     * Starts one.
     *
     * @param id    of the timer's own route
     * @param route that it calls
     * @param group what kind of timer it is
     * @param name  the account, or whatever else it is for
     */
    public void start(String id, String route, String group, String name, Duration first, Duration interval) {
        TemplatedRouteBuilder.builder(camel, "timer").routeId(id)
                .parameter("route", route).parameter("group", group).parameter("name", name)
                .parameter("first", first.toMillis()).parameter("interval", interval.toMillis()).add();
    }

    /**
     * Has the timers of a group go as wanted from now on, one for each name; a firing under way goes on.
     *
     * @param prefix of the ids of the timers' own routes
     * @param wanted from one firing to the next, by name
     */
    public synchronized void keep(String prefix, String route, String group, Map<String, Duration> wanted) {
        Map<String, Duration> kept = going.computeIfAbsent(group, first -> new HashMap<>());
        Set.copyOf(kept.keySet()).stream().filter(name -> !wanted.containsKey(name)).forEach(name -> {
            trigger(group, name, null);
            kept.remove(name);
        });
        wanted.forEach((name, interval) -> {
            if (interval.equals(kept.put(name, interval))) {
                return;
            }
            if (camel.getRoute(prefix + name) == null) {
                start(prefix + name, route, group, name, interval, interval);
            } else {
                trigger(group, name, interval);
            }
        });
    }

    // The route stays: to stop it would wait for what is under way.
    private void trigger(String group, String name, Duration interval) {
        Scheduler scheduler = camel.getComponent("quartz", QuartzComponent.class).getScheduler();
        TriggerKey key = new TriggerKey(name, group);
        try {
            if (interval == null) {
                scheduler.pauseTrigger(key);
            } else {
                Trigger before = scheduler.getTrigger(key);
                scheduler.rescheduleJob(key, TriggerBuilder.newTrigger().withIdentity(key).forJob(before.getJobKey())
                        .usingJobData(before.getJobDataMap()).startAt(Date.from(Instant.now().plus(interval)))
                        .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                                .withIntervalInMilliseconds(interval.toMillis()).repeatForever()).build());
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("The timer " + group + " " + name + " cannot be changed", e);
        }
    }
}
