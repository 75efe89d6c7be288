package dev.sibridge.alert;

import dev.sibridge.text.Text;
import java.util.List;

/**
 * Something that a person must hear of.
 *
 * @param account   whose it is
 * @param project   the project that it is about; null when it is about the account
 * @param where     the step of a run, or the side that is at fault; null when that does not say anything
 * @param happened  in a sentence; a mail begins with it
 * @param notes     all that is wrong and what to do; may be empty
 * @param run       the run that tells more; null for none
 * @param cause     what makes it the same trouble as before: codes and what they are about, never a sentence
 */
public record Alert(AlertKind kind, String account, ProjectName project, String where, String happened,
        List<Note> notes, Long run, String cause) {

    private static final int HEX_DIGITS = 64;

    /** Alerts of the same fingerprint tell of the same trouble: 64 hex digits. */
    public String fingerprint() {
        String of = project == null ? "" : Text.fold(project.id()) + "|" + Text.trim(project.coNumber());
        return Text.hash(String.join("|", account, kind.name(), of, String.valueOf(where), cause),
                HEX_DIGITS);
    }

    /**
     * A project as SI calls it.
     *
     * @param coNumber of a change order; null for the project itself
     * @param client   null when SI names none
     */
    public record ProjectName(String id, String coNumber, String name, String client) {
    }
}
