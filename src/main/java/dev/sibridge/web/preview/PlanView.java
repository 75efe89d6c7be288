package dev.sibridge.web.preview;

import dev.sibridge.history.plan.PlanNode;
import dev.sibridge.history.plan.PlanTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * As much of a plan as a page holds: what is nearest to the top first. What is not shown is counted, and has a place of
 * its own to which a link leads.
 */
final class PlanView {

    /** Nodes on a page. */
    static final int MOST = 250;
    private static final int MOST_CHILDREN = 100;

    private PlanView() {
    }

    /**
     * A node on a page.
     *
     * @param hidden nodes right below it that are not shown
     */
    record Shown(PlanNode node, List<Shown> children, int hidden) {

        /** How it is named in an address. */
        public String place() {
            return node.type() + "/" + node.key();
        }
    }

    /** Those nodes, with what stands below them. */
    static List<Shown> of(Collection<PlanNode> nodes) {
        List<Growing> tops = nodes.stream().map(Growing::new).toList();
        Deque<Growing> next = new ArrayDeque<>(tops);
        int left = MOST - tops.size();
        while (!next.isEmpty() && left > 0) {
            Growing node = next.poll();
            int fit = Math.min(left, Math.min(MOST_CHILDREN, node.node.children().size()));
            node.node.children().subList(0, fit).forEach(child -> node.children.add(new Growing(child)));
            next.addAll(node.children);
            left -= fit;
        }
        return tops.stream().map(Growing::grown).toList();
    }

    /** The node of a place; null for none. */
    static PlanNode find(PlanTree tree, String place) {
        return tree.stages().values().stream().flatMap(List::stream).flatMap(PlanView::all)
                .filter(node -> (node.type() + "/" + node.key()).equals(place)).findFirst().orElse(null);
    }

    private static Stream<PlanNode> all(PlanNode node) {
        return Stream.concat(Stream.of(node), node.children().stream().flatMap(PlanView::all));
    }

    private static final class Growing {

        private final PlanNode node;
        private final List<Growing> children = new ArrayList<>();

        Growing(PlanNode node) {
            this.node = node;
        }

        Shown grown() {
            return new Shown(node, children.stream().map(Growing::grown).toList(),
                    node.children().size() - children.size());
        }
    }
}
