package dev.sibridge.web.twoway.page;

import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.copy.NameCopies;
import dev.sibridge.twoway.copy.NameCopies.Names;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.model.Side;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names of one side that the other side lacks and would take.
 *
 * @param to    the side that lacks them
 * @param where what people call that side
 */
record MappingCopies(Names list, String title, Side to, String where, List<String> names) {

    static List<MappingCopies> of(Mappings now, Connection both) {
        NameCopies copies = new NameCopies(both, now);
        return Stream.of(Names.values()).flatMap(list -> Stream.of(Side.values())
                .filter(to -> copies.canCopy(list, to))
                .map(to -> new MappingCopies(list, list.label(), to, to == Side.MANAGE ? "Manage" : "the project tool",
                        copies.wanted(list, to, List.of()))))
                .filter(one -> !one.names().isEmpty()).toList();
    }
}
