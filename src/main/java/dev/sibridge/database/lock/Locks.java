package dev.sibridge.database.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Locks that hold among all processes on one database: a row that a transaction has locked, on a connection of its own.
 * A process that dies gives its locks back with its connections; nothing has to expire.
 */
@Component
public class Locks {

    private static final Logger LOG = LoggerFactory.getLogger(Locks.class);
    private static final String FIND = "SELECT name FROM work_lock WHERE name = ?";
    private static final String LOCK = FIND + " FOR UPDATE";
    /** The row that is there from the beginning: who has it may add others. */
    private static final String FIRST = "";

    private final DataSource connections;

    // Not the pool's: whoever holds a lock must not keep others from their work.
    @Autowired
    public Locks(DataSourceProperties database) {
        this(database.initializeDataSourceBuilder().type(SimpleDriverDataSource.class).build());
    }

    public Locks(DataSource connections) {
        this.connections = connections;
    }

    /** Takes a lock; empty when somebody has it. */
    public Optional<Lock> tryToTake(String name) {
        return take(name, LOCK + " NOWAIT");
    }

    /** Takes a lock; empty when somebody has it still after that time, or a little more. */
    public Optional<Lock> take(String name, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Lock> lock;
        do {
            // The database lets wait for as long as it is set to, and serves who waits in turn.
            lock = take(name, LOCK);
        } while (lock.isEmpty() && System.nanoTime() < deadline);
        return lock;
    }

    private Optional<Lock> take(String name, String statement) {
        Lock lock = new Lock(connect());
        boolean taken = false;
        try {
            taken = lock(lock.connection, name, statement);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("The connection for a lock broke", e);
        } finally {
            if (!taken) {
                lock.close();
            }
        }
        return taken ? Optional.of(lock) : Optional.empty();
    }

    private Connection connect() {
        try {
            return connections.getConnection();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection for a lock", e);
        }
    }

    private static boolean lock(Connection connection, String name, String statement) throws SQLException {
        SingleConnectionDataSource session = new SingleConnectionDataSource(connection, true);
        JdbcTemplate jdbc = new JdbcTemplate(session);
        // Databases say differently that somebody has a row.
        jdbc.setExceptionTranslator(new SQLErrorCodeSQLExceptionTranslator(session));
        connection.setAutoCommit(false);
        try {
            addRow(jdbc, name);
            connection.commit();
            jdbc.queryForList(statement, name);
            return true;
        } catch (PessimisticLockingFailureException e) {
            return false;
        }
    }

    // One at a time: an insert would wait for whoever has added the same row a moment before and works on.
    private static void addRow(JdbcTemplate jdbc, String name) {
        jdbc.queryForList(LOCK, FIRST);
        List<String> known = jdbc.queryForList(FIND, String.class, name);
        if (known.isEmpty()) {
            jdbc.update("INSERT INTO work_lock (name) VALUES (?)", name);
        }
    }

    /** A lock that was taken. */
    public static final class Lock implements AutoCloseable {

        private static final int SECONDS = 10;

        private final Connection connection;

        private Lock(Connection connection) {
            this.connection = connection;
        }

        /** Whether it is still ours: with its connection it would be lost. */
        public boolean holds() {
            try {
                return connection.isValid(SECONDS);
            } catch (SQLException e) {
                throw new IllegalArgumentException("The time to wait is negative", e);
            }
        }

        /** Gives it back. */
        @Override
        public void close() {
            try {
                connection.rollback();
            } catch (SQLException e) {
                LOG.debug("A connection broke, and its lock was lost", e);
            }
            JdbcUtils.closeConnection(connection);
        }
    }
}
