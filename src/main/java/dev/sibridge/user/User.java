package dev.sibridge.user;

/**
 * Somebody who may sign in.
 *
 * @param name     as it was written when the user was added; case does not matter when signing in
 * @param email    where a link for a new password goes; null for none
 * @param password as an encoder made it, never the password itself
 * @param enabled  whether signing in is allowed
 */
public record User(long id, String name, String email, Role role, String password, boolean enabled) {

    /** Nothing that a log must not hold. */
    @Override
    public String toString() {
        return "user " + id;
    }
}
