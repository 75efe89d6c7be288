package dev.sibridge.twoway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.twoway.mapping.CustomerSearch.Customer;
import dev.sibridge.twoway.mapping.CustomerSearch.InTool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tool's customers, read when they are asked for; those that it does not have are none. */
public final class ToolCustomers implements InTool {

    private static final String NAME = "name";

    private final Tool tool;
    private final boolean mayMake;
    private List<Customer> all;

    /** @param mayMake false for a preview */
    public ToolCustomers(Tool tool, boolean mayMake) {
        this.tool = tool;
        this.mayMake = mayMake;
    }

    @Override
    public List<Customer> all() {
        if (all == null) {
            all = has() ? tool.list(Entity.CUSTOMER, null).stream().map(ToolCustomers::customer).toList() : List.of();
        }
        return all;
    }

    @Override
    public Optional<Customer> byId(String id) {
        return has() ? tool.get(Entity.CUSTOMER, id).map(ToolCustomers::customer) : Optional.empty();
    }

    @Override
    public Optional<Customer> make(String company, String name) {
        if (!mayMake || !tool.capabilities().write() || !tool.capabilities().has(Entity.CUSTOMER, NAME)) {
            return Optional.empty();
        }
        try {
            Customer made = customer(tool.create(Entity.CUSTOMER, "company/" + company, company,
                    Map.of(NAME, TextNode.valueOf(name))));
            all = null;
            return Optional.of(made);
        } catch (ToolException e) {
            if (e.kind() == ToolException.Kind.REFUSED || e.kind() == ToolException.Kind.RIGHT) {
                // Somebody else makes them there. The field stays as it is, and the log says that.
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean has() {
        return tool.capabilities().has(Entity.CUSTOMER);
    }

    private static Customer customer(ToolRecord record) {
        JsonNode name = record.fields().get(NAME);
        return new Customer(record.id(), name == null ? "" : name.asText(""), record.mark());
    }
}
