package dev.sibridge.sandbox.manage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What real tenants have and a fresh one lacks: history, habits, rules of their own. The sandbox imitates each on
 * request, at the start by {@code sandbox.traits} or later by {@code POST /sandbox/control/manage/traits}.
 */
public enum Trait {
    /** A pricing schedule takes a tenth off the price of a line, unless the line says to ignore schedules. */
    PRICING_SCHEDULE,
    /** Prices are kept without cents, whatever is sent. */
    ROUNDED_PRICES,
    /** Of the first catalog item that is made, a person makes the same a moment before: ours becomes a copy. */
    COPY_NAMES,
    /** Rules change dates, texts and statuses of what is written. */
    WORKFLOW_RULES {
        @Override
        void plant(Manage manage, Writer writer) {
            WorkflowRules.plant(writer, manage);
        }
    };

    /** As people write it, such as {@code pricing-schedule}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The trait of that label; empty when there is none. */
    static Optional<Trait> of(String label) {
        return Arrays.stream(values()).filter(trait -> trait.label().equals(label.strip())).findFirst();
    }

    /** All labels, for people. */
    static String labels() {
        return Arrays.stream(values()).map(Trait::label).collect(Collectors.joining(", "));
    }

    /**
     * Puts into the tenant what the trait consists of; nothing for one that only changes how the tenant answers.
     *
     * @param writer makes records as a POST would
     */
    void plant(Manage manage, Writer writer) {
    }
}
