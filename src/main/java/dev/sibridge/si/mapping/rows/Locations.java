package dev.sibridge.si.mapping.rows;

import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.Project.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A project's locations as a tree. A location at the top or with children becomes a phase; every location has a
 * ticket, in its own phase if it is one, else in its parent's.
 */
public final class Locations {

    /** Stands for the location of rows that have none; no id of SI's starts so. */
    public static final String GENERAL = "~general";

    private static final int MOST_WBS_CHARACTERS = 50;

    private final Map<String, Location> byId = new LinkedHashMap<>();
    private final Map<String, List<Location>> children = new HashMap<>();
    private final Set<String> phases;

    public Locations(List<Location> locations) {
        this(locations, Set.of());
    }

    private Locations(List<Location> locations, Set<String> phases) {
        this.phases = phases;
        locations.forEach(location -> byId.put(id(location.id()), location));
        // One without an id could not be told from the top, which is above it.
        byId.values().stream().filter(location -> !Text.isBlank(location.id())).forEach(location ->
                children.computeIfAbsent(id(location.parentId()), id -> new ArrayList<>()).add(location));
    }

    /** One form for the ids of locations: SI writes a GUID now in capitals, now without. Empty for none. */
    public static String id(String id) {
        return Text.fold(id);
    }

    /**
     * The project's own locations and, when {@code general}, the one for rows without, last.
     *
     * @param phases ids of those that have been phases before and stay so
     */
    public static Locations of(Project project, boolean general, Set<String> phases) {
        List<Location> locations = new ArrayList<>(project.locations());
        if (general) {
            locations.add(new Location(GENERAL, "General", null));
        }
        return new Locations(locations, phases);
    }

    public boolean contains(String id) {
        return byId.containsKey(id(id));
    }

    /** Locations that are their own ancestor, whose parent does not exist, or that have no id. */
    public List<Location> unreachable() {
        Set<String> reached = new HashSet<>();
        inOrder().forEach(placed -> reached.add(placed.id()));
        return byId.values().stream().filter(location -> !reached.contains(id(location.id()))).toList();
    }

    /** Parents before children, siblings in the order of the payload. However deep: without recursion. */
    public List<Placed> inOrder() {
        List<Placed> result = new ArrayList<>();
        Deque<Placed> waiting = new ArrayDeque<>(below(null));
        while (!waiting.isEmpty()) {
            Placed next = waiting.pop();
            result.add(next);
            List<Placed> below = below(next);
            for (int last = below.size() - 1; last >= 0; last--) {
                waiting.push(below.get(last));
            }
        }
        return result;
    }

    /** The locations that have something of this in or under them. */
    public Set<String> around(Set<String> ids) {
        Set<String> around = new HashSet<>();
        for (String start : ids) {
            String id = start;
            while (byId.containsKey(id) && around.add(id)) {
                id = id(byId.get(id).parentId());
            }
        }
        return around;
    }

    /** @param parent null for the top */
    private List<Placed> below(Placed parent) {
        List<Placed> result = new ArrayList<>();
        int depth = parent == null ? 0 : parent.depth + 1;
        int number = 0;
        for (Location location : children.getOrDefault(parent == null ? "" : parent.id(), List.of())) {
            String id = id(location.id());
            boolean phase = depth == 0 || children.containsKey(id) || phases.contains(id);
            String above = parent == null ? null : parent.phaseId;
            result.add(new Placed(location, phase ? id : above, phase, above, depth,
                    phase ? wbsCode(parent, ++number) : null));
        }
        return result;
    }

    private static String wbsCode(Placed parent, int number) {
        if (parent == null) {
            return String.valueOf(number);
        }
        String code = parent.wbsCode + "." + number;
        return parent.wbsCode == null || code.length() > MOST_WBS_CHARACTERS ? null : code;
    }

    /**
     * A location in its place.
     *
     * @param phaseId       the location whose phase its ticket stands in
     * @param isPhase       whether that is its own
     * @param parentPhaseId the location whose phase is above its own; null at the top
     * @param depth         0 at the top
     * @param wbsCode       the phase's place in the plan, such as {@code 1.2}; null when it is no phase, or so deep
     *                      that Manage has no room for it: its parent tells the place all the same
     */
    public record Placed(Location location, String phaseId, boolean isPhase, String parentPhaseId, int depth,
            String wbsCode) {

        public String id() {
            return Locations.id(location.id());
        }

        /** What people call it, never empty. */
        public String name() {
            return Text.firstFilled(location.name(), "Location " + Text.trim(location.id()));
        }
    }
}
