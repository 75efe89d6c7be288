package dev.sibridge.endtoend;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Kills an application within a test's process: from then on nothing of it reaches a vendor or its database, whatever
 * it still tries, and what it had not committed is gone. Its threads unwind, which a killed process' do not, but to no
 * effect outside.
 */
public final class Mortal implements BeanPostProcessor {

    private static final Set<String> ENDINGS = Set.of("close", "rollback", "isClosed", "abort", "setAutoCommit",
            "getAutoCommit", "clearWarnings", "isReadOnly", "setReadOnly", "unwrap", "isWrapperFor", "toString",
            "hashCode", "equals");

    private volatile boolean dead;
    private volatile boolean databaseAway;
    private volatile Strike strike = new Strike(Pattern.compile("."), false, new AtomicInteger());

    public void kill() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }

    /** Only when nothing of its former life is under way any more. */
    public void revive() {
        dead = false;
    }

    /**
     * Lets the memory be exhausted when a request is sent, or its answer is read, whose method and path are like this,
     * so often.
     */
    void exhaustMemory(Pattern request, boolean afterwards, int times) {
        strike = new Strike(request, afterwards, new AtomicInteger(times));
    }

    private record Strike(Pattern request, boolean afterwards, AtomicInteger times) {

        void at(ClassicHttpRequest sent, boolean after) {
            if (after == afterwards && request.matcher(sent.getMethod() + " " + sent.getPath()).find()
                    && times.getAndDecrement() > 0) {
                throw new OutOfMemoryError("of the test");
            }
        }
    }

    /** Lets the database answer nobody, or everybody again. */
    void databaseAway(boolean away) {
        databaseAway = away;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource source) {
            return guarded(source);
        }
        // The way out is part of each of the others, by its own type.
        return bean instanceof HttpClientConfigurer configurer && !name.equals("guardedCalls") ? guarded(configurer)
                : bean;
    }

    // No IOException: it would be worth a repetition.
    private HttpClientConfigurer guarded(HttpClientConfigurer configurer) {
        return client -> {
            configurer.configureHttpClient(client);
            client.addExecInterceptorFirst("mortal", (request, scope, chain) -> {
                refuseIfDead();
                ClassicHttpResponse answer = null;
                try {
                    strike.at(request, false);
                    answer = chain.proceed(request, scope);
                    strike.at(request, true);
                } finally {
                    if (dead && answer != null) {
                        answer.close();
                    }
                    refuseIfDead();
                }
                return answer;
            });
        };
    }

    private void refuseIfDead() {
        if (dead) {
            throw new IllegalStateException("killed");
        }
    }

    private DataSource guarded(DataSource source) {
        return new DelegatingDataSource(source) {

            @Override
            public Connection getConnection() throws SQLException {
                if (dead || databaseAway) {
                    throw new SQLException(dead ? "killed" : "away");
                }
                Connection connection = super.getConnection();
                return proxy(Connection.class, connection, connection);
            }
        };
    }

    private <T> T proxy(Class<T> type, T real, Connection connection) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (dead && !ENDINGS.contains(method.getName())) {
                if (method.getName().equals("commit")) {
                    connection.rollback();
                }
                throw new SQLException("killed");
            }
            try {
                Object result = method.invoke(real, arguments);
                return result instanceof PreparedStatement prepared
                        ? proxy(PreparedStatement.class, prepared, connection)
                        : result instanceof Statement statement ? proxy(Statement.class, statement, connection)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(Mortal.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
