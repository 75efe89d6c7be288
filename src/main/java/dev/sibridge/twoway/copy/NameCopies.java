package dev.sibridge.twoway.copy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.text.Text;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.mapping.Mappings.Twins;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.tool.ToolSide;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Copies names that only one side has, such as categories, to the other side, where that takes new ones. Equal names
 * are mapped by auto-map then.
 */
public final class NameCopies {

    /** A priority of Manage's needs more than a name. */
    private static final Map<Subject, String> IN_MANAGE = Map.of(Subject.CATEGORY, "/project/projectTypes",
            Subject.NOTE_CATEGORY, "/company/noteTypes", Subject.RESOURCE_TYPE, "/time/workRoles");

    private final Connection both;
    private final Mappings now;

    public NameCopies(Connection both, Mappings now) {
        this.both = both;
        this.now = now;
    }

    /** Lists that may be copied. */
    public enum Names {
        CATEGORIES(Subject.CATEGORY, Entity.CATEGORY),
        NOTE_CATEGORIES(Subject.NOTE_CATEGORY, Entity.NOTE_CATEGORY),
        PRIORITIES(Subject.PRIORITY, Entity.PRIORITY),
        RESOURCE_TYPES(Subject.RESOURCE_TYPE, Entity.RESOURCE_TYPE);

        private final Subject subject;
        private final Entity entity;

        Names(Subject subject, Entity entity) {
            this.subject = subject;
            this.entity = entity;
        }

        /** For people. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private Twins of(Mappings mappings) {
            return switch (this) {
                case CATEGORIES -> mappings.categories();
                case NOTE_CATEGORIES -> mappings.noteCategories();
                case PRIORITIES -> mappings.priorities();
                case RESOURCE_TYPES -> mappings.resourceTypes();
            };
        }
    }

    /** Whether a side takes new names in a list. */
    public boolean canCopy(Names list, Side to) {
        return to == Side.TOOL ? both.tool().capabilities().makes().contains(list.entity)
                : IN_MANAGE.containsKey(list.subject);
    }

    /**
     * The names that are to be copied: those in use that are mapped to nothing, and that nothing is called on the other
     * side.
     *
     * @param chosen only these; none means all
     */
    public List<String> wanted(Names list, Side to, Collection<String> chosen) {
        List<String> mapped = list.of(now).pairs().stream().map(twin -> twin.on(to.other())).toList();
        return directory(to.other()).all(list.subject).stream().filter(Choice::active)
                .filter(choice -> chosen.isEmpty() || isIn(chosen, choice.name()))
                .filter(choice -> !isIn(mapped, choice.name()) && !mapped.contains(choice.id()))
                .map(Choice::name).filter(name -> !isIn(names(list, to).toList(), name)).distinct().toList();
    }

    /** Makes them there. What is there already is not made again. */
    public void make(Names list, Side to, List<String> names) {
        names.forEach(name -> {
            if (to == Side.TOOL) {
                ToolSide.answered(() -> both.tool().create(list.entity, UUID.randomUUID().toString(), null,
                        Map.of("name", TextNode.valueOf(name))));
            } else {
                both.manage().call(ConnectWiseRequest.create(IN_MANAGE.get(list.subject), Map.of("name", name)));
            }
        });
    }

    private Stream<String> names(Names list, Side side) {
        return directory(side).all(list.subject).stream().map(Choice::name);
    }

    private Directory directory(Side side) {
        return side == Side.TOOL ? both.toolDirectory() : both.manageDirectory();
    }

    private static boolean isIn(Collection<String> names, String name) {
        return names.stream().anyMatch(one -> Text.fold(one).equals(Text.fold(name)));
    }
}
