package dev.sibridge.sandbox.manage.model;

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
    WORKFLOW_RULES,
    /** Of the client Cedar & Finch Bakery there is a company, in the recycle bin: listed, active, marked as deleted. */
    RECYCLE_BIN,
    /** The company of Cedar & Finch Bakery was merged into that of their holding, with all that belonged to it. */
    MERGED_COMPANY,
    /** The dealer keeps the clients of the sample exports as companies with numbers for ids. */
    COMPANY_BY_NUMBER,
    /** What belongs to Cedar & Finch Bakery is inactive: its contact, and the site of the samples' street. */
    INACTIVE_CONTACT,
    /** Cedar & Finch Bakery has a site in the samples' street, but of another town. */
    SAME_STREET,
    /** Beside active set-up records and makers stand older ones of the same names that are inactive. */
    INACTIVE_NAMESAKES,
    /** Names that the samples use stand there with other spaces. */
    ODD_SPELLINGS,
    /** The API member's security role may not change opportunities that are won or lost. */
    CLOSED_OPPORTUNITY_RIGHT,
    /** Who converts an opportunity to a project gets copies of its products, not the products themselves. */
    CONVERSION_COPIES,
    /** The tenant is a Canadian's: it works in Canadian dollars. */
    OTHER_CURRENCY,
    /** Opportunities must have a type, and projects one, too. */
    REQUIRED_MEMBERS,
    /** Conditions on {@code lastUpdated} are read in a zone eight hours west: what is newer than them is not found. */
    SHIFTED_FILTERS,
    /** Line breaks in texts are kept; the guide says that they become spaces, clients have seen both. */
    LINE_BREAKS,
    /** Notes, tasks, time and schedule entries that are written count as a change of their ticket, too. */
    TOUCHED_TICKETS;

    /** As people write it, such as {@code pricing-schedule}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The trait of that label; empty when there is none. */
    public static Optional<Trait> of(String label) {
        return Arrays.stream(values()).filter(trait -> trait.label().equals(label.strip())).findFirst();
    }

    /** All labels, for people. */
    public static String labels() {
        return Arrays.stream(values()).map(Trait::label).collect(Collectors.joining(", "));
    }
}
