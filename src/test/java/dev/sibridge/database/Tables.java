package dev.sibridge.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a database consists of: tables, columns, keys, indexes and rows, so that two can be compared. */
final class Tables {

    private final Connection connection;
    private final List<String> lines = new ArrayList<>();

    private Tables(Connection connection) {
        this.connection = connection;
    }

    /** A line for each part; without Flyway's own table. */
    static List<String> of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            Tables tables = new Tables(connection);
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (String table : tables.names()) {
                tables.describe(table);
                jdbc.sql("SELECT * FROM " + table).query().listOfRows().forEach(row ->
                        tables.lines.add(table + " row " + row));
            }
            Collections.sort(tables.lines);
            return tables.lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(),
                "%", null)) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                if (!name.toLowerCase(Locale.ROOT).startsWith("flyway")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private void describe(String table) throws SQLException {
        try (ResultSet columns = connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(),
                table, "%")) {
            while (columns.next()) {
                lines.add(table + " column " + columns.getString("COLUMN_NAME") + " "
                        + columns.getInt("ORDINAL_POSITION") + " " + columns.getString("TYPE_NAME") + " "
                        + columns.getInt("COLUMN_SIZE") + " " + columns.getString("IS_NULLABLE") + " "
                        + columns.getString("COLUMN_DEF") + " " + columns.getString("IS_AUTOINCREMENT"));
            }
        }
        try (ResultSet indexes = connection.getMetaData().getIndexInfo(connection.getCatalog(),
                connection.getSchema(), table, false, false)) {
            while (indexes.next()) {
                // H2 numbers those that belong to keys as they come.
                lines.add(table + " index " + indexes.getString("INDEX_NAME").replaceFirst("_[0-9A-F]+$", "") + " "
                        + indexes.getBoolean("NON_UNIQUE") + " " + indexes.getInt("ORDINAL_POSITION") + " "
                        + indexes.getString("COLUMN_NAME"));
            }
        }
    }
}
