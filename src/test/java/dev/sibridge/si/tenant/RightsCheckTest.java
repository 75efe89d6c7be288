package dev.sibridge.si.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.vendor.connectwise.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RightsCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Answers answers = new Answers();

    @BeforeEach
    void oneMemberWithAllRights() {
        answers.records().put(TenantTopic.OUR_MEMBERS, List.of(member(1)));
        answers.records().put(new TenantTopic.Role(1), lines());
    }

    @Test
    void aRoleWithAllRightsIsWell() {
        assertThat(finding().state()).isEqualTo(Finding.State.OK);
    }

    @Test
    void theLevelMyIsNotEnough() {
        line(1, "Opportunity").put("inquireLevel", "My");

        assertThat(finding()).isEqualTo(Finding.block("Rights", "right-missing",
                "The security role \"Role 1\" lacks a permission: Sales > Opportunity, Inquire.",
                "In Manage, System > Security Roles > \"Role 1\" > Sales > Opportunity: set Inquire Level to All.")
                .about("Sales > Opportunity, Inquire"));
    }

    @Test
    @Tag("field")
    void aRightThatOnlySomeChangesNeedStopsNothingButIsNamed() {
        line(1, "Closed Opportunity").put("editLevel", "None");

        assertThat(finding()).isEqualTo(Finding.warn("Rights", "The security role \"Role 1\" lacks a permission:"
                + " Sales > Closed Opportunity, Edit. Changes that need it are left out.",
                        "In Manage, System > Security"
                + " Roles > \"Role 1\" > Sales > Closed Opportunity: set Edit Level to All."));
    }

    @Test
    void levelsThatNobodyNeedsMayBeMissing() {
        line(1, "Opportunity").put("deleteLevel", "None");

        assertThat(finding().state()).isEqualTo(Finding.State.OK);
    }

    @Test
    void aLineThatIsNotThereOrHoldsForChosenTablesIsUnknown() {
        line(1, "Table Setup").put("customFlag", true);
        answers.of(new TenantTopic.Role(1)).remove(line(1, "Opportunity"));

        assertThat(finding().state()).isEqualTo(Finding.State.WARN);
        assertThat(finding().message()).contains("Sales > Opportunity, System > Table Setup");
    }

    @Test
    void aFunctionOfTheSameNameInAnotherModuleIsAnother() {
        ObjectNode other = line(1, "Products").deepCopy().put("moduleName", "Time").put("addLevel", "None");
        answers.of(new TenantTopic.Role(1)).add(other);

        assertThat(finding().state()).isEqualTo(Finding.State.OK);
    }

    @Test
    void whoWeAreOrWhatTheRoleSaysMayBeUnknown() {
        answers.records().put(new TenantTopic.Role(1), List.of());
        assertThat(finding().state()).isEqualTo(Finding.State.WARN);
        answers.records().clear();
        assertThat(finding()).returns(Finding.State.WARN, Finding::state)
                .returns("SI Bridge cannot read what the API member may write; that shows only when it writes.",
                        Finding::message);
    }

    @Test
    void ofSeveralApiMembersWeMayBeAny() {
        answers.records().put(TenantTopic.OUR_MEMBERS, List.of(member(1), member(2)));
        answers.records().put(new TenantTopic.Role(2), lines());
        assertThat(finding().state()).isEqualTo(Finding.State.OK);

        line(1, "Opportunity").put("addLevel", "None");
        assertThat(finding().state()).isEqualTo(Finding.State.WARN);

        line(2, "Opportunity").put("addLevel", "None");
        assertThat(finding()).returns(Finding.State.BLOCK, Finding::state);
        assertThat(finding().todo()).contains("\"Role 1\" or \"Role 2\"");
    }

    private Finding finding() {
        List<Finding> findings = new RightsCheck(answers).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private ObjectNode line(int role, String function) {
        return (ObjectNode) answers.of(new TenantTopic.Role(role)).stream()
                .filter(line -> line.path("moduleFunctionName").asText().equals(function)).findFirst().orElseThrow();
    }

    private static JsonNode member(int role) {
        ObjectNode member = JSON.createObjectNode();
        member.putObject("securityRole").put("id", role).put("name", "Role " + role);
        return member;
    }

    private static List<JsonNode> lines() {
        return new ArrayList<>(Stream.of(Rights.NEEDED, Rights.WISHED).flatMap(List::stream).map(right -> JSON
                .createObjectNode()
                .put("moduleName", right.module()).put("moduleFunctionName", right.function())
                .put("addLevel", "All").put("editLevel", "All").put("deleteLevel", "All").put("inquireLevel", "All"))
                .toList());
    }
}
