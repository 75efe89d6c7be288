package dev.sibridge.twoway.model;

import java.util.Locale;

/** A record of a side that something has happened to, or to what belongs to it. */
public record Touch(Side side, RecordId record) {

    private static final String SEPARATOR = "/";
    private static final int PARTS = 3;

    /** A ticket of Manage. */
    public static Touch ticket(String id) {
        return of(Side.MANAGE, Kind.TASK, id);
    }

    /** Anything of a side's project, which does not tell. */
    public static Touch unknown(Side side) {
        return of(side, Kind.PROJECT, "");
    }

    /** Whether nobody knows which record it is. */
    public boolean isUnknown() {
        return record.id().isEmpty();
    }

    public static Touch of(Side side, Kind kind, String id) {
        return new Touch(side, new RecordId(kind, id));
    }

    /**
     * Reads what {@link #toString} has written; an id alone is that of a ticket.
     *
     * @throws IllegalArgumentException when it is nothing of the kind
     */
    public static Touch parse(String text) {
        String[] parts = text.split(SEPARATOR, PARTS);
        return parts.length < PARTS ? ticket(text) : of(Side.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]);
    }

    /** Such as {@code manage/task/12}. */
    @Override
    public String toString() {
        return (side + SEPARATOR + record.kind()).toLowerCase(Locale.ROOT) + SEPARATOR + record.id();
    }
}
