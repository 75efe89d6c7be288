package dev.sibridge.twoway.mapping;

import java.util.Set;

/** Where notes of Manage's tickets stand. These are names and ids at once, as Manage has no records of them. */
public final class NotePlaces {

    public static final String DISCUSSION = "Discussion";
    public static final String INTERNAL = "Internal";
    public static final String RESOLUTION = "Resolution";

    private static final Set<String> OF_CUSTOMERS = Set.of(DISCUSSION, RESOLUTION);

    private NotePlaces() {
    }

    /** Whether customers may read what stands there; null is nowhere. */
    static boolean isForCustomers(String place) {
        return place != null && OF_CUSTOMERS.contains(place);
    }
}
