package dev.sibridge.si.tenant;

import dev.sibridge.engine.question.Topic;

/** What a tenant is asked about before an export is mapped. */
enum TenantTopic implements Topic {
    BOARD, SALES_REP, WON_STATUS, CLOSED_STATUSES, COMMUNICATION_TYPES, COMPANY_STATUSES, COMPANY_TYPES,
    CURRENCIES, DEFAULT_COUNTRY,
    /** Members in whose name we work, as far as keys tell. */
    OUR_MEMBERS,
    /** Of one export: members, countries, states, units and vendors that it names. */
    MEMBERS, COUNTRIES, STATES, UNITS, VENDORS;

    /** The status that a board gives to new tickets. */
    record BoardStatus(long board) implements Topic {
    }

    /** The lines of a security role. */
    record Role(long id) implements Topic {
    }
}
