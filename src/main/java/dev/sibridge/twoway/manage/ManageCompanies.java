package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.text.Text;
import dev.sibridge.twoway.mapping.CustomerSearch.InManage;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Companies, one by one: a tenant may have very many. Those in the recycle bin are none. */
public final class ManageCompanies implements InManage {

    private static final String PATH = "/company/companies";

    private final ManageCalls calls;

    public ManageCompanies(ManageCalls calls) {
        this.calls = calls;
    }

    @Override
    public Optional<Choice> byId(String id) {
        return id.matches("\\d{1,18}") ? list(Conditions.equal("id", Long.valueOf(id))).stream()
                .filter(company -> company.id().equals(id)).findFirst() : Optional.empty();
    }

    // Manage does not distinguish capital letters, and finds more than was asked for.
    @Override
    public List<Choice> named(String name) {
        return list(Conditions.equal("name", name)).stream()
                .filter(company -> Text.trim(company.name()).equals(Text.trim(name))).toList();
    }

    /**
     * Companies to choose from, by name.
     *
     * @param part  of their names
     * @param types that they have one of, by name; none for any
     */
    public List<Choice> offered(String part, List<String> types) {
        return list(Conditions.like("name", "%" + part + "%"), types.isEmpty() ? null : Conditions.or(types.stream()
                .map(type -> Conditions.equal("types/name", type)).toList())).stream()
                .sorted(Comparator.comparing(Choice::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    private List<Choice> list(String conditions) {
        return list(conditions, null);
    }

    private List<Choice> list(String conditions, String childConditions) {
        List<Choice> companies = new ArrayList<>();
        for (JsonNode company : calls.call(ConnectWiseRequest.list(PATH, conditions, childConditions))) {
            if (!company.path("deletedFlag").asBoolean()) {
                companies.add(Choice.of(company.path("id").asText(), company.path("name").asText()));
            }
        }
        return companies;
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
        JsonNode found = calls.call(ConnectWiseRequest.list(PATH, "deletedFlag = false and "
                + Conditions.or(ways)));
        return found.size() == 1 ? Optional.of(found.get(0).path("id").asLong()) : Optional.empty();
    }
}
