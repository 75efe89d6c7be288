package dev.sibridge.twoway.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What means what on both sides, as a dealer has decided: one document. Names are those that people see; whatever is
 * left out has no mapping.
 *
 * @param boards              boards of Manage that take part
 * @param projectStatuses     of Manage
 * @param toolStatuses        of the tool's tasks
 * @param toolProjectStatuses of the tool's projects
 * @param categories          the tool's categories and Manage's project types
 * @param priorities          of tasks and tickets
 * @param noteCategories      the tool's note categories and Manage's note types
 * @param resourceTypes       the tool's resource types and Manage's work roles
 * @param people              whom neither mail address nor login tells
 * @param projectRole         of people who come onto a project of Manage's by an assignment in the tool; null for none
 * @param companyTypes        of the companies that are offered when one is chosen
 * @param rules               whose value counts, by field: names of fields and of {@link Rule}s
 * @param defaultPhase        of tasks that lie in none, in Manage; null for none
 */
public record Mappings(
        List<Board> boards, Statuses projectStatuses, Statuses toolStatuses, Statuses toolProjectStatuses,
        Twins categories, Twins priorities, Twins noteCategories, Twins resourceTypes, List<Twin> people,
        String projectRole, List<String> companyTypes, Time time, Map<String, String> rules, String defaultPhase) {

    /** Nothing is mapped. */
    public static final Mappings NONE = new Mappings(null, null, null, null, null, null, null, null, null, null, null,
            null, null, null);

    public Mappings {
        boards = boards == null ? List.of() : List.copyOf(boards);
        projectStatuses = orNone(projectStatuses);
        toolStatuses = orNone(toolStatuses);
        toolProjectStatuses = orNone(toolProjectStatuses);
        categories = orNone(categories);
        priorities = orNone(priorities);
        noteCategories = orNone(noteCategories);
        resourceTypes = orNone(resourceTypes);
        people = people == null ? List.of() : List.copyOf(people);
        companyTypes = companyTypes == null ? List.of() : List.copyOf(companyTypes);
        time = time == null ? Time.OFF : time;
        rules = rules == null ? Map.of() : Map.copyOf(rules);
    }

    private static Statuses orNone(Statuses statuses) {
        return statuses == null ? new Statuses(Map.of()) : statuses;
    }

    private static Twins orNone(Twins twins) {
        return twins == null ? new Twins(List.of(), null, null) : twins;
    }

    /** Whose value of a field counts when both sides have changed it. */
    public Rule rule(Field field) {
        String chosen = rules.get(field.wireName());
        return Stream.of(Rule.values()).filter(rule -> rule.wireName().equals(chosen)).findFirst()
                .orElse(field.rule());
    }

    /** The board that is used where nobody chooses one. */
    public Optional<Board> defaultBoard() {
        return boards.stream().filter(Board::isDefault).findFirst();
    }

    /** A board's part; empty when it takes none. */
    public Optional<Board> board(String name) {
        return boards.stream().filter(board -> board.board().equals(name)).findFirst();
    }

    /**
     * A board of Manage.
     *
     * @param isDefault where nobody chooses one
     * @param pairNew   whether its projects are paired by themselves
     * @param statuses  of its tickets
     */
    public record Board(String board, @JsonProperty("default") boolean isDefault,
            boolean pairNew, Statuses statuses) {

        public Board {
            statuses = orNone(statuses);
        }
    }

    /** Two names that mean the same. */
    public record Twin(String tool, String manage) {

        public String on(Side side) {
            return side == Side.TOOL ? tool : manage;
        }
    }

    /**
     * Names that mean the same; several of one side may mean the same on the other, then the first is written.
     *
     * @param newInManage for what has no twin in Manage; null for nothing
     * @param newInTool   for what has no twin in the tool; null for nothing
     */
    public record Twins(List<Twin> pairs, String newInManage, String newInTool) {

        public Twins {
            pairs = pairs == null ? List.of() : List.copyOf(pairs);
        }

        /** For what has no twin on a side; null for nothing. */
        public String newIn(Side side) {
            return side == Side.TOOL ? newInTool : newInManage;
        }
    }

    /**
     * Time entries.
     *
     * @param nonBillable what is not billable in the tool is in Manage: {@code NoCharge} or {@code DoNotBill}
     */
    public record Time(boolean enabled, String nonBillable) {

        static final Time OFF = new Time(false, "NoCharge");

        public Time {
            nonBillable = nonBillable == null ? "NoCharge" : nonBillable;
        }
    }
}
