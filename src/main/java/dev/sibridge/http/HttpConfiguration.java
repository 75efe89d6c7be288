package dev.sibridge.http;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What calls to the vendors share. */
@Configuration
class HttpConfiguration {

    /** Every thread of it waits for at most one answer of Manage's; they never wait for each other. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService manageCalls(@Value("${bridge.connectwise.concurrency}") int concurrency) {
        return new ManageCalls(concurrency);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
