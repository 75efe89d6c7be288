package dev.sibridge.web.twoway.page;

import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.mapping.Category;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.MappingCheck;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.mapping.Mappings.Board;
import dev.sibridge.twoway.mapping.Mappings.Twin;
import dev.sibridge.twoway.mapping.Mappings.Twins;
import dev.sibridge.twoway.mapping.Statuses;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mappings as the form shows them: beside each choice all that may be chosen. */
final class MappingView {

    private static final int EMPTY_ROWS = 2;

    private final Mappings mappings;
    private final Directory tool;
    private final Directory manage;
    private final Set<String> fixed;

    MappingView(Mappings mappings, Set<String> fixed, Connection both) {
        this.mappings = mappings;
        this.fixed = fixed;
        this.tool = both.toolDirectory();
        this.manage = both.manageDirectory();
    }

    /**
     * What statuses mean.
     *
     * @param key     of the form's fields
     * @param choices what one may mean, by name, in the order of a project's life
     */
    record StatusPart(String key, String title, boolean fixed, List<String> choices, List<StatusRow> rows) {
    }

    /**
     * A status.
     *
     * @param meaning null for none
     * @param written whether it is the one that is written for that meaning
     */
    record StatusRow(String name, String meaning, boolean written) {
    }

    /** A board of Manage that takes part. */
    record BoardPart(String name, boolean isDefault, boolean pairNew, StatusPart statuses) {
    }

    /**
     * Names that mean the same.
     *
     * @param rows       those that are mapped, and some to fill in
     * @param unmapped   names of the tool that are not
     * @param unmappedInManage the same of Manage
     */
    record TwinsPart(String key, String title, boolean fixed, List<String> tool, List<String> manage, List<Twin> rows,
            String newInTool, String newInManage, List<String> unmapped, List<String> unmappedInManage) {
    }

    /**
     * Somebody on both sides.
     *
     * @param manage      by what the mappings call him; null for nobody
     * @param manageLabel by name, too; null when nobody of Manage is called so
     * @param tool        the same in the tool
     */
    record PersonRow(String manage, String manageLabel, String tool, String toolLabel) {
    }

    /** Somebody who may be chosen, by what the mappings call him. */
    record Person(String value, String label) {
    }

    /** A field's rule: null for the usual one. */
    record RuleRow(String field, String label, String rule) {
    }

    public List<BoardPart> boards() {
        return IntStream.range(0, mappings.boards().size()).mapToObj(i -> {
            Board board = mappings.boards().get(i);
            return new BoardPart(board.board(), board.isDefault(), board.pairNew(), statuses("board." + i,
                    "Statuses of tickets", "boards", manage.all(Subject.TASK_STATUS).stream()
                            .filter(status -> board.board().equals(status.group())).toList(), board.statuses(),
                    Category.Of.TASK));
        }).toList();
    }

    /** Boards that take no part yet. */
    public List<String> otherBoards() {
        return names(manage, Subject.BOARD).stream().filter(name -> mappings.board(name).isEmpty()).toList();
    }

    public List<StatusPart> statuses() {
        return List.of(statuses("projectStatuses", "Statuses of projects in Manage", "projectStatuses",
                        manage.all(Subject.PROJECT_STATUS), mappings.projectStatuses(), Category.Of.PROJECT),
                statuses("toolProjectStatuses", "Statuses of projects in the project tool", "toolProjectStatuses",
                        tool.all(Subject.PROJECT_STATUS), mappings.toolProjectStatuses(), Category.Of.PROJECT),
                statuses("toolStatuses", "Statuses of tasks in the project tool", "toolStatuses",
                        tool.all(Subject.TASK_STATUS), mappings.toolStatuses(), Category.Of.TASK));
    }

    private StatusPart statuses(String key, String title, String member, List<Choice> all, Statuses now,
            Category.Of of) {
        List<String> names = Stream.concat(all.stream().filter(Choice::active).map(Choice::name),
                now.meanings().keySet().stream().map(name -> nameOf(all, name))).distinct().toList();
        return new StatusPart(key, title, fixed.contains(member), of.all().stream().map(Category::wireName).toList(),
                names.stream().map(name -> {
                    String meaning = now.meanings().entrySet().stream()
                            .filter(one -> nameOf(all, one.getKey()).equals(name)).map(one -> one.getValue())
                            .findFirst().orElse(null);
                    return new StatusRow(name, meaning == null ? null : meaning.replace("*", ""), meaning != null
                            && meaning.endsWith("*"));
                }).toList());
    }

    // Mappings may name a status by its id.
    private static String nameOf(List<Choice> all, String nameOrId) {
        return all.stream().map(Choice::name).filter(nameOrId::equals).findFirst().or(() -> all.stream()
                .filter(one -> one.id().equals(nameOrId)).map(Choice::name).findFirst()).orElse(nameOrId);
    }

    public List<TwinsPart> twins() {
        return List.of(twins("priorities", "Priorities", Subject.PRIORITY, mappings.priorities()),
                twins("categories", "Categories and project types", Subject.CATEGORY, mappings.categories()),
                twins("noteCategories", "Categories of notes", Subject.NOTE_CATEGORY, mappings.noteCategories()),
                twins("resourceTypes", "Resource types and work roles", Subject.RESOURCE_TYPE,
                        mappings.resourceTypes()));
    }

    private TwinsPart twins(String key, String title, Subject list, Twins now) {
        List<Twin> rows = new ArrayList<>(now.pairs().stream().map(twin -> new Twin(
                nameOf(tool.all(list), twin.tool()), nameOf(manage.all(list), twin.manage()))).toList());
        List<String> unmapped = unmapped(tool, list, rows, Side.TOOL);
        List<String> unmappedInManage = unmapped(manage, list, rows, Side.MANAGE);
        rows.addAll(Collections.nCopies(EMPTY_ROWS, new Twin(null, null)));
        return new TwinsPart(key, title, fixed.contains(key), names(tool, list), names(manage, list), rows,
                now.newInTool(), now.newInManage(), unmapped, unmappedInManage);
    }

    private static List<String> unmapped(Directory side, Subject list, List<Twin> rows, Side where) {
        return names(side, list).stream().filter(name -> rows.stream().noneMatch(row -> name.equals(row.on(where))))
                .toList();
    }

    /** Who is who by hand; then all members of Manage whom nothing tells. */
    public List<PersonRow> people() {
        List<Twin> rows = new ArrayList<>(mappings.people());
        strangers().forEach(person -> rows.add(new Twin(null, person.value())));
        rows.add(new Twin(null, null));
        return rows.stream().map(row -> new PersonRow(row.manage(), label(managePeople(), row.manage()), row.tool(),
                label(toolPeople(), row.tool()))).toList();
    }

    private static String label(List<Person> people, String value) {
        return people.stream().filter(one -> one.value().equals(value)).map(Person::label).findFirst().orElse(null);
    }

    /** Active members of Manage who are nobody in the tool. */
    public List<Person> strangers() {
        return MappingCheck.strangers(mappings, tool, manage).stream().map(MappingView::person).toList();
    }

    public List<Person> toolPeople() {
        return people(tool);
    }

    public List<Person> managePeople() {
        return people(manage);
    }

    private static List<Person> people(Directory side) {
        return side.all(Subject.PERSON).stream().filter(Choice::active).map(MappingView::person).toList();
    }

    private static Person person(Choice person) {
        String sign = Objects.requireNonNullElse(person.login(), Objects.requireNonNullElse(person.mail(),
                person.id()));
        return new Person(sign, person.name().isBlank() ? sign : person.name() + " (" + sign + ")");
    }

    public List<String> projectRoles() {
        return names(manage, Subject.PROJECT_ROLE);
    }

    public List<String> companyTypes() {
        return names(manage, Subject.COMPANY_TYPE);
    }

    /** A row for each name that fields have. */
    public List<RuleRow> rules() {
        return Stream.of(Field.values()).map(Field::wireName).distinct()
                .map(name -> new RuleRow(name, Words.field(name), mappings.rules().get(name))).toList();
    }

    public Mappings mappings() {
        return mappings;
    }

    /** Whether a file says what this member is. */
    public boolean isFixed(String member) {
        return fixed.contains(member);
    }

    private static List<String> names(Directory side, Subject list) {
        return side.all(list).stream().filter(Choice::active).map(Choice::name).distinct().toList();
    }
}
