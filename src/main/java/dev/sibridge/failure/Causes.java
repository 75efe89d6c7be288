package dev.sibridge.failure;

/** Why something went wrong. */
public final class Causes {

    private Causes() {
    }

    /**
     * The first of a kind among a trouble and its causes; null when there is none, or no trouble.
     *
     * <p>Suppressed ones do not count: Camel hangs those on that were got over earlier, and of a lost answer it must
     * not look as if an earlier refusal had said that nothing was done.
     */
    public static <T> T find(Class<T> kind, Throwable trouble) {
        Throwable cause = trouble;
        while (cause != null && !kind.isInstance(cause)) {
            cause = cause.getCause();
        }
        return kind.cast(cause);
    }

    /** The last of a kind among a trouble and its causes, which knows best; null when there is none, or no trouble. */
    public static <T> T innermost(Class<T> kind, Throwable trouble) {
        T found = null;
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            found = kind.isInstance(cause) ? kind.cast(cause) : found;
        }
        return found;
    }
}
