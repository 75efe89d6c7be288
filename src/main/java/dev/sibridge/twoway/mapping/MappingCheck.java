package dev.sibridge.twoway.mapping;

import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.Mappings.Board;
import dev.sibridge.twoway.mapping.Mappings.Twin;
import dev.sibridge.twoway.mapping.Mappings.Twins;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether mappings are complete, and whether both sides have what they name. */
public final class MappingCheck {

    private final Mappings mappings;
    private final Map<Side, Directory> directories;
    private final List<Mistake> mistakes = new ArrayList<>();

    private MappingCheck(Mappings mappings, Directory tool, Directory manage) {
        this.mappings = mappings;
        this.directories = Map.of(Side.TOOL, tool, Side.MANAGE, manage);
    }

    /**
     * A mistake in the mappings.
     *
     * @param code  for programs
     * @param where in the document, such as {@code boards[0].statuses}
     * @param text  what is wrong and what to do, for people
     */
    public record Mistake(String code, String where, String text) {
    }

    /** All mistakes; nothing runs before there are none. */
    public static List<Mistake> of(Mappings mappings, Directory tool, Directory manage) {
        MappingCheck check = new MappingCheck(mappings, tool, manage);
        check.boards();
        check.statuses();
        check.twins("categories", Subject.CATEGORY, mappings.categories());
        check.twins("priorities", Subject.PRIORITY, mappings.priorities());
        check.twins("noteCategories", Subject.NOTE_CATEGORY, mappings.noteCategories());
        check.noteDefault();
        check.twins("resourceTypes", Subject.RESOURCE_TYPE, mappings.resourceTypes());
        check.people();
        check.manage("projectRole", Subject.PROJECT_ROLE, mappings.projectRole());
        mappings.companyTypes().forEach(type -> check.manage("companyTypes", Subject.COMPANY_TYPE, type));
        check.rules();
        check.time();
        return List.copyOf(check.mistakes);
    }

    /** Active members of Manage for whom neither the mappings nor mail address nor login name a twin in the tool. */
    public static List<Choice> strangers(Mappings mappings, Directory tool, Directory manage) {
        People people = new People(mappings.people(), tool, manage);
        return manage.all(Subject.PERSON).stream().filter(Choice::active)
                .filter(person -> people.twin(Side.TOOL, person.id()).isEmpty()).toList();
    }

    private void boards() {
        if (mappings.boards().isEmpty()) {
            add("noBoard", "boards", "No board of Manage takes part. Name one at least.");
        } else if (mappings.boards().stream().filter(Board::isDefault).count() != 1) {
            add("defaultBoard", "boards", "Say of exactly one board that it is the default.");
        }
        for (int i = 0; i < mappings.boards().size(); i++) {
            Board board = mappings.boards().get(i);
            String where = "boards[" + i + "]";
            if (mappings.boards().stream().filter(other -> other.board().equals(board.board())).count() > 1) {
                add("twice", where, "The board \"" + board.board() + "\" is mapped twice. Remove one of the two.");
            }
            if (known(Side.MANAGE, Subject.BOARD, null, where, board.board())) {
                statuses(where + ".statuses", Side.MANAGE, Category.Of.TASK, board.board(), board.statuses());
            }
        }
    }

    private void statuses() {
        statuses("projectStatuses", Side.MANAGE, Category.Of.PROJECT, null, mappings.projectStatuses());
        statuses("toolStatuses", Side.TOOL, Category.Of.TASK, null, mappings.toolStatuses());
        statuses("toolProjectStatuses", Side.TOOL, Category.Of.PROJECT, null, mappings.toolProjectStatuses());
    }

    private void statuses(String where, Side side, Category.Of of, String group, Statuses statuses) {
        Subject subject = of == Category.Of.TASK ? Subject.TASK_STATUS : Subject.PROJECT_STATUS;
        statuses.meanings().forEach((status, meaning) -> {
            known(side, subject, group, where, status);
            if (statuses.meaning(status).filter(of.all()::contains).isEmpty()) {
                add("category", where, "\"" + meaning + "\" is no category. Use " + names(of.all()) + ".");
            }
        });
        List<Category> missing = of.all().stream().filter(of.required()::contains)
                .filter(category -> statuses.of(category).isEmpty()).toList();
        if (!missing.isEmpty()) {
            add("missing", where, "No status means " + names(missing) + ". Map one at least to each of them.");
        }
        statuses.contradictions().forEach((category, several) -> add("defaults", where, "Several statuses are written"
                + " for " + category.wireName() + ": " + String.join(", ", several) + ". Put * behind one of them."));
        of.all().stream().filter(Category::isOpen).forEach(category -> statuses.written(category)
                .flatMap(status -> directory(side).named(subject, group, status)).filter(Choice::closed)
                .ifPresent(status -> add("closedDefault", where, "\"" + status.name() + "\" is a closed status, but it"
                        + " is written for " + category.wireName() + ". Choose an open one.")));
    }

    private void twins(String where, Subject subject, Twins twins) {
        twins.pairs().forEach(twin -> twin(where + ".pairs", subject, twin));
        for (Side side : Side.values()) {
            String name = twins.newIn(side);
            if (name != null) {
                known(side, subject, null, where + (side == Side.TOOL ? ".newInTool" : ".newInManage"), name);
            }
        }
    }

    private void twin(String where, Subject subject, Twin twin) {
        for (Side side : Side.values()) {
            if (twin.on(side) == null) {
                add("half", where, "A pair needs a name on both sides: " + twin.on(side.other()) + ".");
            } else {
                known(side, subject, null, where, twin.on(side));
            }
        }
    }

    private void noteDefault() {
        String name = mappings.noteCategories().newInManage();
        if (NotePlaces.isForCustomers(name)) {
            add("noteDefault", "noteCategories.newInManage", "Customers read the " + name + " of a ticket: what has no"
                    + " twin is not to stand there. Use " + NotePlaces.INTERNAL + ".");
        }
    }

    private void people() {
        for (Twin person : mappings.people()) {
            for (Side side : Side.values()) {
                if (person.on(side) == null || People.named(directory(side), person.on(side)).isEmpty()) {
                    add("unknown", "people", name(side) + " knows nobody by \"" + person.on(side) + "\".");
                }
                if (mappings.people().stream().filter(other -> person.on(side) != null
                        && person.on(side).equals(other.on(side))).count() > 1) {
                    add("twice", "people", "\"" + person.on(side) + "\" is mapped twice. Remove one of the two.");
                }
            }
        }
    }

    private void manage(String where, Subject subject, String name) {
        if (name != null) {
            known(Side.MANAGE, subject, null, where, name);
        }
    }

    private void rules() {
        mappings.rules().forEach((field, rule) -> {
            if (Arrays.stream(Field.values()).map(Field::wireName).noneMatch(field::equals)) {
                add("field", "rules", "There is no field \"" + field + "\".");
            }
            List<String> known = Arrays.stream(Rule.values()).map(Rule::wireName).sorted().toList();
            if (!known.contains(rule)) {
                add("rule", "rules", "\"" + rule + "\" is no rule. Use " + String.join(", ", known) + ".");
            }
        });
    }

    private void time() {
        if (!List.of("NoCharge", "DoNotBill").contains(mappings.time().nonBillable())) {
            add("nonBillable", "time.nonBillable", "Time that is not billable is NoCharge or DoNotBill, not \""
                    + mappings.time().nonBillable() + "\".");
        }
    }

    private boolean known(Side side, Subject subject, String group, String where, String name) {
        Optional<Choice> choice = directory(side).named(subject, group, name);
        if (choice.isEmpty()) {
            add("unknown", where, name(side) + " has no \"" + name + "\""
                    + (group == null ? "" : " on the board \"" + group + "\"") + ".");
        }
        return choice.isPresent();
    }

    private Directory directory(Side side) {
        return directories.get(side);
    }

    private static String name(Side side) {
        return side == Side.TOOL ? "The tool" : "Manage";
    }

    private static String names(List<Category> categories) {
        return categories.stream().map(Category::wireName).collect(Collectors.joining(", "));
    }

    private void add(String code, String where, String text) {
        mistakes.add(new Mistake(code, where, text));
    }
}
