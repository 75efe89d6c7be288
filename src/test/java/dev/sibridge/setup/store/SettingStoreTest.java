package dev.sibridge.setup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.TestDatabase;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people change together is kept together, with who and what it was; two at once do not overwrite each other. */
class SettingStoreTest {

    private static final TestDatabase H2 = new TestDatabase();
    private static final Content FIVE = new Content("5m", false);
    private static final Content TEN = new Content("10m", false);

    private final SettingStore store = database().transactional(new SettingStore(database().jdbc(),
            Clock.systemUTC()));

    TestDatabase database() {
        return H2;
    }

    @BeforeEach
    void nothingIsSet() {
        List.of("setup_account", "setup_value", "setup_change", "setup_changed_value").forEach(table ->
                database().jdbc().sql("DELETE FROM " + table).update());
    }

    @Test
    void whoHasSeenAnOlderVersionChangesNothing() {
        store.change("default", 0L, Map.of("sync.interval", FIVE), "ann", null);

        assertThatThrownBy(() -> store.change("default", 0L, Map.of("sync.interval", TEN), "bob", null))
                .isInstanceOf(ChangedMeanwhileException.class);
        assertThatThrownBy(() -> store.change("default", 7L, Map.of("sync.interval", TEN), "bob", null))
                .isInstanceOf(ChangedMeanwhileException.class);

        assertThat(store.of("default")).isEqualTo(Map.of("sync.interval", FIVE));
        assertThat(store.history("default", 9)).singleElement().extracting(Change::by).isEqualTo("ann");
    }

    @Test
    void ofManyWhoChangeTheSameVersionAtOnceOneSucceeds() throws Exception {
        store.change("default", 0L, Map.of("sync.interval", FIVE), "ann", null);
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> all = people.invokeAll(Collections.nCopies(4, (Callable<Boolean>) this::changes));
            long succeeded = 0;
            for (Future<Boolean> one : all) {
                succeeded += one.get() ? 1 : 0;
            }
            assertThat(succeeded).isEqualTo(1);
        } finally {
            people.shutdownNow();
        }
        assertThat(store.version("default")).isEqualTo(2);
    }

    private boolean changes() {
        try {
            store.change("default", 1L, Map.of("sync.interval", TEN), "bob", null);
            return true;
        } catch (ChangedMeanwhileException e) {
            return false;
        }
    }

    @Test
    void aChangeTellsWhatItWasAndWhatItIs() {
        store.change("default", null, Map.of("sync.interval", FIVE, "dtools.api-key", new Content("hidden", true)),
                "ann", null);
        store.change("default", null, Collections.singletonMap("sync.interval", null), "bob", 7L);

        assertThat(store.history("default", 9)).extracting(Change::by).containsExactly("bob", "ann");
        Change last = store.history("default", 1).get(0);
        assertThat(last.undoes()).isEqualTo(7);
        assertThat(last.contents()).containsExactly(new ChangedContent("sync.interval", FIVE, null));
        assertThat(store.find(last.id())).contains(last);
        assertThat(store.history("default", 9).get(1).contents()).extracting(ChangedContent::isSecret)
                .containsExactly(true, false);
    }

    @Test
    void whatIsAsItWasIsNoChange() {
        store.change("default", null, Map.of("sync.interval", FIVE), "ann", null);
        long mark = store.mark();

        store.change("default", null, Map.of("sync.interval", FIVE), "bob", null);

        assertThat(store.mark()).isEqualTo(mark);
        assertThat(store.history("default", 9)).hasSize(1);
    }

    @Test
    void anyChangeIsNoticedByItsMark() {
        long before = store.mark();

        store.change("second", null, Map.of("sync.interval", FIVE), "ann", null);

        assertThat(store.mark()).isNotEqualTo(before);
        assertThat(store.of("default")).isEmpty();
        assertThat(store.all()).containsOnlyKeys("second");
    }
}
