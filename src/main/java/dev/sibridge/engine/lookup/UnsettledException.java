package dev.sibridge.engine.lookup;

import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The outcome of an earlier write is not known yet: Manage may still be at it. Passes by itself. */
public class UnsettledException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    private UnsettledException(String title, Duration wait) {
        super("Manage did not respond when the " + title + " was written, and may still be writing it. In "
                + (wait.toSeconds() + 1) + " seconds SI Bridge can look for it; the next poll continues.");
    }

    /** @throws UnsettledException for the first record of a wave that Manage may still be at */
    public static void check(WaveWork wave, Instant now) {
        Duration settle = wave.run().account().polling().unknownSettle();
        wave.records().stream().map(record -> wave.entry(record.ref()))
                .filter(entry -> entry != null && entry.isUnknown()).forEach(entry -> check(entry, settle, now));
        wave.gone().stream().filter(LedgerEntry::isUnknown).forEach(entry -> check(entry, settle, now));
    }

    private static void check(LedgerEntry entry, Duration settle, Instant now) {
        Instant written = Instant.ofEpochMilli(entry.updatedAt());
        // A clock that was set back must not make it wait for ever: RecordSync lets it count from now.
        Duration wait = Duration.between(now, (written.isAfter(now) ? now : written).plus(settle));
        if (!wait.isNegative() && !wait.isZero()) {
            throw new UnsettledException(Removals.named(entry), wait);
        }
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.of(Kind.PASSING, "unsettled", getMessage()));
    }
}
