package dev.sibridge.setup.effective;

import java.util.List;

/**
 * Settings that belong together: a page of the console.
 *
 * @param name  such as {@code connectwise}; it stands in addresses
 * @param title what people call it
 * @param about what it is for, in a sentence
 * @param test  what can be tried of it; null for nothing
 */
public record Concern(String name, String title, String about, String test, List<Group> groups) {

    /**
     * Settings under a heading.
     *
     * @param title null for none
     * @param about what they have in common; null when that is clear
     */
    public record Group(String title, String about, List<OfferedSetting> settings) {
    }

    /** All settings of all groups. */
    public List<OfferedSetting> settings() {
        return groups.stream().flatMap(group -> group.settings().stream()).toList();
    }

    /** Whether it is no account's. */
    public boolean isBridges() {
        return settings().stream().anyMatch(OfferedSetting::isBridges);
    }
}
