package dev.sibridge.engine.lookup;

import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.util.List;

/** Manage holds several records of which any could be meant; guessing would spoil one of them. */
public class AmbiguousRecordException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    private final String subject;

    AmbiguousRecordException(DesiredRecord record, int hits) {
        super("Manage has " + hits + " records that could be the " + record.named()
                + ". In Manage, rename all but one of them or merge them, then retry.");
        this.subject = record.ref().toString();
    }

    @Override
    public List<Failure> failures() {
        return List.of(new Failure(Kind.SETUP, "ambiguous", subject, getMessage(), ""));
    }
}
