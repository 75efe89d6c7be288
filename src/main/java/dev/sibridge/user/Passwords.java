package dev.sibridge.user;

import java.nio.charset.StandardCharsets;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;

/** How passwords are kept: by bcrypt. It takes 72 bytes and no more, so longer ones are kept by PBKDF2. */
@Component
public class Passwords implements PasswordEncoder {

    /** The fewest characters of a password that somebody chooses. */
    public static final int SHORTEST = 12;
    /** The most characters that anybody's password may have: more would only cost time. */
    public static final int LONGEST = 200;
    private static final int LONGEST_FOR_BCRYPT = 72;
    private static final String PBKDF2 = "pbkdf2@SpringSecurity_v5_8";

    private final PasswordEncoder all = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final PasswordEncoder longOnes = Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    @Override
    public String encode(CharSequence password) {
        boolean isLong = password.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_FOR_BCRYPT;
        return isLong ? "{" + PBKDF2 + "}" + longOnes.encode(password) : all.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String encoded) {
        return all.matches(password, encoded);
    }

    /**
     * Looks at a password that somebody chooses for a user.
     *
     * @throws IllegalArgumentException in words for people, when it is too short, too long or the user's name
     */
    static void judge(String password, String name) {
        if (password == null || password.length() < SHORTEST) {
            throw new IllegalArgumentException("The password must have at least " + SHORTEST + " characters.");
        }
        if (password.length() > LONGEST) {
            throw new IllegalArgumentException("The password must have at most " + LONGEST + " characters.");
        }
        if (password.chars().distinct().count() < 4 || Users.key(password).equals(Users.key(name))) {
            throw new IllegalArgumentException("That password is too easy to guess. Choose another one.");
        }
    }
}
