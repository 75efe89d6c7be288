package dev.sibridge.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Makes the pool drop all its connections when one of them meets trouble with the database: those to a server that was
 * demoted would lead there until they are old, and those to an embedded database that closed itself lead nowhere. New
 * ones lead to whom the address stands for by then, or open the database again.
 */
@Component
class FreshConnections implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setExceptionOverride(new Dropping(pool));
        }
        return bean;
    }

    private record Dropping(HikariDataSource pool) implements SQLExceptionOverride {

        @java.lang.Override
        public Override adjudicate(SQLException error) {
            if (DatabaseTrouble.of(error).isEmpty()) {
                return Override.CONTINUE_EVICT;
            }
            pool.getHikariPoolMXBean().softEvictConnections();
            return Override.MUST_EVICT;
        }
    }
}
