package dev.sibridge.setup.store;

/**
 * A setting that a change has changed.
 *
 * @param from null when it was not set here
 * @param to   null when it is no longer set here
 */
public record ChangedContent(String setting, Content from, Content to) {

    /** Whether nobody may see what it was or is. */
    public boolean isSecret() {
        return from != null && from.secret() || to != null && to.secret();
    }
}
