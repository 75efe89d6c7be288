package dev.sibridge.support;

/**
 * A mail to the support, exactly as it is sent.
 *
 * @param to      the support's address
 * @param subject one line
 * @param text    plain text
 * @param seal    what tells this mail from any other: whoever has it has seen this one
 */
public record SupportDraft(String to, String subject, String text, String seal) {
}
