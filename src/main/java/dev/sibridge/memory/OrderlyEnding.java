package dev.sibridge.memory;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Stops as on a signal; should that hang, ends all the same. */
@Component
class OrderlyEnding implements Ending {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public void end(int status) {
        try {
            Thread last = new Thread(() -> halt(status), "halt");
            last.setDaemon(true);
            last.start();
        } catch (OutOfMemoryError nothingElseIsLeft) {
            Runtime.getRuntime().halt(status);
        }
        System.exit(status);
    }

    private static void halt(int status) {
        try {
            Thread.sleep(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }
}
