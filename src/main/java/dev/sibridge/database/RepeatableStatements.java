package dev.sibridge.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections for migrations: a statement that made its change at an earlier start is passed over. By the database's
 * error numbers, since MySQL knows no {@code IF NOT EXISTS} for columns and indexes.
 */
final class RepeatableStatements extends DelegatingDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatableStatements.class);

    /** What says that a statement's change is there already: numbers of MySQL and MariaDB, then those of H2. */
    private static final Map<Pattern, Set<Integer>> DONE = Map.of(
            // a table, a column, an index, a constraint is there
            statement("CREATE\\b|ALTER\\s+TABLE\\s+\\S+\\s+ADD\\b"),
            Set.of(1050, 1060, 1061, 1826, 42101, 42121, 42111, 90045),
            // a table, a column or an index, a constraint is gone
            statement("DROP\\b|ALTER\\s+TABLE\\s+\\S+\\s+DROP\\b"),
            Set.of(1051, 1091, 42102, 42122, 42112, 90057),
            // a row of that key is there, a column whose values were moved is gone
            statement("INSERT\\b"), Set.of(1062, 23505, 1054, 42122));

    RepeatableStatements(DataSource database) {
        super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return proxy(Connection.class, super.getConnection());
    }

    private static Pattern statement(String beginning) {
        return Pattern.compile("(?is)(?:\\s|--[^\\n]*\\n)*(?:" + beginning + ").*");
    }

    private static <T> T proxy(Class<T> type, T real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                Object result = method.invoke(real, arguments);
                return method.getName().equals("createStatement") ? proxy(Statement.class, (Statement) result) : result;
            } catch (InvocationTargetException e) {
                if (method.getName().equals("execute") && isDone((String) arguments[0], e.getCause())) {
                    return false;
                }
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static boolean isDone(String sql, Throwable trouble) {
        boolean done = trouble instanceof SQLException error && DONE.entrySet().stream().anyMatch(kind ->
                kind.getValue().contains(error.getErrorCode()) && kind.getKey().matcher(sql).matches());
        if (done) {
            LOG.info("An earlier start did this already: {}", trouble.getMessage().lines().findFirst().orElse(""));
        }
        return done;
    }
}
