package dev.sibridge.si.mapping;

import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.si.mapping.rows.Tenant.CommunicationTypes;
import dev.sibridge.si.mapping.rows.Tenant.Member;
import dev.sibridge.si.mapping.rows.Tenant.State;
import java.util.List;
import java.util.Map;

/** Tenants for tests. */
public final class Tenants {

    public static final long BOARD = 11;
    public static final long WON = 7;
    public static final String CURRENCY = "USD";
    public static final long CLOSED = 4;
    public static final long DEFAULT_SALES_REP = 100;
    public static final Member TOM = new Member(101, "talbrecht", List.of("Tom Albrecht"),
            List.of("tom@dealer.example"));
    static final Member RENEE = new Member(102, "rokafor", List.of("Renee Okafor"), List.of("renee@dealer.example"));

    private static final State WASHINGTON = new State(53, 1L, List.of("WA", "Washington"));

    private Tenants() {
    }

    /** With two members, one country, one state, one unit, one vendor. */
    public static Tenant tenant() {
        return tenant(TOM, RENEE);
    }

    public static Tenant tenant(Member... members) {
        return new Tenant(BOARD, WON, CLOSED, DEFAULT_SALES_REP, new CommunicationTypes(1L, 2L, 3L), null, List.of(),
                List.of(members), Map.of("united states", 1L, "us", 1L), List.of(WASHINGTON),
                Map.of("ea", 4L), Map.of("tidewater", 21L), CURRENCY);
    }
}
