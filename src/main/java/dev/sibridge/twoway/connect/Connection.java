package dev.sibridge.twoway.connect;

import dev.sibridge.pm.Tool;
import dev.sibridge.twoway.manage.ManageCalls;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.mapping.Mappings.Board;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Both sides of an account, and what means what on them.
 *
 * @param tool            as an account's pass asks it
 * @param manage          the same
 * @param toolDirectory   what the tool's records refer to
 * @param manageDirectory what Manage's records refer to
 */
public record Connection(Tool tool, ManageCalls manage, Directory toolDirectory, Directory manageDirectory,
        Mappings mappings) {

    /** Ids of those boards in Manage that take part and are wanted. */
    public List<String> boards(Predicate<Board> wanted) {
        return mappings.boards().stream().filter(wanted)
                .map(board -> manageDirectory.named(Subject.BOARD, null, board.board()))
                .flatMap(Optional::stream).map(Choice::id).toList();
    }
}
