package dev.sibridge.database;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Tells the embedded database from servers. */
final class Embedded {

    private Embedded() {
    }

    static boolean isH2(DataSource database) {
        try {
            return JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName).equals("H2");
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("No connection to the database", e);
        }
    }
}
