package dev.sibridge.mapping;

import dev.sibridge.mapping.Tenant.CommunicationTypes;
import dev.sibridge.mapping.Tenant.Member;
import java.util.List;
import java.util.Map;

/** Tenants for tests. */
public final class Tenants {

    public static final long BOARD = 11;
    public static final long WON = 7;
    public static final long DEFAULT_SALES_REP = 100;
    static final Member TOM = new Member(101, "talbrecht", "Tom Albrecht", List.of("tom@dealer.example"));
    static final Member RENEE = new Member(102, "rokafor", "Renee Okafor", List.of("renee@dealer.example"));

    private Tenants() {
    }

    /** With two members, one country, one state, one unit. */
    public static Tenant tenant() {
        return tenant(TOM, RENEE);
    }

    static Tenant tenant(Member... members) {
        return new Tenant(BOARD, WON, DEFAULT_SALES_REP, new CommunicationTypes(1L, 2L, 3L), null, List.of(),
                List.of(members), Map.of("united states", 1L, "us", 1L), Map.of("wa", 53L, "washington", 53L),
                Map.of("ea", 4L));
    }
}
