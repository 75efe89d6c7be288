package dev.sibridge.si.mapping.rows;

import dev.sibridge.si.mapping.rows.Memory.KnownLocation;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.Project.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Knows the locations of an export again. One is the same as before when its id is and its name or its parent agrees,
 * else when it has the same path; it keeps the key that it got when it was first seen.
 */
public final class LocationKeys {

    private final Map<String, KnownLocation> byId = new HashMap<>();
    private final Map<String, List<KnownLocation>> byPath = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> allKnown = new HashSet<>();
    /** By SI's id now; parents first. */
    private final Map<String, KnownLocation> found = new LinkedHashMap<>();

    private LocationKeys(List<KnownLocation> known) {
        Map<String, String> paths = new HashMap<>();
        for (KnownLocation location : known) {
            byId.put(location.id(), location);
            allKnown.add(location.key());
            String path = below(paths.get(location.parent()), location.name());
            paths.put(location.key(), path);
            byPath.computeIfAbsent(path, key -> new ArrayList<>()).add(location);
        }
    }

    /** The export's locations with the keys that they have in our records, parents before children. */
    public static List<KnownLocation> of(Project project, Memory memory) {
        LocationKeys keys = new LocationKeys(memory.locations());
        List<Locations.Placed> placed = new Locations(project.locations()).inOrder();
        placed.forEach(keys::knowById);
        Map<String, String> paths = new HashMap<>();
        for (Locations.Placed location : placed) {
            String parent = Locations.id(location.location().parentId());
            String path = below(paths.get(parent), location.location().name());
            paths.put(location.id(), path);
            keys.knowByPath(location, path);
        }
        return placed.stream().map(location -> keys.current(location.location())).toList();
    }

    /** The project as if SI had numbered its locations by our keys. */
    public static Project apply(Project project, List<KnownLocation> locations) {
        Map<String, String> keys = new HashMap<>();
        locations.forEach(location -> keys.put(location.id(), location.key()));
        return project.withLocationIds(id -> keys.getOrDefault(Locations.id(id), id));
    }

    private void knowById(Locations.Placed placed) {
        KnownLocation before = byId.get(placed.id());
        if (before == null || taken.contains(before.key())) {
            return;
        }
        KnownLocation parent = found.get(Locations.id(placed.location().parentId()));
        boolean sameName = Text.fold(before.name()).equals(Text.fold(placed.location().name()));
        boolean sameParent = Objects.equals(before.parent(), parent == null ? null : parent.key())
                && (parent != null || Text.isBlank(placed.location().parentId()));
        if (sameName || sameParent) {
            know(placed, before.key());
        }
    }

    private void knowByPath(Locations.Placed placed, String path) {
        if (found.containsKey(placed.id())) {
            return;
        }
        String key = byPath.getOrDefault(path, List.of()).stream().map(KnownLocation::key)
                .filter(candidate -> !taken.contains(candidate)).findFirst().orElseGet(() -> fresh(placed.id()));
        know(placed, key);
    }

    // SI may give the id of a location that is gone to another one.
    private String fresh(String id) {
        String key = id;
        for (int n = 2; allKnown.contains(key) || taken.contains(key); n++) {
            key = id + "~" + n;
        }
        return key;
    }

    private void know(Locations.Placed placed, String key) {
        taken.add(key);
        found.put(placed.id(), new KnownLocation(key, placed.id(), Text.trim(placed.location().name()), null));
    }

    private KnownLocation current(Location location) {
        KnownLocation known = found.get(Locations.id(location.id()));
        KnownLocation parent = found.get(Locations.id(location.parentId()));
        return new KnownLocation(known.key(), known.id(), known.name(), parent == null ? null : parent.key());
    }

    // A digest: the paths of locations that lie deep would be long, and there may be many.
    private static String below(String path, String name) {
        return Text.hash(path + "/" + Text.fold(name), 32);
    }
}
