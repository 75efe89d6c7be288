package dev.sibridge.engine.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Bodies as the ledger keeps them. Null is none, either way. */
record LedgerJson(ObjectMapper json) {

    String write(Object body) {
        try {
            return body == null ? null : json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The body cannot be written as JSON", e);
        }
    }

    JsonNode read(String body) {
        try {
            return body == null ? null : json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger contains a body that is not JSON", e);
        }
    }
}
