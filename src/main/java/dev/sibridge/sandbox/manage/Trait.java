package dev.sibridge.sandbox.manage;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What real tenants have and a fresh one lacks: history, habits, rules of their own. The sandbox imitates each on
 * request, at the start by {@code sandbox.traits} or later by {@code POST /sandbox/control/manage/traits}.
 */
public enum Trait {

    /** The API member's security role may not change opportunities that are won or lost. */
    CLOSED_OPPORTUNITY_RIGHT {
        @Override
        void plant(Manage manage, Writer writer) {
            new Permissions(manage).allow("Closed Opportunity", "edit", "None");
        }
    },

    /** Who converts an opportunity to a project gets copies of its products, not the products themselves. */
    CONVERSION_COPIES,

    /** The tenant is a Canadian's: it works in Canadian dollars. */
    OTHER_CURRENCY {
        @Override
        void plant(Manage manage, Writer writer) {
            for (ObjectNode country : List.copyOf(manage.table("Country").all())) {
                manage.set("Country", country, "defaultFlag",
                        BooleanNode.valueOf(country.path("countryCode").asText().equals("CA")));
            }
        }
    },

    /** Opportunities must have a type, and projects one, too. */
    REQUIRED_MEMBERS;

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
