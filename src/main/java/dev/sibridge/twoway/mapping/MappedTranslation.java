package dev.sibridge.twoway.mapping;

import dev.sibridge.text.Text;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.Mappings.Board;
import dev.sibridge.twoway.mapping.Mappings.Twins;
import dev.sibridge.twoway.merge.Translation;
import dev.sibridge.twoway.model.Byline;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says what one side holds as the other would, by the dealer's mappings. References are ids of their side. */
public final class MappedTranslation implements Translation {

    private static final Map<Field, Subject> NAMED = Map.of(Field.PROJECT_CATEGORY, Subject.CATEGORY,
            Field.TASK_PRIORITY, Subject.PRIORITY, Field.NOTE_CATEGORY, Subject.NOTE_CATEGORY);

    private final Mappings mappings;
    private final Map<Side, Directory> directories = new EnumMap<>(Side.class);
    private final String board;
    private final People people;
    private final FieldLimits limits;
    private final Customers customers;

    /**
     * @param board  of Manage that the project is on
     * @param limits how long texts may be, and what must not be empty
     */
    public MappedTranslation(Mappings mappings, Directory tool, Directory manage, String board, FieldLimits limits) {
        this(mappings, tool, manage, board, limits, Customers.NONE);
    }

    /** @param customers which of them are which companies */
    public MappedTranslation(Mappings mappings, Directory tool, Directory manage, String board, FieldLimits limits,
            Customers customers) {
        this.mappings = mappings;
        this.directories.put(Side.TOOL, tool);
        this.directories.put(Side.MANAGE, manage);
        this.board = board;
        this.people = new People(mappings.people(), tool, manage);
        this.limits = limits;
        this.customers = customers;
    }

    /** What the sides demand of texts and empty fields. */
    public interface FieldLimits {

        /** The longest text that a side keeps in a field, in characters. */
        int longest(Field field, Side side);

        /** Whether a side takes no empty value. */
        boolean isRequired(Field field, Side side);
    }

    @Override
    public Twin twin(Field field, Side to, Object value, Object now) {
        if (value == null) {
            return Twin.of(null);
        }
        return switch (field) {
            case PROJECT_STATUS -> status(Category.Of.PROJECT, to, (String) value, (String) now);
            case TASK_STATUS -> status(Category.Of.TASK, to, (String) value, (String) now);
            case PROJECT_CATEGORY -> named(field, mappings.categories(), to, (String) value, (String) now);
            case TASK_PRIORITY -> named(field, mappings.priorities(), to, (String) value, (String) now);
            case NOTE_CATEGORY -> noteCategory(to, (String) value, (String) now);
            case NOTE_TEXT -> noteText(to, (String) value, (String) now);
            case PROJECT_OWNER, NOTE_AUTHOR -> people.twin(to, (String) value)
                    .map(person -> Twin.of(person.id())).orElse(Twin.NONE);
            case PROJECT_CUSTOMER -> customers.twin(to, (String) value).map(Twin::of).orElse(Twin.NONE);
            case TASK_ASSIGNEES -> assignees(to, (Collection<?>) value, (Collection<?>) now);
            case PROJECT_NAME, PHASE_NAME, TASK_NAME -> Twin.of(Text.cut((String) value, limits.longest(field, to)));
            default -> Twin.of(value instanceof String text ? whole(text, limits.longest(field, to)) : value);
        };
    }

    // Whose note it is, is not what it says: that line stays where it is, and is not put where it is not. Manage may
    // keep line ends as blanks.
    private Twin noteText(Side to, String value, String now) {
        if (now != null && Text.plain(Byline.without(now)).equals(Text.plain(Byline.without(value)))) {
            return Twin.of(now);
        }
        String text = now == null ? value : Byline.line(now) + Byline.without(value);
        return Twin.of(whole(text, limits.longest(Field.NOTE_TEXT, to)));
    }

    /**
     * A default never lets more people read a note: what is internal in Manage needs a twin, or a tool that knows no
     * categories, and what has no twin in Manage is not put where customers read it.
     */
    private Twin noteCategory(Side to, String value, String now) {
        if (to == Side.TOOL && directories.get(to).all(Subject.NOTE_CATEGORY).isEmpty()) {
            return Twin.of(null);
        }
        Twins twins = mappings.noteCategories();
        boolean isOpen = to == Side.TOOL ? value.equals(NotePlaces.INTERNAL)
                : NotePlaces.isForCustomers(twins.newInManage());
        return named(Field.NOTE_CATEGORY, isOpen ? new Twins(twins.pairs(), null, null) : twins, to, value, now);
    }

    @Override
    public Optional<String> author(Side side, Object author) {
        return author == null ? Optional.empty() : people.name(side, (String) author);
    }

    // Lines and indents of a text are kept, unlike those of a name.
    private static String whole(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest)
                .stripTrailing();
    }

    @Override
    public Optional<String> defaultPhase() {
        return Optional.ofNullable(mappings.defaultPhase()).map(String::strip).filter(name -> !name.isEmpty());
    }

    @Override
    public Map<Field, Object> closing(Side side, Sighting record) {
        return new MappedClosing(this, limits).values(side, record);
    }

    @Override
    public boolean isClosed(Side side, Sighting record) {
        MappedClosing closing = new MappedClosing(this, limits);
        return record.kind().isRemoved() && Stream.of(false, true).map(moved -> closing.values(side, record, moved))
                .anyMatch(values -> record.values().entrySet().containsAll(values.entrySet()));
    }

    @Override
    public boolean isRequired(Field field, Side side) {
        return limits.isRequired(field, side);
    }

    // Only another category is another status; a finer one of the same category stays.
    private Twin status(Category.Of of, Side to, String value, String now) {
        Category meant = meaning(of, to.other(), value);
        if (now != null && meaning(of, to, now) == meant) {
            return Twin.of(now);
        }
        return written(of, meant, to, now).map(Twin::of).orElse(Twin.NONE);
    }

    // A ticket may be on another board than its project.
    private String boardOf(String status) {
        return Optional.ofNullable(status).flatMap(id -> directories.get(Side.MANAGE).byId(Subject.TASK_STATUS, id))
                .map(Choice::group).orElse(board);
    }

    @Override
    public boolean takesPart(Sighting record) {
        return record.kind() == Kind.PROJECT ? mappings.board(board).isPresent()
                : record.kind() != Kind.TASK
                || mappings.board(boardOf((String) record.value(Field.TASK_STATUS))).isPresent();
    }

    /** The status of tasks that is written on a side for a category, by its id; empty when none is mapped to it. */
    Optional<String> written(Category category, Side side) {
        return written(Category.Of.TASK, category, side, null);
    }

    private Optional<String> written(Category.Of of, Category category, Side side, String now) {
        return statuses(of, side, now).written(category)
                .flatMap(name -> directories.get(side).named(subject(of), group(of, side, now), name)).map(Choice::id);
    }

    private Category meaning(Category.Of of, Side side, String id) {
        return directories.get(side).byId(subject(of), id).map(Choice::name)
                .flatMap(name -> statuses(of, side, id).meaning(name).or(() -> statuses(of, side, id).meaning(id)))
                .orElse(of.first());
    }

    private Statuses statuses(Category.Of of, Side side, String status) {
        if (of == Category.Of.PROJECT) {
            return side == Side.TOOL ? mappings.toolProjectStatuses() : mappings.projectStatuses();
        }
        return side == Side.TOOL ? mappings.toolStatuses()
                : mappings.board(boardOf(status)).map(Board::statuses).orElse(new Statuses(Map.of()));
    }

    private static Subject subject(Category.Of of) {
        return of == Category.Of.TASK ? Subject.TASK_STATUS : Subject.PROJECT_STATUS;
    }

    private String group(Category.Of of, Side side, String now) {
        return of == Category.Of.TASK && side == Side.MANAGE ? boardOf(now) : null;
    }

    // Several may mean the same: what is there stays if it does.
    private Twin named(Field field, Twins twins, Side to, String value, String now) {
        List<String> meant = twins.pairs().stream().filter(twin -> is(field, to.other(), twin.on(to.other()), value))
                .map(twin -> twin.on(to)).toList();
        if (now != null && meant.stream().anyMatch(name -> is(field, to, name, now))) {
            return Twin.of(now);
        }
        String name = meant.isEmpty() ? twins.newIn(to) : meant.get(0);
        return Optional.ofNullable(name).flatMap(one -> directories.get(to).named(NAMED.get(field), null, one))
                .map(choice -> Twin.of(choice.id())).orElse(Twin.NONE);
    }

    private boolean is(Field field, Side side, String name, String id) {
        return directories.get(side).named(NAMED.get(field), null, name)
                .filter(choice -> choice.id().equals(id)).isPresent();
    }

    // Who is unknown over there is left out, and who is unknown here stays there; if nobody is known, nothing is said.
    private Twin assignees(Side to, Collection<?> ids, Collection<?> now) {
        TreeSet<String> known = new TreeSet<>();
        ids.forEach(id -> people.twin(to, (String) id).ifPresent(person -> known.add(person.id())));
        if (known.isEmpty() && !ids.isEmpty()) {
            return Twin.NONE;
        }
        if (now != null) {
            now.stream().map(String.class::cast).filter(id -> people.twin(to.other(), id).isEmpty())
                    .forEach(known::add);
        }
        return Twin.of(known);
    }
}
