package dev.sibridge;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sibridge.database.Migrations;
import dev.sibridge.engine.ledger.Confirmations;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/** A database as the product makes it. */
public final class TestDatabase {

    private static final int MOST_CONNECTIONS = 40;
    private static TestDatabase onMariaDb;

    private final DataSource connections;

    /** In memory, for one test class. */
    public TestDatabase() {
        this("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1", "sa");
    }

    private TestDatabase(String url, String user) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setMinimumIdle(1);
        connections = new HikariDataSource(pool);
        ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.ERROR);
        Migrations.migrate(connections);
    }

    /** The one on MariaDB, for all test classes: each empties what it fills. */
    public static synchronized TestDatabase onMariaDb() {
        if (onMariaDb == null) {
            onMariaDb = new TestDatabase(MariaDb.newDatabase(), "root");
        }
        return onMariaDb;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(connections);
    }

    /** What is confirmed and waits to be told to the ledger in this database. */
    public Confirmations confirmations() {
        return new Confirmations(new JdbcTemplate(connections), new JdbcTransactionManager(connections),
                new ObjectMapper(), Clock.systemUTC());
    }

    public DataSource connections() {
        return connections;
    }

    /** A store as the application has it: what is to happen in one transaction does. */
    @SuppressWarnings("unchecked")
    public <T> T transactional(T store) {
        ProxyFactory proxy = new ProxyFactory(store);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(new TransactionInterceptor(
                (TransactionManager) new JdbcTransactionManager(connections),
                new AnnotationTransactionAttributeSource()));
        return (T) proxy.getProxy();
    }
}
