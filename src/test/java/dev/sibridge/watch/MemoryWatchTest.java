package dev.sibridge.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import dev.sibridge.memory.MemoryShortage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class MemoryWatchTest {

    private static final Logger LIBRARY = LoggerFactory.getLogger("org.example.library");

    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final MemoryShortage shortage = mock(MemoryShortage.class);
    private final MemoryWatch watch = new MemoryWatch(shortage);

    @BeforeEach
    void start() {
        watch.afterPropertiesSet();
    }

    @AfterEach
    void stop() {
        watch.destroy();
    }

    @Test
    void otherTroubleIsNone() {
        LIBRARY.warn("A consumer goes on", new IllegalStateException(new StackOverflowError()));

        verify(shortage, never()).noticed();
    }

    @Test
    void anErrorThatALibraryOnlyLogsIsNoticedThoughThatLogIsOff() {
        LIBRARY.debug("A consumer goes on", new IllegalStateException(new OutOfMemoryError("of the test")));

        verify(shortage).noticed();
    }

    @Test
    void anErrorBehindTheValuesOfASentenceIsNoticed() {
        LIBRARY.warn("Consumer {} goes on", "exports", new OutOfMemoryError("of the test"));

        verify(shortage).noticed();
    }

    @Test
    void anErrorThatEndsAThreadIsNoticed() {
        Thread thread = new Thread(() -> {
            throw new OutOfMemoryError("of the test");
        });
        thread.start();

        verify(shortage, timeout(5000)).noticed();
    }

    @Test
    void afterwardsAllIsAsBefore() {
        watch.destroy();
        LIBRARY.warn("A consumer goes on", new OutOfMemoryError("of the test"));

        verify(shortage, never()).noticed();
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    }
}
