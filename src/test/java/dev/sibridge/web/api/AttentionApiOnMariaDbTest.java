package dev.sibridge.web.api;

import dev.sibridge.MariaDb;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AttentionApiOnMariaDbTest extends AttentionApiTest {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        String database = MariaDb.newDatabase();
        settings.add("DATABASE_URL", () -> database);
        settings.add("DATABASE_USERNAME", () -> "root");
    }
}
