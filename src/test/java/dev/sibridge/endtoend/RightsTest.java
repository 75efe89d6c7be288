package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.vendor.connectwise.Rights;
import dev.sibridge.vendor.connectwise.kinds.Right;
import dev.sibridge.vendor.connectwise.kinds.Right.Action;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rights of the API member's security role: those we ask for are enough, and none of them is too many. */
class RightsTest extends InProcessTest {

    @BeforeEach
    void aProjectIsExported() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
    }

    static Stream<Arguments> needed() {
        // Who may not see members, does not find the sales rep either.
        return Rights.NEEDED.stream().filter(right -> !right.function().equals("Member Maintenance"))
                .flatMap(right -> right.actions().stream().map(action -> Arguments.of(right, action)));
    }

    @ParameterizedTest
    @MethodSource("needed")
    void withoutOneOfThemNothingIsWrittenAndThePollSaysWhatToChange(Right right, Action action) {
        VENDORS.allow(right, action, "My");

        Poll poll = bridge.poll();

        assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
        assertThat(poll.message()).contains("The security role \"API Integration\" lacks a permission: " + right + ", "
                + action.label() + ".", "In Manage, System > Security Roles > \"API Integration\" > " + right + ": set "
                + action.label() + " Level to All.").hasLineCount(1);
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "My"})
    void withoutMembersThereIsNoSalesRep(String level) {
        VENDORS.allow("Member Maintenance", Action.INQUIRE, level);

        assertThat(bridge.poll().state()).isEqualTo(Poll.State.FAILED);
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @Test
    void allThatAreMissingAreToldAtOnce() {
        Rights.NEEDED.forEach(right -> right.actions().forEach(action -> {
            if (action != Action.INQUIRE) {
                VENDORS.allow(right, action, "None");
            }
        }));

        assertThat(bridge.poll().message()).hasLineCount(Rights.NEEDED.size() - 1)
                .contains("Procurement > Products, Add, Edit, Delete.");
    }

    @Test
    void theyAreEnoughForAProjectThatIsMadeChangedAndCutDown() {
        VENDORS.forbidAll();
        Rights.NEEDED.forEach(right -> right.actions().forEach(action -> VENDORS.allow(right, action, "All")));
        assertThat(bridge.pollOne()).returns(Outcome.SYNCED, Run::outcome);

        ObjectNode less = VENDORS.sample(Vendors.SMALL);
        less.put("EndDate", "2026-12-24T00:00:00");
        ((ArrayNode) less.get("Items")).remove(0);
        VENDORS.export(less);
        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.removed()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Company Maintenance", "Contacts", "Product Catalog", "Products", "Opportunity",
        "Project Headers", "Project Phase", "Project Ticket", "Table Setup"})
    void whereTheRoleCannotBeReadTheFirstRefusalNamesTheRight(String function) {
        Right right = Rights.NEEDED.stream().filter(needed -> needed.function().equals(function)).findFirst()
                .orElseThrow();
        VENDORS.allow("Security Roles", Action.INQUIRE, "None");
        VENDORS.allow(right, Action.ADD, "None");

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.messages()).contains("the level All for ").contains(right.toString());
    }

    @Test
    void aRoleThatCannotBeReadIsNoReasonToStop() {
        VENDORS.allow("Security Roles", Action.INQUIRE, "None");

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }
}
