package dev.sibridge.user;

import dev.sibridge.text.Pasted;
import dev.sibridge.text.Text;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds and changes users. Whatever is not allowed is refused in words for people. */
@Service
@ConditionalOnWebApplication
public class UserAdministration {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");

    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final FirstAdministrator first;

    UserAdministration(Users users, Passwords passwords, Sessions sessions, FirstAdministrator first) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.first = first;
    }

    /** What cannot be done as things are. */
    public static class NotAllowedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAllowedException(String message) {
            super(message);
        }
    }

    /**
     * Adds a user who may sign in at once.
     *
     * @param email null or blank for none
     * @throws IllegalArgumentException when something is missing or not valid
     * @throws NotAllowedException      when there is a user of that name
     */
    public User add(String name, String email, Role role, String password) {
        if (Text.isBlank(name) || Text.plain(name).length() > LONGEST_NAME || name.contains(":")) {
            throw new IllegalArgumentException("A user needs a name of at most " + LONGEST_NAME
                    + " characters, without a colon.");
        }
        String address = address(email);
        Passwords.judge(password, name);
        if (!users.add(name, address, role, passwords.encode(password))) {
            throw new NotAllowedException("There is already a user of that name.");
        }
        return users.named(name).orElseThrow();
    }

    /**
     * Changes a user; somebody whose role changes, or who may not sign in any more, is signed out.
     *
     * @throws IllegalArgumentException when the address is not valid
     * @throws NotAllowedException      when no administrator would be left, or the settings say otherwise
     */
    @Transactional
    public void change(User user, String email, Role role, boolean enabled) {
        boolean staysInCharge = role == Role.ADMINISTRATOR && enabled;
        if (first.isFixed(user) && !staysInCharge) {
            throw new NotAllowedException("ADMIN_USERNAME and ADMIN_PASSWORD name this user: it stays an"
                    + " administrator.");
        }
        if (!staysInCharge && users.lockAdministrators().stream().allMatch(id -> id == user.id())) {
            throw new NotAllowedException("There must be an administrator who can sign in. Make somebody else one"
                    + " first.");
        }
        users.change(user.id(), address(email), role, enabled);
        if (role != user.role() || !enabled) {
            sessions.end(user, null);
        }
    }

    /**
     * Sets a user's password and signs the user out elsewhere.
     *
     * @param session the id of the user's own session, which stays; null for none
     * @throws IllegalArgumentException when the password is too easy to guess
     * @throws NotAllowedException      when the settings say what it is
     */
    public void setPassword(User user, String password, String session) {
        if (first.isFixed(user)) {
            throw new NotAllowedException("ADMIN_PASSWORD sets this user's password. Change it there, and start"
                    + " SI Bridge again.");
        }
        Passwords.judge(password, user.name());
        users.setPassword(user.id(), passwords.encode(password));
        sessions.end(user, session);
    }

    /**
     * Sets one's own password.
     *
     * @throws IllegalArgumentException also when the present one is wrong
     * @throws NotAllowedException      as above
     */
    public void changeOwn(User user, String present, String password, String session) {
        if (present == null || !passwords.matches(present, user.password())) {
            throw new IllegalArgumentException("Your present password is another one.");
        }
        setPassword(user, password, session);
    }

    private static String address(String email) {
        if (Text.isBlank(email)) {
            return null;
        }
        String address = Pasted.mailAddress(email);
        if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
            throw new IllegalArgumentException("That is not an email address.");
        }
        return address;
    }
}
