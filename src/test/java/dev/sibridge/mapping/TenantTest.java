package dev.sibridge.mapping;

import static dev.sibridge.mapping.Tenants.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.mapping.Tenant.Member;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantTest {

    private static final Member TWIN = new Member(103, "talbrecht2", "Tom Albrecht", List.of("tom2@dealer.example"));

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
        Member named = new Member(104, "Tom Albrecht", "Thomas A.", List.of());

        assertThat(tenant(Tenants.TOM, named).member("tom albrecht")).contains(named);
    }

    @Test
    void whatAnExportNeedsBesidesDoesNotTouchTheRest() {
        Tenant other = tenant().with(List.of(TWIN), Map.of(), Map.of(), Map.of("ft", 9L));

        assertThat(other.members()).containsExactly(TWIN);
        assertThat(other.units()).containsOnlyKeys("ft");
        assertThat(other.boardId()).isEqualTo(Tenants.BOARD);
        assertThat(other.wonStatusId()).isEqualTo(Tenants.WON);
    }
}
