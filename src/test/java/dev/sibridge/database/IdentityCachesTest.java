package dev.sibridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class IdentityCachesTest {

    private final DataSource database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID()
            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1", "sa", "");

    @Test
    void theEmbeddedDatabaseNumbersTheRowsOfAllTablesAThousandAtATime() {
        Migrations.migrate(database);

        assertThat(caches()).hasSizeGreaterThan(5).containsOnly(1000);
    }

    @Test
    void whatNeedsNoChangeIsLeftAlone() {
        Migrations.migrate(database);
        JdbcClient.create(database).sql("ALTER TABLE run ALTER COLUMN id SET CACHE 5000").update();

        Migrations.migrate(database);

        assertThat(caches()).containsOnly(1000, 5000);
    }

    private List<Integer> caches() {
        return JdbcClient.create(database)
                .sql("SELECT identity_cache FROM information_schema.columns WHERE is_identity = 'YES'")
                .query(Integer.class).list();
    }
}
