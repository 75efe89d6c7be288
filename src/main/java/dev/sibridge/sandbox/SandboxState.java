package dev.sibridge.sandbox;

/** One part of the sandbox that can show what it holds; {@code GET /sandbox/state} collects them all. */
public interface SandboxState {

    /** The member under which the state stands, say {@code dtools}. */
    String name();

    /** What this part holds now, in a form that Jackson can write. */
    Object state();
}
