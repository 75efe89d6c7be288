package dev.sibridge.twoway.store;

import dev.sibridge.account.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far two-way is with each account: whether somebody has switched it on, and what was asked up to where. */
@Component
public class TwoWayAccounts {

    private static final String OF_ACCOUNT = " WHERE account = ? AND tenant = ?";

    private final JdbcClient jdbc;

    public TwoWayAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far it is.
     *
     * @param switched    whether somebody has switched it on or off; null when nobody ever did
     * @param manageSince from when on Manage is asked for changes; null for the first time
     * @param toolCursor  from where on the tool is; null for the first time
     * @param lastSweep   when the last pass that read everything began; null for none
     */
    public record Progress(Boolean switched, Instant manageSince, String toolCursor, Instant lastSweep) {

        static final Progress NONE = new Progress(null, null, null, null);

        /** Whether passes may go on by themselves. */
        public boolean isOn() {
            return Boolean.TRUE.equals(switched);
        }

        /** Whether somebody has stopped everything. */
        public boolean isOff() {
            return Boolean.FALSE.equals(switched);
        }
    }

    public Progress of(Account account) {
        return jdbc.sql("SELECT * FROM two_way_account" + OF_ACCOUNT).params(account.name(), account.tenant())
                .query((row, number) -> progress(row)).optional().orElse(Progress.NONE);
    }

    /** Switches it on or off; pairs stay as they are. */
    public void switchTo(Account account, boolean on) {
        update(account, "switched = ?", on ? "on" : "off");
    }

    /** Both sides were asked what has changed, and every project that has was woken. */
    public void asked(Account account, Instant manageSince, String toolCursor) {
        update(account, "manage_since = ?, tool_cursor = ?", manageSince.toEpochMilli(), toolCursor);
    }

    /** A pass that reads everything has begun, and every project was woken for it. */
    public void swept(Account account, Instant began) {
        update(account, "last_sweep = ?", began.toEpochMilli());
    }

    /** As whom Manage shows what we write; empty while that is not known. */
    public Optional<String> manageUser(Account account) {
        return jdbc.sql("SELECT manage_user FROM two_way_account" + OF_ACCOUNT)
                .params(account.name(), account.tenant()).query(String.class).optional();
    }

    public void manageUser(Account account, String user) {
        update(account, "manage_user = ?", user);
    }

    private void update(Account account, String assignments, Object... values) {
        if (!change(account, assignments, values)) {
            Additions.add(() -> jdbc.sql("INSERT INTO two_way_account (account, tenant) VALUES (?, ?)")
                    .params(account.name(), account.tenant()).update());
            change(account, assignments, values);
        }
    }

    /** Returns whether anything is known of the account. */
    private boolean change(Account account, String assignments, Object... values) {
        JdbcClient.StatementSpec statement = jdbc.sql("UPDATE two_way_account SET " + assignments + OF_ACCOUNT);
        for (Object value : values) {
            statement = statement.param(value);
        }
        return statement.param(account.name()).param(account.tenant()).update() == 1;
    }

    private static Progress progress(ResultSet row) throws SQLException {
        String switched = row.getString("switched");
        return new Progress(switched == null ? null : switched.equals("on"), instant(row.getObject("manage_since")),
                row.getString("tool_cursor"), instant(row.getObject("last_sweep")));
    }

    private static Instant instant(Object millis) {
        return millis == null ? null : Instant.ofEpochMilli((Long) millis);
    }
}
