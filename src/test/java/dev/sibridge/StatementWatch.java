package dev.sibridge;

import java.util.function.BiConsumer;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Is told of each statement of a migration before it is executed: the migration's version and the SQL. */
public record StatementWatch(BiConsumer<String, String> told) implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE_STATEMENT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        told.accept(context.getMigrationInfo().getVersion().getVersion(), context.getStatement().getSql());
    }

    @Override
    public String getCallbackName() {
        return "statement watch";
    }
}
