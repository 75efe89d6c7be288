package dev.sibridge.web.api;

import dev.sibridge.MariaDb;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The statements themselves are tested on MariaDB in each build: {@code AttentionOnMariaDbTest}, for one. */
@Tag("matrix")
class AttentionApiOnMariaDbTest extends AttentionApiTest {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        String database = MariaDb.newDatabase();
        settings.add("DATABASE_URL", () -> database);
        settings.add("DATABASE_USERNAME", () -> "root");
    }
}
