package dev.sibridge.sandbox.manage.query;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Ids among which all records are that meet a condition. They are collected only when asked for: of several parts of a
 * condition only the smallest is needed, and a flag may well hold for every record of a table.
 *
 * @param size no less than the number of ids
 * @param ids  ascending; to be read, and not kept, under the store's lock
 */
public record Candidates(int size, Supplier<Set<Integer>> ids) {

    static Candidates of(Set<Integer> ids) {
        return new Candidates(ids.size(), () -> ids);
    }

    static Candidates union(List<Candidates> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int size = parts.stream().mapToInt(Candidates::size).sum();
        return new Candidates(size, () -> {
            Set<Integer> union = new TreeSet<>();
            parts.forEach(part -> union.addAll(part.ids.get()));
            return union;
        });
    }
}
