package dev.sibridge.sandbox.dtools.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Decimal arithmetic on JSON numbers. */
public final class Amounts {

    private Amounts() {
    }

    public static BigDecimal of(JsonNode holder, String member) {
        JsonNode value = holder.path(member);
        return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
    }

    static void add(ObjectNode holder, String member, BigDecimal more) {
        if (more.signum() != 0) {
            put(holder, member, of(holder, member).add(more));
        }
    }

    // As a double, since a BigDecimal may be written as 1E+2.
    static void put(ObjectNode holder, String member, BigDecimal amount) {
        holder.put(member, amount.doubleValue());
    }
}
