package dev.sibridge.secrets;

import java.util.function.BinaryOperator;

/** Keeps secrets in the database that are encrypted by {@link Secrets}. */
public interface SecretsKeeper {

    /**
     * Replaces each of them, in the transaction that goes on.
     *
     * @param anew takes the encrypted secret and its place
     */
    void encryptAnew(BinaryOperator<String> anew);
}
