package dev.sibridge.user;

import dev.sibridge.text.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The users, in the database. */
@Repository
public class Users {

    private final JdbcClient jdbc;
    private final Clock clock;

    public Users(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of them, by name. */
    public List<User> all() {
        return jdbc.sql("SELECT * FROM console_user ORDER BY name_key").query(Users::user).list();
    }

    /** The user of that id. */
    public Optional<User> find(long id) {
        return jdbc.sql("SELECT * FROM console_user WHERE id = ?").params(id).query(Users::user).optional();
    }

    /** The user of that name, however it is written. */
    public Optional<User> named(String name) {
        return jdbc.sql("SELECT * FROM console_user WHERE name_key = ?").params(key(name)).query(Users::user)
                .optional();
    }

    /** Adds a user who may sign in at once. False when there is one of that name. */
    boolean add(String name, String email, Role role, String encoded) {
        return jdbc.sql("INSERT IGNORE INTO console_user (name, name_key, email, role, password, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(Text.plain(name), key(name), email, role.name(), encoded, clock.millis()).update() > 0;
    }

    void change(long id, String email, Role role, boolean enabled) {
        jdbc.sql("UPDATE console_user SET email = ?, role = ?, enabled = ? WHERE id = ?")
                .params(email, role.name(), enabled, id).update();
    }

    void setPassword(long id, String encoded) {
        jdbc.sql("UPDATE console_user SET password = ? WHERE id = ?").params(encoded, id).update();
    }

    /** Locks the administrators who may sign in, until the transaction ends, so that the last two do not both go. */
    List<Long> lockAdministrators() {
        return jdbc.sql("SELECT id FROM console_user WHERE role = 'ADMINISTRATOR' AND enabled ORDER BY id FOR UPDATE")
                .query(Long.class).list();
    }

    static String key(String name) {
        return Text.fold(name);
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(row.getLong("id"), row.getString("name"), row.getString("email"),
                Role.valueOf(row.getString("role")), row.getString("password"), row.getBoolean("enabled"));
    }
}
