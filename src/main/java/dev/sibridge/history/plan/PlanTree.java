package dev.sibridge.history.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan as a tree: stages, then records below one another.
 *
 * @param stages by name: clients, products, opportunity, project; without those in which nothing changes
 */
public record PlanTree(Map<String, List<PlanNode>> stages, PlanTotals totals) {

    private static final String OPPORTUNITY = "opportunity";
    private static final String PROJECT = "project";
    private static final Map<RecordType, String> STAGES = new EnumMap<>(Map.ofEntries(
            Map.entry(RecordType.COMPANY, "clients"), Map.entry(RecordType.SITE, "clients"),
            Map.entry(RecordType.CONTACT, "clients"), Map.entry(RecordType.OPPORTUNITY, OPPORTUNITY),
            Map.entry(RecordType.PROJECT, PROJECT), Map.entry(RecordType.PHASE, PROJECT),
            Map.entry(RecordType.TICKET, PROJECT), Map.entry(RecordType.LINE, PROJECT)));
    private static final Map<String, RecordType> TYPES = Stream.of(RecordType.values())
            .collect(Collectors.toUnmodifiableMap(RecordType::wireName, type -> type));

    /**
     * Reads a plan.
     *
     * @param changes as a preview writes them, each an object
     */
    public static PlanTree of(Iterable<JsonNode> changes) {
        Building building = new Building();
        PlanSums sums = new PlanSums();
        for (JsonNode change : changes) {
            building.add(new PlannedRecord(change));
            sums.add(new PlannedRecord(change));
        }
        return new PlanTree(building.stages(), sums.totals());
    }

    /** Where a record stands when nothing says what it stands below. */
    static String stageOf(PlannedRecord planned) {
        return planned.type().equals(RecordType.LINE.wireName()) && planned.isOfOpportunity() ? OPPORTUNITY
                : STAGES.getOrDefault(TYPES.get(planned.type()), "products");
    }

    /** A tree that grows: what is above may come later than what is below, or not at all. */
    private static final class Building {

        private final Map<String, Growing> byPlace = new HashMap<>();
        private final Map<String, List<Growing>> tops = new LinkedHashMap<>();

        void add(PlannedRecord planned) {
            Growing node = byPlace.computeIfAbsent(planned.place(), place -> new Growing());
            boolean isNew = node.planned == null;
            // An opportunity is written twice: it is won at the end.
            node.planned = isNew ? planned : node.planned;
            if (!isNew) {
                return;
            }
            if (node.isPlaceholder) {
                tops.values().forEach(top -> top.remove(node));
                node.isPlaceholder = false;
            }
            String above = planned.above();
            if (above == null) {
                top(planned).add(node);
            } else {
                byPlace.computeIfAbsent(above, place -> placeholder(planned)).children.add(node);
            }
        }

        private Growing placeholder(PlannedRecord below) {
            Growing node = new Growing();
            node.isPlaceholder = true;
            node.place = below;
            top(below).add(node);
            return node;
        }

        private List<Growing> top(PlannedRecord planned) {
            return tops.computeIfAbsent(stageOf(planned), stage -> new ArrayList<>());
        }

        Map<String, List<PlanNode>> stages() {
            Map<String, List<PlanNode>> stages = new LinkedHashMap<>();
            for (String stage : List.of("clients", "products", OPPORTUNITY, PROJECT)) {
                List<Growing> nodes = tops.getOrDefault(stage, List.of());
                if (!nodes.isEmpty()) {
                    stages.put(stage, nodes.stream().map(Growing::grown).toList());
                }
            }
            return stages;
        }
    }

    private static final class Growing {

        private final List<Growing> children = new ArrayList<>();
        private PlannedRecord planned;
        private PlannedRecord place;
        private boolean isPlaceholder;

        PlanNode grown() {
            List<PlanNode> below = children.stream().map(Growing::grown).toList();
            return planned == null ? new PlanNode(place.typeAbove(), place.keyAbove(), null, place.keyAbove(), null,
                    null, null, null, below) : planned.node(below);
        }
    }
}
