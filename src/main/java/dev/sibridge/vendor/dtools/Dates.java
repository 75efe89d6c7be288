package dev.sibridge.vendor.dtools;

import java.time.DateTimeException;
import java.time.LocalDate;

/** SI's dates as text. */
final class Dates {

    /** The first day that SQL Server's datetime knows, and so the first that Manage can hold. */
    private static final LocalDate FIRST = LocalDate.of(1753, 1, 1);
    private static final int DAY = 10;

    private Dates() {
    }

    /**
     * The date, or null when nobody entered one: .NET writes that as {@code 0001-01-01T00:00:00}. What is no date at
     * all stays as it is, so that it can be named.
     */
    static String entered(String date) {
        return isNever(date) ? null : date;
    }

    /** Whether a text is a date that stands for none. */
    static boolean isNever(String text) {
        String day = text == null ? "" : text.strip();
        if (day.length() < DAY || day.charAt(0) > '1') {
            return false;
        }
        try {
            return LocalDate.parse(day.substring(0, DAY)).isBefore(FIRST);
        } catch (DateTimeException none) {
            return false;
        }
    }
}
