package dev.sibridge.vendor.connectwise;

/** Whoever has Manage called, and counts the calls. */
public interface Caller {

    /** Notes that an HTTP request is sent to Manage. Many threads may do so at once. */
    void called();
}
