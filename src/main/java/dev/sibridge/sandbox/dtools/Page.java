package dev.sibridge.sandbox.dtools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Which part of a list was asked for; pages count from 1. */
record Page(int number, int size) {

    static Page of(Parameters parameters, int usualSize) {
        return new Page(parameters.positive("pageNumber", 1), parameters.positive("pageSize", usualSize));
    }

    /** The envelope of a list: this page of the rows, and how many rows all pages hold. */
    ObjectNode envelope(String member, List<? extends JsonNode> rows) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        long skipped = (number - 1L) * size;
        rows.stream().skip(skipped).limit(size).forEach(envelope.putArray(member)::add);
        return envelope.put("TotalCount", rows.size());
    }
}
