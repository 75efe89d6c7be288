package dev.sibridge.twoway.pass;

import dev.sibridge.text.Text;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Side;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells people which records the guard keeps from being removed. */
public final class HeldBack {

    private static final Map<Side, String> PLACES = Map.of(Side.MANAGE, "in ConnectWise", Side.TOOL,
            "in the project tool");
    private static final int NAMED = 5;
    private static final int LONGEST_NAME = 60;

    private HeldBack() {
    }

    /** @return how many there are, on which side, and what the first of them are called */
    public static String sentence(List<Change.Remove> held) {
        String where = Stream.of(Side.values()).map(side -> onSide(side, held.stream()
                        .filter(removal -> removal.side() == side).toList()))
                .filter(Objects::nonNull).collect(Collectors.joining(" and "));
        return held.size() + " records would be removed because their twins are gone: " + where + ".";
    }

    private static String onSide(Side side, List<Change.Remove> held) {
        if (held.isEmpty()) {
            return null;
        }
        String names = held.stream().limit(NAMED).map(HeldBack::name).collect(Collectors.joining(", "));
        int more = held.size() - NAMED;
        return held.size() + " " + PLACES.get(side) + " (" + names + (more > 0 ? " and " + more + " more" : "") + ")";
    }

    private static String name(Change.Remove removal) {
        Object name = removal.now().value(Field.title(removal.now().kind()));
        return "\"" + Text.cut(Objects.toString(name, ""), LONGEST_NAME) + "\"";
    }
}
