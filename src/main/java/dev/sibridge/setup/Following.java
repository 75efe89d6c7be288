package dev.sibridge.setup;

import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.routes.Timers;
import dev.sibridge.setup.effective.SettledAccounts;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Lets what runs follow the settings: at once those that are changed here, soon those that another process changes. */
@Component
public class Following implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Accounts accounts;
    private final SettledAccounts settled;
    private final SettingStore store;
    private final MailSetup mail;
    private final Timers timers;
    private final ApplicationEventPublisher events;
    private final ScheduledThreadPoolExecutor looks = new ScheduledThreadPoolExecutor(1,
            new CustomizableThreadFactory("settings-"));
    private long seen;

    Following(Accounts accounts, SettledAccounts settled, SettingStore store, MailSetup mail, Timers timers,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.settled = settled;
        this.store = store;
        this.mail = mail;
        this.timers = timers;
        this.events = events;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (timers.areOn()) {
            looks.scheduleWithFixedDelay(this::look, SOON.toMillis(), SOON.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            follow();
        } catch (RuntimeException e) {
            LOG.debug("The settings cannot be read now; they are with the next look", e);
        }
    }

    /** Reads the settings if they have changed, and has everything follow them. */
    public synchronized void follow() {
        long mark = store.mark();
        if (mark != seen) {
            Map<String, Map<String, Content>> stored = store.all();
            mail.use(stored);
            AccountsChangedEvent change = accounts.become(settled.of(stored));
            seen = mark;
            events.publishEvent(change);
        }
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }
}
