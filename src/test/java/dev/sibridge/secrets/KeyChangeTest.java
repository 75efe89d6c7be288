package dev.sibridge.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.TestDatabase;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Another SECRETS_KEY beside the former one: all secrets are encrypted anew, those of the history, too. */
class KeyChangeTest {

    private static final TestDatabase H2 = new TestDatabase();
    private static final String OLD = "the former random text";
    private static final String NEW = "the other random text";
    private static final String KEY = "dtools.api-key";
    private static final String PLACE = SettingStore.place("default", KEY);

    private final SettingStore store = database().transactional(new SettingStore(database().jdbc(),
            Clock.systemUTC()));

    TestDatabase database() {
        return H2;
    }

    @BeforeEach
    void aSecretIsKeptWithTheFormerKey() {
        List.of("secrets_key", "setup_account", "setup_value", "setup_change", "setup_changed_value").forEach(table ->
                database().jdbc().sql("DELETE FROM " + table).update());
        Secrets former = secrets(OLD);
        keep(former.encrypt("f1rst", PLACE));
        keep(former.encrypt("s3cond", PLACE));
    }

    @Test
    void withTheWrongFormerKeyNothingChanges() {
        change(NEW, "some other random text");

        assertThat(secrets(OLD).decrypt(now(), PLACE)).isEqualTo("s3cond");
        assertThatThrownBy(() -> secrets(NEW).check()).isInstanceOf(LockedSecretsException.class);
    }

    @Test
    void withTheFormerKeyAllIsReadByTheNewOneAndByNoOther() {
        change(NEW, OLD);

        assertThat(secrets(NEW).decrypt(now(), PLACE)).isEqualTo("s3cond");
        assertThatThrownBy(() -> secrets(OLD).check()).isInstanceOf(LockedSecretsException.class);
        assertThat(secrets(NEW).decrypt(store.history("default", 1).get(0).contents().get(0).from().text(), PLACE))
                .isEqualTo("f1rst");
        assertThat(store.history("default", 1).get(0).contents().get(0).to().text()).isEqualTo(now());
    }

    @Test
    void aSecondStartWithBothChangesNothingMore() {
        change(NEW, OLD);
        String hidden = now();

        change(NEW, OLD);

        assertThat(now()).isEqualTo(hidden);
    }

    private void keep(String hidden) {
        store.change("default", null, Map.of(KEY, new Content(hidden, true)), "ann", null);
    }

    private String now() {
        return store.of("default").get(KEY).text();
    }

    private Secrets secrets(String key) {
        return new Secrets(database().jdbc(), key);
    }

    private void change(String key, String before) {
        new KeyChange(database().jdbc(), new TransactionTemplate(new JdbcTransactionManager(database().connections())),
                List.of(store), key, before).make();
    }
}
