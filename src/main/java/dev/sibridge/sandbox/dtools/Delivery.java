package dev.sibridge.sandbox.dtools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.dtools.exports.Adjustments;
import dev.sibridge.sandbox.dtools.exports.Aggregation;

/** How the caller wants the rows of a project. */
record Delivery(String aggregateBy, boolean adjustmentsByItem) {

    static Delivery of(Parameters parameters) {
        return new Delivery(parameters.text("aggregateBy"), parameters.flag("getAdjustmentsByItem"));
    }

    /** Reshapes the rows in place. What is no list of rows stays as it was exported. */
    ObjectNode shape(ObjectNode project, Adjustments adjustments) {
        if (project.path("Items") instanceof ArrayNode items && areRows(items)) {
            Aggregation.named(aggregateBy).ifPresent(aggregation -> aggregation.apply(items));
            if (!adjustmentsByItem) {
                boolean changeOrder = !project.path("CONumber").asText("").isBlank();
                adjustments.asRows(items, changeOrder);
            }
        }
        return project;
    }

    private static boolean areRows(ArrayNode items) {
        for (int index = 0; index < items.size(); index++) {
            if (!items.get(index).isObject()) {
                return false;
            }
        }
        return true;
    }
}
