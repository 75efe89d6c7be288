package dev.sibridge.vendor.dtools.reading;

import dev.sibridge.vendor.dtools.UnreadableExportException;

/** D-Tools answered more than is taken. The messages are fit for an operator. */
public class PayloadTooLargeException extends UnreadableExportException {

    private static final long serialVersionUID = 1L;

    private final String todo;

    PayloadTooLargeException(String message, String setting) {
        super(message, false);
        this.todo = "Split the project in SI and export it again, or raise bridge.payload." + setting
                + " in application.yaml.";
    }

    static PayloadTooLargeException size(PayloadLimits limits) {
        return new PayloadTooLargeException("The export is larger than " + megabytes(limits.maxSize()) + ".",
                "max-size");
    }

    /** @param where the list */
    static PayloadTooLargeException rows(PayloadLimits limits, String where) {
        return new PayloadTooLargeException("The export contains more than %,d entries in one list (%s)."
                .formatted(limits.maxRows(), where.replaceFirst("\\[.*", "")), "max-rows");
    }

    /** @param violation in Jackson's words, which name the setter of its limit */
    static PayloadTooLargeException of(String violation, PayloadLimits limits) {
        if (violation.contains("MaxDocumentLength")) {
            return size(limits);
        }
        if (violation.contains("MaxNestingDepth")) {
            return new PayloadTooLargeException("The export is nested more than " + limits.maxDepth()
                    + " levels deep.", "max-depth");
        }
        return new PayloadTooLargeException("The export contains a text of more than %,d characters, or a name or a "
                .formatted(limits.maxString()) + "number that is too long.", "max-string");
    }

    /** What to do. */
    public String todo() {
        return todo;
    }

    private static String megabytes(long bytes) {
        return bytes < 1 << 20 ? bytes + " bytes" : (bytes >> 20) + " MB";
    }
}
