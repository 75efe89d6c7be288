package dev.sibridge.database;

import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.transaction.TransactionSystemException;

/** What keeps our own database from its work and is not our fault; what tells most stands first. */
public enum DatabaseTrouble {

    /** Nothing more fits on its disk. */
    FULL("The disk that holds the database is full. Free some space there."),
    /** Its file cannot be written for another reason. */
    UNWRITABLE("The database cannot write to its disk: %s. Fix the disk, or the permissions on its folder."),
    /** Its server became a replica, perhaps for a moment; or its file may only be read. */
    READ_ONLY("The database accepts no writes: its server is read-only (it may have become a replica), or its file is."
            + " If that persists, set DATABASE_URL to the server that accepts writes, or fix the permissions on the"
            + " file."),
    /** It closed itself, which follows on other trouble; whoever asks next opens it again. */
    CLOSED("The database closed itself after a problem with its disk; SI Bridge opens it again."),
    /** Nobody answers at its address. */
    AWAY("The database does not respond: %s. Check that it is running and that DATABASE_URL leads to it.");

    // Numbers of MySQL and MariaDB, then those of H2.
    private static final Set<Integer> NO_ROOM = Set.of(1021, 1114, 3675);
    private static final Set<Integer> NO_ROOM_IF_IT_SAYS_SO = Set.of(3, 1026, 1030);
    private static final Set<Integer> NO_WRITES = Set.of(1290, 1792, 1836, 90097);
    private static final Set<Integer> CLOSED_ITSELF = Set.of(90098, 90121);
    private static final Set<Integer> FILE = Set.of(50000, 90028, 90031, 90034, 90062);
    private static final String NO_CONNECTION = "08";
    /** Java has no number for it; these are the words of Linux, macOS and Windows. */
    private static final Pattern NO_ROOM_IN_WORDS =
            Pattern.compile("(?i)no space left|not enough space|quota exceeded");

    private final String words;

    DatabaseTrouble(String words) {
        this.words = words;
    }

    /** Whether it never passes by itself. */
    public boolean needsAPerson() {
        return this == FULL || this == UNWRITABLE;
    }

    /** Which trouble a failure comes from, however deep; empty when the database is not to blame. */
    public static Optional<DatabaseTrouble> of(Throwable failure) {
        return causes(failure).map(DatabaseTrouble::kind).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    /** The same in words: what is wrong and what to do. */
    public static Optional<String> sentence(Throwable failure) {
        return of(failure).map(trouble -> trouble.words.formatted(
                causes(failure).reduce((outer, inner) -> inner).map(Throwable::getMessage).orElse("")
                        .replaceFirst("\\.$", "")));
    }

    /** The same as a failure; empty when the database is not to blame. */
    public static Optional<Failure> failure(Throwable cause) {
        return of(cause).map(trouble -> Failure.of(Kind.DATABASE, trouble.name().toLowerCase(Locale.ROOT)
                .replace('_', '-'), sentence(cause).orElseThrow() + " The next poll after that continues."));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, DatabaseTrouble::cause).limit(100);
    }

    // Where a transaction could not even be rolled back, the first failure tells more.
    private static Throwable cause(Throwable failure) {
        return failure instanceof TransactionSystemException end && end.getApplicationException() != null
                ? end.getApplicationException() : failure.getCause();
    }

    private static DatabaseTrouble kind(Throwable cause) {
        if (!(cause instanceof SQLException error)) {
            return null;
        }
        int number = error.getErrorCode();
        if (NO_ROOM.contains(number) || NO_ROOM_IF_IT_SAYS_SO.contains(number) && saysNoRoom(error)) {
            return FULL;
        }
        if (FILE.contains(number)) {
            return causes(error).filter(IOException.class::isInstance).findFirst()
                    .map(io -> saysNoRoom(io) ? FULL : UNWRITABLE).orElse(null);
        }
        if (NO_WRITES.contains(number)) {
            return READ_ONLY;
        }
        return CLOSED_ITSELF.contains(number) ? CLOSED
                : String.valueOf(error.getSQLState()).startsWith(NO_CONNECTION) ? AWAY : null;
    }

    private static boolean saysNoRoom(Throwable failure) {
        return NO_ROOM_IN_WORDS.matcher(String.valueOf(failure.getMessage())).find();
    }
}
