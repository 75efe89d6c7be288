package dev.sibridge.twoway.mapping;

import dev.sibridge.twoway.model.Side;
import java.util.Map;
import java.util.Optional;

/**
 * Which customer of the tool is which company of Manage, as far as a pass needs it.
 *
 * @param companies ids by those of customers
 */
public record Customers(Map<String, String> companies) {

    public static final Customers NONE = new Customers(Map.of());

    public Customers {
        companies = Map.copyOf(companies);
    }

    /** A customer's company or a company's customer. */
    Optional<String> twin(Side to, String id) {
        return to == Side.MANAGE ? Optional.ofNullable(companies.get(id))
                : companies.entrySet().stream().filter(pair -> pair.getValue().equals(id)).map(Map.Entry::getKey)
                        .findFirst();
    }
}
