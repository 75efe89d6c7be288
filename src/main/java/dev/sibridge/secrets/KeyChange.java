package dev.sibridge.secrets;

import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Encrypts all secrets anew at the first start with another key, if the former one is at hand. */
@Component
@DependsOnDatabaseInitialization
public class KeyChange {

    private static final Logger LOG = LoggerFactory.getLogger(KeyChange.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final List<SecretsKeeper> keepers;
    private final String key;
    private final String before;

    public KeyChange(JdbcClient jdbc, TransactionOperations transactions, List<SecretsKeeper> keepers,
            @Value("${bridge.secrets-key}") String key, @Value("${bridge.secrets-key-before}") String before) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.keepers = keepers;
        this.key = key.strip();
        this.before = before.strip();
    }

    /** Does so if the secrets are still encrypted with the former key: all of them, or none. */
    @PostConstruct
    public void make() {
        if (!before.isEmpty() && !key.isEmpty()) {
            transactions.executeWithoutResult(status -> former().ifPresent(this::encryptAnew));
        }
    }

    // Another process may be about the same: it waits here, and finds it done.
    private Optional<SecretsKey> former() {
        return jdbc.sql("SELECT salt, check_text FROM secrets_key WHERE id = 1 FOR UPDATE")
                .query((row, number) -> {
                    SecretsKey former = new SecretsKey(before, row.getString(1));
                    return former.decrypt(row.getString(2), Secrets.CHECK).map(check -> former);
                }).optional().flatMap(former -> former);
    }

    private void encryptAnew(SecretsKey former) {
        String salt = SecretsKey.newSalt();
        SecretsKey next = new SecretsKey(key, salt);
        keepers.forEach(keeper -> keeper.encryptAnew((hidden, place) -> former.decrypt(hidden, place)
                .map(secret -> next.encrypt(secret, place)).orElse(hidden)));
        jdbc.sql("UPDATE secrets_key SET salt = ?, check_text = ? WHERE id = 1")
                .params(salt, next.encrypt(Secrets.CHECK, Secrets.CHECK)).update();
        LOG.info("All secrets in the database are encrypted with the new SECRETS_KEY; SECRETS_KEY_BEFORE is no longer"
                + " needed");
    }
}
