package dev.sibridge.support;

/**
 * What somebody writes to the support.
 *
 * @param subject  a line
 * @param message  what it is about
 * @param answerTo the mail address for the answer; null or blank for none. It is sent as it is
 * @param run      the run that it is about; null for none
 * @param history  whether what the history says of the run is sent, too
 * @param log      whether what the log says of the run is sent, too
 */
public record SupportRequest(String subject, String message, String answerTo, Long run, boolean history, boolean log) {

    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_MESSAGE = 10_000;
    private static final int LONGEST_ADDRESS = 254;

    /** @throws IllegalArgumentException with a sentence when something is missing or too long */
    public SupportRequest {
        subject = text(subject, "subject", LONGEST_SUBJECT).replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
        message = text(message, "message", LONGEST_MESSAGE).replace("\r\n", "\n");
        answerTo = answerTo == null || answerTo.isBlank() ? null : answerTo.strip();
        if (answerTo != null && (answerTo.length() > LONGEST_ADDRESS || !answerTo.matches("[^\\s@<>]+@[^\\s@<>]+"))) {
            throw new IllegalArgumentException("The address for the answer is not a mail address.");
        }
        if (run == null && (history || log)) {
            throw new IllegalArgumentException("Choose the run whose history or log is to be sent.");
        }
    }

    private static String text(String text, String name, int longest) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("Write a " + name + ".");
        }
        if (stripped.length() > longest) {
            throw new IllegalArgumentException("The " + name + " has more than " + longest + " characters.");
        }
        return stripped;
    }
}
