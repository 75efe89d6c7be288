package dev.sibridge.vendor.calls;

import dev.sibridge.settings.WrongSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the vendors are called, as {@code application.yaml} says it. Routes read some of it by its name.
 *
 * @param retryDelay milliseconds
 */
@ConfigurationProperties("bridge")
public record CallProperties(ConnectWise connectwise, int retries, int retryDelay, boolean timers) {

    /** What Manage is spared. */
    public record ConnectWise(int requestsPerMinute, int concurrency, int concurrencyPerRecord) {

        private static final int MOST_PER_MINUTE = 100_000;

        public ConnectWise {
            String perMinute = "bridge.connectwise.requests-per-minute (CONNECTWISE_REQUESTS_PER_MINUTE)";
            requireAtLeast(1, perMinute, requestsPerMinute);
            // Camel keeps an object for each.
            require(requestsPerMinute <= MOST_PER_MINUTE, perMinute, requestsPerMinute, "at most " + MOST_PER_MINUTE);
            requireAtLeast(1, "bridge.connectwise.concurrency (CONNECTWISE_CONCURRENCY)", concurrency);
            requireAtLeast(1, "bridge.connectwise.concurrency-per-record (CONNECTWISE_CONCURRENCY_PER_RECORD)",
                    concurrencyPerRecord);
        }
    }

    /** @throws WrongSettingException when nothing could be called, or Camel would repeat for ever */
    public CallProperties {
        requireAtLeast(0, "bridge.retries", retries);
        requireAtLeast(0, "bridge.retry-delay", retryDelay);
    }

    private static void requireAtLeast(int least, String setting, int given) {
        require(given >= least, setting, given, "at least " + least);
    }

    private static void require(boolean fits, String setting, int given, String what) {
        if (!fits) {
            throw new WrongSettingException(setting + " is " + given + "; it must be " + what + ".");
        }
    }
}
