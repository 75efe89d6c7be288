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
    },

    /** Of the client Cedar & Finch Bakery there is a company, in the recycle bin: listed, active, marked as deleted. */
    RECYCLE_BIN {
        @Override
        void plant(Manage manage, Writer writer) {
            new Clientele(manage, writer).deletedCompany();
        }
    },

    /** The company of Cedar & Finch Bakery was merged into that of their holding, with all that belonged to it. */
    MERGED_COMPANY {
        @Override
        void plant(Manage manage, Writer writer) {
            new Clientele(manage, writer).mergedCompany();
        }
    },

    /** The dealer keeps the clients of the sample exports as companies with numbers for ids. */
    COMPANY_BY_NUMBER {
        @Override
        void plant(Manage manage, Writer writer) {
            new Clientele(manage, writer).companiesByNumber();
        }
    },

    /** What belongs to Cedar & Finch Bakery is inactive: its contact, and the site of the samples' street. */
    INACTIVE_CONTACT {
        @Override
        void plant(Manage manage, Writer writer) {
            new Clientele(manage, writer).inactiveContact();
        }
    },

    /** Cedar & Finch Bakery has a site in the samples' street, but of another town. */
    SAME_STREET {
        @Override
        void plant(Manage manage, Writer writer) {
            new Clientele(manage, writer).siteInAnotherTown();
        }
    },

    /** Beside active set-up records and makers stand older ones of the same names that are inactive. */
    INACTIVE_NAMESAKES {
        @Override
        void plant(Manage manage, Writer writer) {
            new SetUpRecords(manage, writer).namesakes();
        }
    },

    /** Names that the samples use stand there with other spaces. */
    ODD_SPELLINGS {
        @Override
        void plant(Manage manage, Writer writer) {
            new SetUpRecords(manage, writer).oddSpellings();
        }
    },

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
