package dev.sibridge.engine.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Writes bodies: members in the order given. */
public final class Bodies {

    /** Names by themselves: there are few kinds of bodies, and they share them. */
    private static final Map<List<String>, String[]> NAMES = new ConcurrentHashMap<>();
    /** An operator's routes might make ever new ones. */
    private static final int MOST_KINDS = 1000;

    private Bodies() {
    }

    /** Member names and values in turn; a null value is kept and means that there is none. */
    public static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }

    /** A reference to a record whose id is known from Manage itself. Null stays null. */
    public static Map<String, Object> id(Long id) {
        return id == null ? null : Map.of("id", id);
    }

    /** The same members, not to be changed, in a tenth of the memory: a large project has 100,000 bodies and more. */
    static Map<String, Object> compact(Map<String, Object> body) {
        return body instanceof Compact ? body : new Compact(names(body.keySet()), body.values().toArray());
    }

    private static String[] names(Set<String> members) {
        List<String> names = List.copyOf(members);
        String[] shared = NAMES.get(names);
        if (shared == null) {
            shared = names.toArray(String[]::new);
            if (NAMES.size() < MOST_KINDS) {
                NAMES.put(names, shared);
            }
        }
        return shared;
    }

    private static final class Compact extends AbstractMap<String, Object> {

        private final String[] names;
        private final Object[] values;

        private Compact(String[] names, Object[] values) {
            this.names = names;
            this.values = values;
        }

        @Override
        public Object get(Object name) {
            int place = Arrays.asList(names).indexOf(name);
            return place < 0 ? null : values[place];
        }

        @Override
        public boolean containsKey(Object name) {
            return Arrays.asList(names).contains(name);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return new AbstractSet<>() {

                @Override
                public Iterator<Entry<String, Object>> iterator() {
                    return IntStream.range(0, names.length).<Entry<String, Object>>mapToObj(place ->
                            new SimpleImmutableEntry<>(names[place], values[place])).iterator();
                }

                @Override
                public int size() {
                    return names.length;
                }
            };
        }
    }
}
