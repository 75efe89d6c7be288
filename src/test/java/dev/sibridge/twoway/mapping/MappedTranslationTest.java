package dev.sibridge.twoway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.merge.Translation.Twin;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MappedTranslationTest {

    private final MappedTranslation translation = new MappedTranslation(Dealer.mappings(), Dealer.TOOL, Dealer.MANAGE,
            Dealer.BOARD, Dealer.LIMITS);

    @Test
    void aStatusBecomesTheOneThatIsWrittenForItsCategory() {
        assertThat(inManage(Field.TASK_STATUS, "t3", "m1")).isEqualTo(Twin.of("m2"));
        assertThat(inTool(Field.TASK_STATUS, "m4", "t1")).isEqualTo(Twin.of("t4"));
        assertThat(inTool(Field.PROJECT_STATUS, "mp2", null)).isEqualTo(Twin.of("tp3"));
    }

    @Test
    void aFinerStatusOfTheSameCategoryStays() {
        assertThat(inTool(Field.TASK_STATUS, "m2", "t3")).isEqualTo(Twin.of("t3"));
        assertThat(inTool(Field.TASK_STATUS, "m2", "t1")).isEqualTo(Twin.of("t2"));
    }

    @Test
    void aStatusThatIsMappedToNothingCountsAsNotStartedAndIsNeverWritten() {
        assertThat(inTool(Field.TASK_STATUS, "m6", "t2")).isEqualTo(Twin.of("t1"));
        assertThat(inManage(Field.TASK_STATUS, "t1", "m6")).as("it means the same").isEqualTo(Twin.of("m6"));
        assertThat(inManage(Field.TASK_STATUS, "t1", null)).isEqualTo(Twin.of("m1"));
    }

    @Test
    void aCategoryWithoutAStatusOverThereHasNoTwin() {
        assertThat(inTool(Field.TASK_STATUS, "m3", "t1")).isEqualTo(Twin.NONE);
    }

    @Test
    void aTicketOnAnotherBoardHasThatOnesStatuses() {
        MappedTranslation two = new MappedTranslation(Dealer.mappings(document -> document.withArray("boards")
                .addObject().put("board", "Service").putObject("statuses").put("New", "Blocked*")), Dealer.TOOL,
                Dealer.MANAGE, Dealer.BOARD, Dealer.LIMITS);

        assertThat(two.twin(Field.TASK_STATUS, Side.TOOL, "m5", "t1")).as("blocked").isEqualTo(Twin.NONE);
        assertThat(two.twin(Field.TASK_STATUS, Side.MANAGE, "t2", "m5")).as("nothing like it").isEqualTo(Twin.NONE);
        assertThat(two.takesPart(ticket("m5"))).isTrue();
    }

    @Test
    void whatIsOnABoardThatIsNotMappedTakesNoPart() {
        assertThat(translation.takesPart(ticket("m5"))).isFalse();
        assertThat(translation.takesPart(ticket("m1"))).isTrue();
        assertThat(translation.takesPart(ticket("a status of tomorrow"))).isTrue();
        Sighting project = new Sighting(Kind.PROJECT, "1", null, null, null, null, null, Map.of());
        assertThat(translation.takesPart(project)).isTrue();
        assertThat(new MappedTranslation(Dealer.mappings(), Dealer.TOOL, Dealer.MANAGE, "Service", Dealer.LIMITS)
                .takesPart(project)).isFalse();
    }

    private static Sighting ticket(String status) {
        return new Sighting(Kind.TASK, "1", null, null, null, null, null, Map.of(Field.TASK_STATUS, status));
    }

    @Test
    void namesAreTranslatedByTheirPairsAndWhatIsNewByTheDefault() {
        assertThat(inManage(Field.PROJECT_CATEGORY, "tc1", null)).isEqualTo(Twin.of("mc1"));
        assertThat(inManage(Field.PROJECT_CATEGORY, "tc2", null)).isEqualTo(Twin.of("mc2"));
        assertThat(inTool(Field.PROJECT_CATEGORY, "mc2", null)).isEqualTo(Twin.of("tc2"));
    }

    @Test
    void ofSeveralThatMeanTheSameTheOneThatIsThereStays() {
        assertThat(inTool(Field.TASK_PRIORITY, "my1", "ty2")).isEqualTo(Twin.of("ty2"));
        assertThat(inTool(Field.TASK_PRIORITY, "my1", "ty3")).isEqualTo(Twin.of("ty1"));
    }

    @Test
    void peopleAreKnownByHandByMailOrByLoginAndNobodyIsGuessed() {
        assertThat(inManage(Field.PROJECT_OWNER, "u1", null)).as("mail").isEqualTo(Twin.of("p1"));
        assertThat(inManage(Field.PROJECT_OWNER, "u2", null)).as("login").isEqualTo(Twin.of("p2"));
        assertThat(inManage(Field.PROJECT_OWNER, "u3", null)).as("by hand").isEqualTo(Twin.of("p3"));
        assertThat(inTool(Field.PROJECT_OWNER, "p3", null)).as("by hand").isEqualTo(Twin.of("u3"));
        assertThat(inManage(Field.PROJECT_OWNER, "u4", null)).isEqualTo(Twin.NONE);
    }

    @Test
    void ofSeveralAssigneesThoseWhoAreKnownAreTakenAndAStrangerStaysWhereHeIs() {
        assertThat(inManage(Field.TASK_ASSIGNEES, Set.of("u1", "u4"), null)).isEqualTo(Twin.of(Set.of("p1")));
        assertThat(inTool(Field.TASK_ASSIGNEES, Set.of("p2"), Set.of("u1", "u4")))
                .isEqualTo(Twin.of(Set.of("u2", "u4")));
        assertThat(inManage(Field.TASK_ASSIGNEES, Set.of("u4"), null)).isEqualTo(Twin.NONE);
        assertThat(inManage(Field.TASK_ASSIGNEES, Set.of(), Set.of("p1"))).isEqualTo(Twin.of(Set.of()));
    }

    @Test
    void textIsCutToWhatTheOtherSideKeepsAndEverythingElseStaysAsItIs() {
        assertThat(inManage(Field.TASK_NAME, "x".repeat(140), null)).isEqualTo(Twin.of("x".repeat(100)));
        assertThat(inTool(Field.TASK_NAME, "x".repeat(100), null)).isEqualTo(Twin.of("x".repeat(100)));
        assertThat(inManage(Field.STEP_DONE, true, null)).isEqualTo(Twin.of(true));
        assertThat(inManage(Field.TASK_STATUS, null, "m1")).isEqualTo(Twin.of(null));
        assertThat(translation.isRequired(Field.TASK_NAME, Side.MANAGE)).isTrue();
    }

    @Test
    void theLinesOfATextAreKept() {
        String lines = "Above the door:\n  two of them\n\tand a third";

        assertThat(inManage(Field.TASK_DESCRIPTION, lines, null)).isEqualTo(Twin.of(lines));
        assertThat(inTool(Field.NOTE_TEXT, lines, null)).isEqualTo(Twin.of(lines));
        assertThat(inManage(Field.NOTE_TEXT, "x".repeat(59_998) + " 🎧", null))
                .as("no half of a character").isEqualTo(Twin.of("x".repeat(59_998)));
    }

    @Test
    void whoWroteANoteIsNothingThatItSays() {
        assertThat(inTool(Field.NOTE_TEXT, "[Ann in the project tool]\nHot", "Hot")).isEqualTo(Twin.of("Hot"));
        assertThat(inManage(Field.NOTE_TEXT, "Cold", "[Ann in the project tool]\nHot"))
                .isEqualTo(Twin.of("[Ann in the project tool]\nCold"));
        assertThat(inManage(Field.NOTE_TEXT, "Hot\nand\n  cold", "[Ann in the project tool] Hot and cold"))
                .as("without its line ends").isEqualTo(Twin.of("[Ann in the project tool] Hot and cold"));
        assertThat(inManage(Field.NOTE_TEXT, "[Ann]\nHot", null)).isEqualTo(Twin.of("[Ann]\nHot"));
    }

    @Test
    void theAuthorOfANoteIsCalledByHisNameWhoeverHeIs() {
        assertThat(translation.author(Side.TOOL, "u1")).contains("Ann Smith");
        assertThat(translation.author(Side.MANAGE, "bjones")).as("a login").contains("bjones");
        assertThat(translation.author(Side.MANAGE, "Kim, a customer")).contains("Kim, a customer");
        assertThat(translation.author(Side.MANAGE, "4711")).as("nobody knows").isEmpty();
        assertThat(translation.author(Side.TOOL, "u99")).isEmpty();
        assertThat(translation.author(Side.TOOL, null)).isEmpty();
        assertThat(inTool(Field.NOTE_AUTHOR, "bjones", null)).isEqualTo(Twin.of("u2"));
    }

    @Test
    void noDefaultLetsMorePeopleReadANote() {
        assertThat(inTool(Field.NOTE_CATEGORY, "Internal", null)).as("no twin").isEqualTo(Twin.NONE);
        assertThat(inTool(Field.NOTE_CATEGORY, "mn1", null)).as("a type").isEqualTo(Twin.of("tn1"));
        assertThat(inManage(Field.NOTE_CATEGORY, "tn1", null)).isEqualTo(Twin.of("mn1"));
        MappedTranslation open = new MappedTranslation(Dealer.mappings(document -> document.putObject("noteCategories")
                .put("newInManage", "Discussion")), Dealer.TOOL, Dealer.MANAGE, Dealer.BOARD, Dealer.LIMITS);
        assertThat(open.twin(Field.NOTE_CATEGORY, Side.MANAGE, "tn1", null)).isEqualTo(Twin.NONE);
    }

    @Test
    void aToolWithoutCategoriesOfNotesIsToldNone() {
        MappedTranslation plain = new MappedTranslation(Dealer.mappings(), new Directory(Map.of()), Dealer.MANAGE,
                Dealer.BOARD, Dealer.LIMITS);

        assertThat(plain.twin(Field.NOTE_CATEGORY, Side.TOOL, "Internal", null)).isEqualTo(Twin.of(null));
    }

    @Test
    void aCustomerIsNoCompanyByItsNumber() {
        assertThat(inManage(Field.PROJECT_CUSTOMER, "1", null)).isEqualTo(Twin.NONE);
    }

    private Twin inManage(Field field, Object value, Object now) {
        return translation.twin(field, Side.MANAGE, value, now);
    }

    private Twin inTool(Field field, Object value, Object now) {
        return translation.twin(field, Side.TOOL, value, now);
    }
}
