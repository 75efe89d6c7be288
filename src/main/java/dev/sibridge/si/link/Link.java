package dev.sibridge.si.link;

/**
 * What a person chose for an SI project whose export waited.
 *
 * @param opportunityId of the opportunity in Manage that is the project's from now on; null for a new one
 * @param projectId     of the project in Manage that is; null for one that is made or comes with the opportunity
 */
public record Link(Long opportunityId, Long projectId) {

    /** Everything is made. */
    public static final Link NEW = new Link(null, null);

    public boolean isNew() {
        return opportunityId == null;
    }
}
