package dev.sibridge.setup.effective;

import java.util.Locale;

/**
 * A setting as it is in effect.
 *
 * @param value   as text; null when it is not set at all, or cannot be read
 * @param fixedBy the variable, or the key with its place, that fixes it; null when it can be set here
 * @param trouble why it cannot be read; null when it can
 */
public record EffectiveSetting(String key, String value, Source source, String fixedBy, String trouble) {

    /** Who says it. */
    public enum Source {
        ENVIRONMENT, FILE, DATABASE, DEFAULT;

        /** As the API writes it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isFixed() {
        return fixedBy != null;
    }

    public boolean isSet() {
        return trouble != null || value != null && !value.isBlank();
    }

    /** It may be a secret. */
    @Override
    public String toString() {
        return key + " from " + source;
    }
}
