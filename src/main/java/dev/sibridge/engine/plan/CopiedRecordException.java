package dev.sibridge.engine.plan;

import dev.sibridge.engine.model.Step;

/**
 * Manage gave a new record another id than was asked for: somebody made one of that id a moment before. Theirs is to be
 * looked for, and ours to go.
 */
public class CopiedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CopiedRecordException(Step step) {
        super("Manage gave the " + step.named() + " another id; SI Bridge checks whether somebody else created one"
                + " with this id.");
    }
}
