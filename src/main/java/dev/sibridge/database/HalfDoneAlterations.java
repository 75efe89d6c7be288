package dev.sibridge.database;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finishes what H2 was about when its process was killed. It alters a table by filling a copy, dropping the table and
 * giving the copy its name, and the file may hold any state between: while the table is there the copy is worth
 * nothing; without the table, the copy is the table.
 */
final class HalfDoneAlterations {

    private static final String COPY = "_COPY_\\d+_\\d+";
    private static final Pattern TABLE = Pattern.compile("(.+)" + COPY);
    private static final Pattern OF_TABLE = Pattern.compile(".+" + COPY + "_(.+)");

    private final JdbcClient jdbc;

    private HalfDoneAlterations(DataSource database) {
        jdbc = JdbcClient.create(database);
    }

    static void finish(DataSource database) {
        if (Embedded.isH2(database)) {
            new HalfDoneAlterations(database).finish();
        }
    }

    private void finish() {
        List<String> tables = names("SELECT table_name FROM information_schema.tables");
        for (String copy : tables) {
            Matcher table = TABLE.matcher(copy);
            if (table.matches() && tables.contains(table.group(1))) {
                execute("DROP TABLE %s", copy);
            } else if (table.matches()) {
                execute("ALTER TABLE %s RENAME TO %s", copy, table.group(1));
            }
        }
        rename("SELECT index_name FROM information_schema.indexes", "ALTER INDEX %s RENAME TO %s");
        for (String table : names("SELECT table_name FROM information_schema.tables")) {
            rename("SELECT constraint_name FROM information_schema.table_constraints WHERE table_name = '" + table
                    + "'", "ALTER TABLE " + quoted(table) + " RENAME CONSTRAINT %s TO %s");
        }
    }

    private void rename(String select, String renaming) {
        for (String name : names(select)) {
            Matcher ofTable = OF_TABLE.matcher(name);
            if (ofTable.matches()) {
                execute(renaming, name, ofTable.group(1));
            }
        }
    }

    private List<String> names(String select) {
        return jdbc.sql(select).query(String.class).list();
    }

    private void execute(String statement, Object... names) {
        jdbc.sql(statement.formatted(List.of(names).stream().map(name -> quoted(name.toString())).toArray())).update();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
