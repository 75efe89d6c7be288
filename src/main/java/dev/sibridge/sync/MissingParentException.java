package dev.sibridge.sync;

import dev.sibridge.mapping.DesiredRecord;
import dev.sibridge.mapping.RecordRef;
import java.util.Collection;
import java.util.stream.Collectors;

/** A record that SI has changed lies in one that a person has deleted in Manage; that one must be made anew first. */
public class MissingParentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingParentException(DesiredRecord record, Collection<RecordRef> parents) {
        super("The " + record.type().label() + " \"" + record.title() + "\" needs the " + parents.stream()
                .map(parent -> parent.type().label()).distinct().collect(Collectors.joining(" and the "))
                + ", which was deleted in Manage.");
    }
}
