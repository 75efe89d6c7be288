package dev.sibridge.engine.apply;

import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Manage does not find a record that another one needs: a person may have deleted it, or moved it elsewhere. It must be
 * looked for first, and made anew only when it is gone.
 */
public class MissingParentException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    public MissingParentException(DesiredRecord record, Collection<RecordRef> parents) {
        super("The " + record.named() + " needs the " + parents.stream()
                .map(parent -> parent.type().label()).distinct().collect(Collectors.joining(" and the "))
                + ", which Manage does not find.");
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.of(Kind.PASSING, "parent-missing", getMessage()));
    }
}
