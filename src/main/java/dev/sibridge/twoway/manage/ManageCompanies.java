package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Companies in Manage, as a person means them. */
public final class ManageCompanies {

    private ManageCompanies() {
    }

    /**
     * The id of a company.
     *
     * @param meant its identifier, its name or its id; null for none
     * @return empty when there is no such company, or more than one
     */
    public static Optional<Long> id(ManageCalls calls, String meant) {
        if (meant == null || meant.isBlank()) {
            return Optional.empty();
        }
        List<String> ways = new ArrayList<>(List.of(Conditions.equal("identifier", meant),
                Conditions.equal("name", meant)));
        if (meant.matches("\\d{1,9}")) {
            ways.add("id = " + meant);
        }
        JsonNode found = calls.call(ConnectWiseRequest.list("/company/companies", "deletedFlag = false and "
                + Conditions.or(ways)));
        return found.size() == 1 ? Optional.of(found.get(0).path("id").asLong()) : Optional.empty();
    }
}
