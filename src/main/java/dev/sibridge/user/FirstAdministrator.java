package dev.sibridge.user;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * The administrator whom the settings name. The first start adds this user; a password that is set always counts, so
 * that whoever runs the service can always come in.
 */
@Component
@ConditionalOnWebApplication
public class FirstAdministrator implements InitializingBean {

    private static final Path FILE = Path.of("data", "admin-password");

    private final String name;
    private final String password;
    private final Users users;
    private final Passwords passwords;
    private volatile String encoded;

    FirstAdministrator(@Value("${console.username}") String name, @Value("${console.password}") String password,
            Users users, Passwords passwords) {
        this.name = name;
        this.password = password;
        this.users = users;
        this.passwords = passwords;
    }

    /** Whether the settings say who this user is: then nobody changes the password, the role or whether it counts. */
    public boolean isFixed(User user) {
        return !password.isBlank() && Users.key(name).equals(Users.key(user.name()));
    }

    /**
     * Whether somebody is this user, by the settings alone: whoever watches SI Bridge can ask how it is while the
     * database is away. Takes as long as for any password.
     */
    public boolean isRight(String givenName, String givenPassword) {
        return !password.isBlank() && Users.key(name).equals(Users.key(givenName))
                && passwords.matches(givenPassword, encoded);
    }

    /** Before the first request: adds the administrator, or lets the password of the settings count. */
    @Override
    public void afterPropertiesSet() {
        Optional<User> known = users.named(name);
        if (known.isEmpty()) {
            encoded = passwords.encode(AdminPassword.choose(password, FILE));
            users.add(name, null, Role.ADMINISTRATOR, encoded);
        } else if (!password.isBlank()) {
            keep(known.get());
        }
    }

    private void keep(User user) {
        encoded = user.password();
        if (!passwords.matches(password, encoded)) {
            encoded = passwords.encode(password);
            users.setPassword(user.id(), encoded);
        }
        if (user.role() != Role.ADMINISTRATOR || !user.enabled()) {
            users.change(user.id(), user.email(), Role.ADMINISTRATOR, true);
        }
    }
}
