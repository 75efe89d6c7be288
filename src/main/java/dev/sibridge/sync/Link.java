package dev.sibridge.sync;

/**
 * What a person chose for an SI project whose export waited.
 *
 * @param opportunityId of the opportunity in Manage that is the project's from now on; null for a new one
 */
public record Link(Long opportunityId) {

    boolean isNew() {
        return opportunityId == null;
    }
}
