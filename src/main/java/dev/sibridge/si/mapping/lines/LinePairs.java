package dev.sibridge.si.mapping.lines;

import dev.sibridge.si.mapping.rows.Memory.KnownLine;
import dev.sibridge.si.mapping.rows.Memory.LineOrigin;
import dev.sibridge.si.mapping.rows.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Tells which line of an earlier export a line is. Those of one identity differ in price and cost only: they are paired
 * by SI's ids of their rows, then by price and cost, then in order. The n-th of an identity has the suffix
 * {@code <digest>-<n>}, which stays its own for good.
 */
final class LinePairs {

    private final Map<String, List<KnownLine>> known = new HashMap<>();
    private final int prefix;

    /**
     * @param lines of one scope of one project
     * @param below what their keys begin with
     */
    LinePairs(List<KnownLine> lines, String below) {
        this.prefix = below.length();
        lines.stream().sorted(Comparator.comparingInt(line -> ordinal(suffix(line)))).forEach(line ->
                known.computeIfAbsent(digest(suffix(line)), key -> new ArrayList<>()).add(line));
    }

    /** The suffix of every line that stands for itself. */
    Map<ProductLine, String> suffixes(List<ProductLine> lines) {
        Map<String, List<ProductLine>> byIdentity = new LinkedHashMap<>();
        lines.stream().filter(line -> line.adjusts() == null).forEach(line ->
                byIdentity.computeIfAbsent(line.identity(), key -> new ArrayList<>()).add(line));
        // By identity of the object: two lines may well say the same.
        Map<ProductLine, String> suffixes = new IdentityHashMap<>();
        byIdentity.forEach((digest, equals) -> pair(digest, equals, suffixes));
        return suffixes;
    }

    private void pair(String digest, List<ProductLine> lines, Map<ProductLine, String> suffixes) {
        List<KnownLine> all = known.getOrDefault(digest, List.of());
        List<ProductLine> open = new ArrayList<>(lines);
        List<KnownLine> held = new ArrayList<>(all.stream().filter(line -> !isAdjustment(suffix(line))).toList());
        byItems(open, held, suffixes);
        by(line -> money(line.origin()), line -> money(line.origin()), open, held, suffixes);
        by(line -> "", line -> "", open, held, suffixes);
        Set<Integer> used = new TreeSet<>();
        all.forEach(line -> used.add(ordinal(suffix(line))));
        int next = 1;
        for (ProductLine line : open) {
            while (!used.add(next)) {
                next++;
            }
            suffixes.put(line, digest + "-" + next);
        }
    }

    // Units of one line may have parted: the larger part is the line, of equal parts the one with its old price.
    private void byItems(List<ProductLine> open, List<KnownLine> held, Map<ProductLine, String> suffixes) {
        Map<String, KnownLine> owners = new HashMap<>();
        held.forEach(line -> line.origin().items().forEach(item -> owners.putIfAbsent(item, line)));
        List<Overlap> overlaps = new ArrayList<>();
        for (ProductLine line : open) {
            Map<KnownLine, Integer> shared = new LinkedHashMap<>();
            line.origin().items().stream().map(owners::get).filter(owner -> owner != null)
                    .forEach(owner -> shared.merge(owner, 1, Integer::sum));
            shared.forEach((owner, count) -> overlaps.add(new Overlap(line, owner, count)));
        }
        overlaps.sort(Comparator.comparingInt(Overlap::shared).reversed()
                .thenComparing(overlap -> !overlap.sameMoney()));
        Set<Object> done = new HashSet<>();
        for (Overlap overlap : overlaps) {
            if (!suffixes.containsKey(overlap.line) && done.add(overlap.known.key())) {
                suffixes.put(overlap.line, suffix(overlap.known));
            }
        }
        held.removeIf(line -> done.contains(line.key()));
        open.removeIf(suffixes::containsKey);
    }

    private <K> void by(Function<ProductLine, K> ofLine, Function<KnownLine, K> ofKnown, List<ProductLine> open,
            List<KnownLine> held, Map<ProductLine, String> suffixes) {
        Map<K, List<KnownLine>> candidates = new HashMap<>();
        held.forEach(line -> candidates.computeIfAbsent(ofKnown.apply(line), key -> new ArrayList<>()).add(line));
        Set<String> done = new HashSet<>();
        for (ProductLine line : open) {
            List<KnownLine> hits = candidates.getOrDefault(ofLine.apply(line), List.of());
            if (!hits.isEmpty()) {
                KnownLine hit = hits.remove(0);
                done.add(hit.key());
                suffixes.put(line, suffix(hit));
            }
        }
        held.removeIf(line -> done.contains(line.key()));
        open.removeIf(suffixes::containsKey);
    }

    private static String money(LineOrigin origin) {
        return Rows.orZero(origin.price()).stripTrailingZeros().toPlainString() + "/"
                + Rows.orZero(origin.cost()).stripTrailingZeros().toPlainString();
    }

    private String suffix(KnownLine line) {
        return line.key().substring(prefix);
    }

    private static String digest(String suffix) {
        return suffix.substring(0, suffix.indexOf('-'));
    }

    private static int ordinal(String suffix) {
        return Integer.parseInt(suffix.substring(suffix.indexOf('-') + 1).replaceAll("\\D", ""));
    }

    private static boolean isAdjustment(String suffix) {
        return !Character.isDigit(suffix.charAt(suffix.length() - 1));
    }

    private record Overlap(ProductLine line, KnownLine known, int shared) {

        boolean sameMoney() {
            return money(line.origin()).equals(money(known.origin()));
        }
    }
}
