package dev.sibridge.twoway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class TwoWayThreadsTest {

    private static final int ACCOUNTS = 12;

    @Test
    void everyPassHasThreadsOfItsOwn() throws Exception {
        ExecutorService passes = new TwoWayThreads().projectPasses();
        try {
            Callable<String> pass = () -> Thread.currentThread().getName();
            assertThat(passes.submit(pass).get()).startsWith("two-way-").isNotEqualTo(passes.submit(pass).get());
        } finally {
            passes.shutdownNow();
        }
    }

    @Test
    void aPassOfEveryAccountLeavesOtherTimersTheirThreads() throws Exception {
        Account account = TestAccounts.withTool(Map.of());
        Accounts accounts = mock(Accounts.class);
        when(accounts.all()).thenReturn(Collections.nCopies(ACCOUNTS, account));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.disableJMX();
            QuartzComponent timers = new QuartzComponent(camel);
            new TwoWayThreads().timerThreads(accounts).configure("quartz", timers);
            camel.addComponent("quartz", timers);
            camel.start();

            assertThat(timers.getScheduler().getMetaData().getThreadPoolSize()).isEqualTo(10 + ACCOUNTS + 4);
        }
    }
}
