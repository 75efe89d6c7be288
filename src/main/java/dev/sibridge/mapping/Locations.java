package dev.sibridge.mapping;

import dev.sibridge.dtools.Project;
import dev.sibridge.dtools.Project.Location;
import java.util.ArrayList;
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
final class Locations {

    /** Stands for the location of rows that have none; no id of SI's starts so. */
    static final String GENERAL = "~general";

    private final Map<String, Location> byId = new LinkedHashMap<>();
    private final Map<String, List<Location>> children = new HashMap<>();
    private final Set<String> phases;

    Locations(List<Location> locations) {
        this(locations, Set.of());
    }

    private Locations(List<Location> locations, Set<String> phases) {
        this.phases = phases;
        locations.forEach(location -> byId.put(Text.trim(location.id()), location));
        // One without an id could not be told from the top, which is above it.
        byId.values().stream().filter(location -> !Text.isBlank(location.id())).forEach(location ->
                children.computeIfAbsent(parentId(location), id -> new ArrayList<>()).add(location));
    }

    /**
     * The project's own locations and, when {@code general}, the one for rows without, last.
     *
     * @param phases ids of those that have been phases before and stay so
     */
    static Locations of(Project project, boolean general, Set<String> phases) {
        List<Location> locations = new ArrayList<>(project.locations());
        if (general) {
            locations.add(new Location(GENERAL, "General", null));
        }
        return new Locations(locations, phases);
    }

    boolean contains(String id) {
        return byId.containsKey(Text.trim(id));
    }

    /** Locations that are their own ancestor, whose parent does not exist, or that have no id. */
    List<Location> unreachable() {
        Set<String> reached = new HashSet<>();
        inOrder().forEach(placed -> reached.add(Text.trim(placed.location.id())));
        return byId.values().stream().filter(location -> !reached.contains(Text.trim(location.id()))).toList();
    }

    /** Parents before children, siblings in the order of the payload. */
    List<Placed> inOrder() {
        List<Placed> result = new ArrayList<>();
        place("", null, 0, "", result);
        return result;
    }

    private void place(String parentId, String parentPhase, int depth, String wbsPrefix, List<Placed> result) {
        int number = 0;
        for (Location location : children.getOrDefault(parentId, List.of())) {
            String id = Text.trim(location.id());
            boolean phase = depth == 0 || children.containsKey(id) || phases.contains(id);
            String wbsCode = phase ? wbsPrefix + ++number : null;
            result.add(new Placed(location, phase ? id : parentPhase, phase, parentPhase, depth, wbsCode));
            place(id, id, depth + 1, wbsCode + ".", result);
        }
    }

    private static String parentId(Location location) {
        return Text.trim(location.parentId());
    }

    /** The location and everything under it. */
    Set<String> subtree(String id) {
        Set<String> ids = new HashSet<>();
        collect(id, ids);
        return ids;
    }

    private void collect(String id, Set<String> ids) {
        if (ids.add(id)) {
            children.getOrDefault(id, List.of()).forEach(child -> collect(Text.trim(child.id()), ids));
        }
    }

    /**
     * A location in its place.
     *
     * @param phaseId       the location whose phase its ticket stands in
     * @param isPhase       whether that is its own
     * @param parentPhaseId the location whose phase is above its own; null at the top
     * @param depth         0 at the top
     * @param wbsCode       the phase's place in the plan, such as {@code 1.2}; null when it is no phase
     */
    record Placed(Location location, String phaseId, boolean isPhase, String parentPhaseId, int depth,
            String wbsCode) {

        String id() {
            return Text.trim(location.id());
        }

        /** What people call it, never empty. */
        String name() {
            return Text.firstFilled(location.name(), "Location " + id());
        }
    }
}
