package dev.sibridge.database;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets H2 take row numbers a thousand at a time: after each 32 of them, as it does by itself, it would write to its
 * file in the midst of a transaction. Numbers that a killed process had taken are left out.
 */
final class IdentityCaches {

    private static final int SIZE = 1000;

    private IdentityCaches() {
    }

    static void enlarge(DataSource database) {
        if (Embedded.isH2(database)) {
            JdbcClient jdbc = JdbcClient.create(database);
            List<String> alterations = jdbc.sql("SELECT CONCAT('ALTER TABLE \"', table_name, '\" ALTER COLUMN \"',"
                            + " column_name, '\" SET CACHE ') FROM information_schema.columns"
                            + " WHERE is_identity = 'YES' AND identity_cache < ?")
                    .params(SIZE).query(String.class).list();
            alterations.forEach(alteration -> jdbc.sql(alteration + SIZE).update());
        }
    }
}
