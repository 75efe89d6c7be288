package dev.sibridge;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database in memory, as the product makes it, for one test class. */
public final class TestDatabase {

    private static final int MOST_CONNECTIONS = 40;

    private final JdbcClient jdbc;

    public TestDatabase() {
        JdbcConnectionPool connections = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1", "sa", "");
        connections.setMaxConnections(MOST_CONNECTIONS);
        ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.WARN);
        Flyway.configure().dataSource(connections).load().migrate();
        jdbc = JdbcClient.create(connections);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }
}
