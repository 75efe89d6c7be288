package dev.sibridge.failure;

/** Who brought a failure about. */
public enum Origin {
    DTOOLS, CONNECTWISE,
    /** What lies between us and a vendor; it says itself what to do. */
    BETWEEN,
    UNKNOWN;

    /** As far as one of our own exceptions knows. */
    public static Origin of(Throwable trouble) {
        Failing ours = Causes.innermost(Failing.class, trouble);
        return ours == null ? UNKNOWN : ours.origin();
    }
}
