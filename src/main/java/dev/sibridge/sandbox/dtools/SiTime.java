package dev.sibridge.sandbox.dtools;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Dates as SI writes them: UTC, whole seconds, no offset. */
final class SiTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private SiTime() {
    }

    static String text(Instant instant) {
        return FORMAT.format(instant);
    }

    static String text(long unixTimeMs) {
        return text(Instant.ofEpochMilli(unixTimeMs));
    }
}
