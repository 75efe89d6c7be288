package dev.sibridge.sync;

import dev.sibridge.mapping.DesiredRecord;

/** Manage holds several records of which any could be meant; guessing would spoil one of them. */
public class AmbiguousRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AmbiguousRecordException(DesiredRecord record, int hits) {
        super("Manage holds " + hits + " records that could be the " + record.type().label() + " \"" + record.title()
                + "\". Rename or merge all but one of them in Manage, then try again.");
    }
}
