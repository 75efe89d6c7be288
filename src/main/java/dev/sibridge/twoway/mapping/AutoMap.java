package dev.sibridge.twoway.mapping;

import dev.sibridge.text.Text;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.Mappings.Board;
import dev.sibridge.twoway.mapping.Mappings.Twin;
import dev.sibridge.twoway.mapping.Mappings.Twins;
import dev.sibridge.twoway.model.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Maps what has the same name on both sides, and statuses whose meaning is beyond doubt. Whatever is mapped already
 * stays as it is, and nobody and nothing is guessed.
 */
public final class AutoMap {

    private final Directory tool;
    private final Directory manage;

    public AutoMap(Directory tool, Directory manage) {
        this.tool = tool;
        this.manage = manage;
    }

    /** Mappings with all that can be added to them. */
    public Mappings complete(Mappings now) {
        Statuses toolStatuses = statuses(now.toolStatuses(), tool.all(Subject.TASK_STATUS), Map.of());
        return new Mappings(now.boards().stream().map(board -> board(board, toolStatuses)).toList(),
                statuses(now.projectStatuses(), manage.all(Subject.PROJECT_STATUS),
                        now.toolProjectStatuses().meanings()),
                toolStatuses,
                statuses(now.toolProjectStatuses(), tool.all(Subject.PROJECT_STATUS), Map.of()),
                twins(now.categories(), Subject.CATEGORY), twins(now.priorities(), Subject.PRIORITY),
                twins(now.noteCategories(), Subject.NOTE_CATEGORY), twins(now.resourceTypes(), Subject.RESOURCE_TYPE),
                now.people(), now.projectRole(), now.companyTypes(), now.time(), now.rules(), now.defaultPhase());
    }

    private Board board(Board board, Statuses toolStatuses) {
        List<Choice> own = manage.all(Subject.TASK_STATUS).stream()
                .filter(status -> board.board().equals(status.group())).toList();
        return new Board(board.board(), board.isDefault(), board.pairNew(),
                statuses(board.statuses(), own, toolStatuses.meanings()));
    }

    /** A status means what its namesake means on the other side; one that ends the work means that it is done. */
    private static Statuses statuses(Statuses now, List<Choice> all, Map<String, String> others) {
        Map<String, String> meanings = new LinkedHashMap<>(now.meanings());
        for (Choice status : all) {
            String same = others.entrySet().stream().filter(other -> isSame(other.getKey(), status.name()))
                    .map(Map.Entry::getValue).findFirst().orElse(null);
            String meaning = same != null ? same : status.closed() ? Category.COMPLETE.wireName() : null;
            if (meaning != null && status.active() && !meanings.containsKey(status.name())
                    && !meanings.containsKey(status.id())) {
                // Which one is written is for the dealer to say; without that, the first is.
                meanings.put(status.name(), meaning.replace("*", ""));
            }
        }
        return new Statuses(meanings);
    }

    private Twins twins(Twins now, Subject subject) {
        List<Twin> pairs = new ArrayList<>(now.pairs());
        for (Choice here : tool.all(subject)) {
            manage.all(subject).stream().filter(there -> isSame(here.name(), there.name()) && there.active())
                    .filter(there -> here.active() && isFree(now, Side.TOOL, here) && isFree(now, Side.MANAGE, there))
                    .findFirst().ifPresent(there -> pairs.add(new Twin(here.name(), there.name())));
        }
        return new Twins(pairs, now.newInManage(), now.newInTool());
    }

    private static boolean isFree(Twins now, Side side, Choice choice) {
        return now.pairs().stream().map(twin -> twin.on(side))
                .noneMatch(name -> isSame(choice.name(), name) || choice.id().equals(name));
    }

    private static boolean isSame(String one, String other) {
        return Text.fold(one).equals(Text.fold(other));
    }
}
