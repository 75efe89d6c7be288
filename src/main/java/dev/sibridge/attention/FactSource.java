package dev.sibridge.attention;

import dev.sibridge.account.Account;
import java.util.List;

/** A part that knows what is wrong. */
public interface FactSource {

    /** All that is wrong with an account now, by what its records say; empty when all is well. */
    List<Fact> of(Account account);
}
