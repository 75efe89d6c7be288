package dev.sibridge.si.mapping.rows;

import static dev.sibridge.si.mapping.Tenants.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.si.mapping.rows.Tenant.Member;
import dev.sibridge.si.mapping.rows.Tenant.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantTest {

    private static final Member TWIN = new Member(103, "talbrecht2", List.of("Tom Albrecht"),
            List.of("tom2@dealer.example"));

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "Tom", "Albrecht", "nobody@dealer.example"})
    void whoIsNotNamedInFullIsNobody(String name) {
        assertThat(tenant().member(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TALBRECHT", " tom albrecht ", "Tom@Dealer.Example"})
    void aMemberIsKnownByIdentifierEmailOrFullName(String name) {
        assertThat(tenant().member(name)).contains(Tenants.TOM);
    }

    @Test
    void aNameThatSeveralBearMeansNobody() {
        assertThat(tenant(Tenants.TOM, TWIN).member("Tom Albrecht")).isEmpty();
        assertThat(tenant(Tenants.TOM, TWIN).member("tom2@dealer.example")).contains(TWIN);
    }

    @Test
    void theIdentifierGoesBeforeEmailAndFullName() {
        Member named = new Member(104, "Tom Albrecht", List.of("Thomas A."), List.of());

        assertThat(tenant(Tenants.TOM, named).member("tom albrecht")).contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana costa", "Ana M Costa", "Ana M. Costa", " ANA  M.  Costa"})
    void aMiddleInitialMayBeLeftOutAndStandWithAFullStop(String name) {
        Member ana = new Member(105, "acosta", List.of("Ana Costa", "Ana M Costa"), List.of());

        assertThat(tenant(ana, Tenants.TOM).member(name)).contains(ana);
    }

    @Test
    void accentsCountHoweverTheyAreComposed() {
        Member zoe = new Member(106, "zoe", List.of("Zo\u00eb Ruiz"), List.of());

        assertThat(tenant(zoe).member("Zoe\u0308 Ruiz")).contains(zoe);
        assertThat(tenant(zoe).member("Zoe Ruiz")).isEmpty();
    }

    @Test
    void anEmailThatSeveralHaveMeansNobody() {
        Member one = new Member(107, "one", List.of("One"), List.of("sales@dealer.example"));
        Member two = new Member(108, "two", List.of("Two"), List.of("Sales@dealer.example"));

        assertThat(tenant(one, two).member("sales@dealer.example")).isEmpty();
    }

    @Test
    void aStateIsTheOneOfItsCountry() {
        Tenant tenant = tenant().withStates(List.of(new State(53, 1L, List.of("WA", "Washington")),
                new State(77, 2L, List.of("WA", "Western Australia")), new State(78, 3L, List.of("NL", "No Land"))));

        assertThat(tenant.state(" wa", 1L)).contains(53L);
        assertThat(tenant.state("Western Australia", 2L)).contains(77L);
        assertThat(tenant.state("western australia", null)).contains(77L);
        assertThat(tenant.state("WA", null)).as("of several").isEmpty();
        assertThat(tenant.state("NL", 1L)).as("of another country").isEmpty();
        assertThat(tenant.state(null, 1L)).isEmpty();
    }
}
