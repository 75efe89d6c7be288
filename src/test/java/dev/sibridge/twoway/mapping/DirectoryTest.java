package dev.sibridge.twoway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private final Directory roles = new Directory(Map.of(Subject.PROJECT_ROLE, List.of(Choice.of("3", "Team Member"),
            new Choice("4", "Helper", null, false, false, null, null))));

    @Test
    void aRoleThatIsNotMappedNotThereOrNotInUseIsNone() {
        assertThat(roles.projectRole(Mappings.NONE)).isNull();
        assertThat(roles.projectRole(mapped("Manager"))).isNull();
        assertThat(roles.projectRole(mapped("Helper"))).isNull();
    }

    @Test
    void aRoleIsKnownByItsNameOrItsId() {
        assertThat(roles.projectRole(mapped("Team Member"))).isEqualTo(3);
        assertThat(roles.projectRole(mapped("3"))).isEqualTo(3);
    }

    private static Mappings mapped(String role) {
        return Dealer.mappings(document -> document.put("projectRole", role));
    }
}
