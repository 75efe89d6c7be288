package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Manage;

/** What is special about an entity; called in the order of the methods. */
public interface Rules {

    /** Fills what depends on references, and what scoped references depend on: the project of a phase. */
    default void derive(Draft draft) {
    }

    /** Fills the rest: computed members, defaults that come from other records. */
    default void complete(Draft draft) {
    }

    /** Adds what is wrong with the record beyond what the table of members says. */
    default void check(Draft draft) {
    }

    /** The record is stored; writes what follows from it. Must not fail. */
    default void stored(Draft draft) {
    }

    /** Refuses a deletion. */
    default void deleting(Manage manage, Entity entity, ObjectNode row) {
    }

    /** The record is gone; takes with it what hangs on it. */
    default void deleted(Manage manage, ObjectNode row) {
    }
}
