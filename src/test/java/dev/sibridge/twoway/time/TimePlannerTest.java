package dev.sibridge.twoway.time;

import static dev.sibridge.twoway.time.TimeField.BILLABLE;
import static dev.sibridge.twoway.time.TimeField.DAY;
import static dev.sibridge.twoway.time.TimeField.HOURS;
import static dev.sibridge.twoway.time.TimeField.LOCKED;
import static dev.sibridge.twoway.time.TimeField.PERSON;
import static dev.sibridge.twoway.time.TimeField.ROLE;
import static dev.sibridge.twoway.time.TimeField.STATUS;
import static dev.sibridge.twoway.time.TimeField.TASK;
import static dev.sibridge.twoway.time.TimeField.TEXT;
import static dev.sibridge.twoway.time.TimeWorld.NOW;
import static dev.sibridge.twoway.time.TimeWorld.inManage;
import static dev.sibridge.twoway.time.TimeWorld.inTool;
import static dev.sibridge.twoway.time.TimeWorld.marked;
import static dev.sibridge.twoway.time.TimeWorld.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.time.TimePlan.Adopt;
import dev.sibridge.twoway.time.TimePlan.Agree;
import dev.sibridge.twoway.time.TimePlan.Change;
import dev.sibridge.twoway.time.TimePlan.Create;
import dev.sibridge.twoway.time.TimePlan.Delete;
import dev.sibridge.twoway.time.TimePlan.Forget;
import dev.sibridge.twoway.time.TimePlan.Say;
import dev.sibridge.twoway.time.TimePlan.ToManage;
import dev.sibridge.twoway.time.TimePlan.ToTool;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of how time travels, by name. */
class TimePlannerTest {

    private static final BigDecimal THREE = new BigDecimal(3);
    private static final BigDecimal FOUR = new BigDecimal(4);

    private final TimeWorld world = new TimeWorld();

    // What is not sent.

    @ParameterizedTest
    @ValueSource(strings = {"zoe", "mia"})
    void withoutSomebodyInManageWhoMayEnterTimeItIsNotSentButSaidAndCounted(String person) {
        world.tool.add(inTool("7", PERSON, person));
        world.tool.add(inTool("8", PERSON, person));

        TimePlan plan = world.plan();

        assertThat(plan.changes()).containsExactly(said("7", Unsent.NO_PERSON), said("8", Unsent.NO_PERSON));
        assertThat(plan.unsent()).isEqualTo(Map.of(Unsent.NO_PERSON, 2));
    }

    @Test
    void ofATaskWithoutATwinItIsNotSentButSaidAndCounted() {
        world.tool.add(inTool("7", TASK, "t9"));
        world.tool.add(inTool("8", TASK, null));

        assertThat(world.plan().changes()).containsExactly(said("7", Unsent.NO_TASK), said("8", Unsent.NO_TASK));
        assertThat(world.plan().unsent()).isEqualTo(Map.of(Unsent.NO_TASK, 2));
    }

    @Test
    void withoutHoursItIsNotSent() {
        world.tool.add(inTool("7", HOURS, null));
        world.tool.add(inTool("8", HOURS, new BigDecimal("0.001")));

        assertThat(world.plan().unsent()).isEqualTo(Map.of(Unsent.NO_HOURS, 2));
    }

    @Test
    void whatWasSaidIsCountedAgainButNotSaidAgain() {
        world.tool.add(inTool("7", PERSON, "zoe"));
        world.rows.add(new TimeRow("7", null, null, null, Map.of(), Unsent.NO_PERSON.text()));

        assertThat(world.plan().changes()).isEmpty();
        assertThat(world.plan().unsent()).isEqualTo(Map.of(Unsent.NO_PERSON, 1));
    }

    @Test
    void whatWasDeletedInManageIsNotMadeAnewWhateverIsChangedInTheTool() {
        world.pair(inTool("7", HOURS, THREE), null);

        assertThat(world.plan().changes()).containsExactly(said("7", Unsent.GONE));
        assertThat(world.plan().unsent()).isEqualTo(Map.of(Unsent.GONE, 1));
    }

    @Test
    void timeThatWasMadeInManageIsLeftAlone() {
        world.manage.add(inManage("4711"));

        assertThat(world.plan().changes()).isEmpty();
    }

    // What is sent.

    @Test
    void aNewEntryIsSentWithPersonTicketRoleAndBillableOption() {
        world.tool.add(inTool("7", BILLABLE, false, HOURS, new BigDecimal("1.333")));

        Create create = only(Create.class);

        assertThat(create.sent().get(TASK).manage()).isEqualTo("100");
        assertThat(create.sent().get(PERSON).manage()).isEqualTo("1");
        assertThat(create.sent().get(DAY).manage()).isEqualTo(TimeWorld.DAY);
        assertThat(create.sent().get(HOURS).manage()).isEqualTo(new BigDecimal("1.33"));
        assertThat(create.sent().get(BILLABLE).manage()).isEqualTo("DoNotBill");
        assertThat(create.sent().get(ROLE).manage()).isEqualTo("11");
        assertThat(create.sent().get(TEXT).manage()).isEqualTo("Hung it");
        assertThat(create.sent()).doesNotContainKeys(STATUS, LOCKED);
    }

    @Test
    void aResourceTypeThatIsMappedToNothingIsTheDefaultRole() {
        world.tool.add(inTool("7", ROLE, "r2"));

        assertThat(only(Create.class).sent().get(ROLE).manage()).isEqualTo("12");
    }

    @Test
    void aToolWithoutAFieldSaysNothingOfItButTheDefaultRole() {
        Map<TimeField, Object> few = inTool("7").values();
        few.keySet().removeAll(Set.of(BILLABLE, ROLE, STATUS, LOCKED));
        world.tool.add(new TimeEntry("7", NOW, null, null, null, few));

        assertThat(only(Create.class).sent()).doesNotContainKey(BILLABLE);
        assertThat(only(Create.class).sent().get(ROLE).manage()).isEqualTo("12");
    }

    // Never twice.

    @Test
    void anUnansweredCreateIsLookedForByWhatWasSentThoughItWasEditedSince() {
        world.tool.add(inTool("7", HOURS, THREE));
        world.rows.add(row("7", null, NOW.minusSeconds(3600)));
        world.manage.add(inManage("4711"));

        Adopt adopt = only(Adopt.class);

        assertThat(adopt.manage().id()).isEqualTo("4711");
        assertThat(adopt.base().get(HOURS).tool()).as("so that the edit is seen").isEqualTo(new BigDecimal(2));
    }

    @Test
    void anUnansweredCreateIsNotFoundInWhatAnotherEntryIsPairedWith() {
        world.pair(inTool("6"), inManage("4711"));
        world.tool.add(inTool("7"));
        world.rows.add(row("7", null, NOW.minusSeconds(3600)));

        assertThat(only(Create.class).before()).isEqualTo(NOW.minusSeconds(3600));
    }

    @Test
    void anUnansweredCreateIsNotRepeatedWhileManageMayStillBeAtIt() {
        world.tool.add(inTool("7"));
        world.rows.add(row("7", null, NOW.minusSeconds(60)));

        assertThat(world.plan().changes()).isEmpty();
    }

    @Test
    void anUnansweredCreateOfWhatIsDeletedInTheToolMeanwhileIsLookedForToo() {
        world.rows.add(row("7", null, NOW.minusSeconds(3600)));
        assertThat(only(Forget.class)).as("it was not made").isNotNull();
        world.manage.add(inManage("4711"));

        assertThat(only(Adopt.class).manage().id()).as("it is deleted by the next pass").isEqualTo("4711");
    }

    @ParameterizedTest
    @CsvSource({"TASK,200", "PERSON,2", "TEXT,Hung them"})
    void anEntryOfManagesThatDiffersInWhatWasSentIsAnother(TimeField field, String other) {
        world.tool.add(inTool("7"));
        world.rows.add(row("7", null, NOW.minusSeconds(3600)));
        world.manage.add(inManage("4711", field, other));

        assertThat(only(Create.class)).isNotNull();
    }

    @Test
    void anEntryThatBeganAtAnotherTimeIsAnother() {
        world.tool.add(inTool("7"));
        world.rows.add(row("7", null, NOW.minusSeconds(3600)));
        world.manage.add(new TimeEntry("4711", null, null, null, Instant.parse("2027-02-26T08:00:00Z"),
                inManage("4711").values()));

        assertThat(only(Create.class)).isNotNull();
    }

    @Test
    void lineEndsThatManageShowsAsBlanksAreTheSameText() {
        world.tool.add(inTool("7", TEXT, "Hung\nit"));
        world.manage.add(inManage("4711"));

        assertThat(only(Adopt.class).manage().id()).isEqualTo("4711");
    }

    @Test
    void ofTwoEqualEntriesOneOnlyIsTheTwin() {
        world.tool.add(inTool("7"));
        world.tool.add(inTool("8"));
        world.manage.add(inManage("4711"));

        assertThat(world.plan().changes()).hasExactlyElementsOfTypes(Adopt.class, Create.class);
    }

    @Test
    void aLostDatabaseIsRebuiltFromTheMarksThoughAnEntryWasEdited() {
        world.tool.add(marked(inTool("7", HOURS, THREE), "4711"));
        world.manage.add(inManage("4711"));

        assertThat(only(Adopt.class).base()).isEmpty();
    }

    @Test
    void aCopiedEntryWithTheMarkOfTheOriginalIsSentAsItsOwn() {
        world.pair(inTool("7"), inManage("4711"));
        world.tool.add(marked(inTool("8"), "4711"));

        assertThat(only(Create.class).toolId()).isEqualTo("8");
    }

    @Test
    void aMarkThatLeadsToAnotherTicketIsNoProof() {
        world.tool.add(marked(inTool("7"), "4711"));
        world.manage.add(inManage("4711", TASK, "200"));

        assertThat(only(Create.class).toolId()).isEqualTo("7");
    }

    // What changes.

    @Test
    void ofWhatStandsOnBothSidesAsItDidNothingIsDone() {
        world.pair(inTool("7"), inManage("4711"));

        assertThat(world.plan().changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "rejected"})
    void whileItIsOpenOrRejectedAnEditReachesManage(String status) {
        world.pair(inTool("7", HOURS, THREE, STATUS, status), inManage("4711", STATUS, status));

        assertThat(world.plan().changes()).filteredOn(ToManage.class::isInstance).singleElement()
                .satisfies(change -> assertThat(((ToManage) change).values()).isEqualTo(Map.of(HOURS, THREE)));
        assertThat(world.plan().changes()).noneMatch(ToTool.class::isInstance);
    }

    @Test
    void everyFieldThatIsEditedReachesManageTheTextClearedToo() {
        world.pair(inTool("7", TASK, "t2", PERSON, "bob", DAY, TimeWorld.DAY.plusDays(1), BILLABLE, false, ROLE, "r2",
                TEXT, null), inManage("4711"));

        Map<TimeField, Object> values = only(ToManage.class).values();

        assertThat(values).containsEntry(TASK, "200").containsEntry(PERSON, "2").containsEntry(BILLABLE, "DoNotBill")
                .containsEntry(DAY, TimeWorld.DAY.plusDays(1)).containsEntry(ROLE, "12").containsEntry(TEXT, null)
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"submitted,false", "approved,true"})
    void onceItIsSubmittedOrApprovedAnEditInTheToolIsPutBackAndTheLogSaysSo(String status, boolean locked) {
        world.pair(inTool("7", HOURS, THREE, STATUS, status, LOCKED, locked),
                inManage("4711", STATUS, status, LOCKED, locked));

        TimePlan plan = world.plan();

        assertThat(plan.changes()).filteredOn(ToManage.class::isInstance).isEmpty();
        assertThat(plan.changes()).filteredOn(ToTool.class::isInstance).singleElement()
                .satisfies(change -> assertThat(((ToTool) change).values()).isEqualTo(Map.of(HOURS, new BigDecimal(2))))
                .satisfies(change -> assertThat(((ToTool) change).putBack())
                        .isEqualTo("Put back, since it is " + status + " in Manage: hours 2 instead of 3."));
    }

    @ParameterizedTest
    @CsvSource({"submitted,false", "approved,true", "rejected,false"})
    void howFarManageIsReachesTheTool(String status, boolean locked) {
        world.pair(inTool("7"), inManage("4711", STATUS, status, LOCKED, locked));

        ToTool change = only(ToTool.class);

        assertThat(change.values()).containsEntry(STATUS, status);
        assertThat(change.values().containsKey(LOCKED)).isEqualTo(locked);
        assertThat(change.putBack()).isNull();
    }

    @Test
    void aStatusThatSomebodyTypesIntoTheToolIsPutBack() {
        world.pair(inTool("7", STATUS, "approved"), inManage("4711"));

        assertThat(only(ToTool.class).values()).isEqualTo(Map.of(STATUS, "open"));
        assertThat(only(ToTool.class).putBack()).contains("status \"open\" instead of \"approved\"");
    }

    @Test
    void whatManageCorrectsReachesTheTool() {
        world.pair(inTool("7"), inManage("4711", HOURS, THREE, BILLABLE, "NoCharge", PERSON, "2"));

        assertThat(only(ToTool.class).values()).isEqualTo(Map.of(HOURS, THREE, BILLABLE, false, PERSON, "bob"));
        assertThat(only(ToTool.class).putBack()).isNull();
    }

    @Test
    void whatBothHaveChangedIsAsManageHasItAndTheLogKeepsTheOther() {
        world.pair(inTool("7", HOURS, FOUR), inManage("4711", HOURS, THREE));

        assertThat(only(ToTool.class).values()).isEqualTo(Map.of(HOURS, THREE));
        assertThat(only(ToTool.class).putBack())
                .isEqualTo("Put back, since it was changed in Manage, too: hours 3 instead of 4.");
    }

    @Test
    void whatBothHaveChangedAlikeIsAgreedOn() {
        world.pair(inTool("7", HOURS, THREE), inManage("4711", HOURS, THREE));

        assertThat(only(Agree.class).agreed()).containsOnlyKeys(HOURS);
    }

    @Test
    void anotherWayOfNotBillingIsNoChange() {
        world.pair(inTool("7", BILLABLE, false), inManage("4711", BILLABLE, "NoCharge"));

        assertThat(only(Agree.class).agreed()).containsOnlyKeys(BILLABLE);
    }

    @Test
    void timeThatIsMovedToAnotherTicketInManageStaysWithItsTaskInTheTool() {
        world.pair(inTool("7"), inManage("4711", TASK, "200"));

        assertThat(only(Agree.class).agreed()).containsOnlyKeys(TASK);
    }

    @Test
    void hoursThatAreClearedArePutBackSinceManageNeedsSome() {
        world.pair(inTool("7", HOURS, null), inManage("4711"));

        assertThat(only(ToTool.class).values()).isEqualTo(Map.of(HOURS, new BigDecimal(2)));
    }

    @Test
    void aPersonWhomNobodyIsMappedToStaysInTheToolAndTheRestReachesManage() {
        world.pair(inTool("7", PERSON, "zoe", HOURS, THREE), inManage("4711"));

        assertThat(world.plan().changes()).hasExactlyElementsOfTypes(ToManage.class, Say.class);
        assertThat(world.plan().unsent()).isEqualTo(Map.of(Unsent.NO_PERSON, 1));
    }

    @Test
    void whoIsNotActiveAnyMoreStaysButDoesNotComeAnew() {
        world.pair(inTool("7", PERSON, "mia"), inManage("4711", PERSON, "3"));
        assertThat(only(Agree.class).agreed()).containsOnlyKeys(PERSON);
        world.manage.set(0, inManage("4711"));

        assertThat(only(Say.class).text()).isEqualTo(Unsent.NO_PERSON.text());
    }

    @Test
    void aToolThatCannotBeChangedKeepsWhatItHas() {
        world.canChange = false;
        world.pair(inTool("7"), inManage("4711", STATUS, "approved", LOCKED, true));

        assertThat(world.plan().changes()).isEmpty();
    }

    // What is deleted.

    @ParameterizedTest
    @ValueSource(strings = {"open", "rejected"})
    void whatIsDeletedInTheToolIsDeletedInManageWhileItIsOpenOrRejected(String status) {
        world.pair(null, inManage("4711", STATUS, status));

        assertThat(only(Delete.class).now().id()).isEqualTo("4711");
    }

    @Test
    void whatIsSubmittedStaysInManageThoughItIsDeletedInTheTool() {
        world.pair(null, inManage("4711", STATUS, "submitted"));

        assertThat(only(Say.class).text()).isEqualTo(TimePlanner.KEPT_LOCKED.formatted("submitted"));
    }

    @Test
    void whatWasChangedInManageStaysThoughItIsDeletedInTheTool() {
        world.pair(null, inManage("4711", HOURS, THREE));

        assertThat(only(Say.class).text()).isEqualTo(TimePlanner.KEPT_CHANGED);
    }

    @Test
    void timeThatIsGoneWithItsTaskStaysInManage() {
        TimeRow row = row("7", "4711", null);
        Map<TimeField, Agreed> base = row.base();
        base.put(TASK, new Agreed("t9", "900"));
        world.rows.add(new TimeRow("7", row.created(), "4711", null, base, null));
        world.manage.add(inManage("4711", TASK, "900"));

        assertThat(only(Say.class).text()).isEqualTo(TimePlanner.KEPT_WITH_TASK);
    }

    @Test
    void whatIsGoneOnBothSidesIsForgotten() {
        world.rows.add(row("7", "4711", null));

        assertThat(only(Forget.class).toolId()).isEqualTo("7");
    }

    @Test
    void aLaterEntryWithTheSameIdIsAnother() {
        world.pair(null, inManage("4711"));
        world.tool.add(new TimeEntry("7", NOW, "r1", null, null, inTool("7", TEXT, "Something else").values()));

        assertThat(only(Delete.class).toolId()).isEqualTo("7");
    }

    @Test
    void aToolThatLooksSuddenlyEmptyStopsEverything() {
        IntStream.range(0, 30).forEach(i -> {
            world.manage.add(inManage(String.valueOf(100 + i)));
            world.rows.add(row("e" + i, String.valueOf(100 + i), null));
        });
        world.tool.add(inTool("new"));

        assertThat(world.plan().heldBack()).isEqualTo(30);
        assertThat(world.plan().changes()).isEmpty();
        world.guard = new Guard(100, 100);
        assertThat(world.plan().changes()).hasSize(31);
    }

    private static Say said(String toolId, Unsent reason) {
        return new Say(toolId, inTool(toolId).created(), reason.text());
    }

    private <T extends Change> T only(Class<T> type) {
        TimePlan plan = world.plan();
        assertThat(plan.changes()).singleElement().isInstanceOf(type);
        return type.cast(plan.changes().get(0));
    }
}
