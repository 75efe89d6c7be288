package dev.sibridge.twoway.mapping;

import dev.sibridge.text.Text;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the customer and the company of a project on the other side: by the mark on the customer, else by the name if
 * exactly one on each side has it. A customer that is missing is made in the tool; nothing is ever made in Manage.
 */
public final class CustomerSearch {

    private final InTool customers;
    private final InManage companies;

    public CustomerSearch(InTool customers, InManage companies) {
        this.customers = customers;
        this.companies = companies;
    }

    /**
     * A customer of the tool.
     *
     * @param company that is marked on it; null for none
     */
    public record Customer(String id, String name, String company) {
    }

    /** The tool's customers. */
    public interface InTool {

        /** All of them: tools cannot be asked for a name. */
        List<Customer> all();

        /** Empty when it is gone. */
        Optional<Customer> byId(String id);

        /** Makes one with its company's mark; empty where customers are not made by us. */
        Optional<Customer> make(String company, String name);
    }

    /** Manage's companies, of which there may be very many: only some are ever read. */
    public interface InManage {

        /** Empty when it is gone. */
        Optional<Choice> byId(String id);

        List<Choice> named(String name);
    }

    /** The twins of those that a project has on either side. */
    public Customers of(Seen tool, Seen manage) {
        return of(customer(tool), customer(manage));
    }

    /** The twins of a customer and a company; null for none. */
    Customers of(String customerId, String companyId) {
        Map<String, String> pairs = new HashMap<>();
        if (customerId != null) {
            customers.byId(customerId).ifPresent(customer -> {
                if (companyId != null && companyId.equals(customer.company())) {
                    pairs.put(customerId, companyId);
                } else {
                    company(customer).ifPresent(company -> pairs.put(customerId, company));
                }
            });
        }
        if (companyId != null && !pairs.containsValue(companyId)) {
            customer(companyId).ifPresent(customer -> pairs.put(customer.id(), companyId));
        }
        return new Customers(pairs);
    }

    private static String customer(Seen seen) {
        return seen.records().stream().filter(record -> record.kind() == Kind.PROJECT)
                .findFirst().map(project -> (String) project.value(Field.PROJECT_CUSTOMER)).orElse(null);
    }

    private Optional<String> company(Customer customer) {
        if (customer.company() != null) {
            return companies.byId(customer.company()).map(Choice::id);
        }
        return only(named(customer.name())).flatMap(one -> only(companies.named(customer.name()))).map(Choice::id);
    }

    private Optional<Customer> customer(String companyId) {
        List<Customer> marked = customers.all().stream()
                .filter(customer -> companyId.equals(customer.company())).toList();
        if (!marked.isEmpty()) {
            return only(marked);
        }
        return companies.byId(companyId).flatMap(company -> {
            List<Customer> named = named(company.name());
            return named.isEmpty() ? customers.make(companyId, company.name())
                    : only(named).filter(customer -> customer.company() == null)
                            .filter(customer -> only(companies.named(company.name())).isPresent());
        });
    }

    private List<Customer> named(String name) {
        return customers.all().stream().filter(customer -> Text.trim(customer.name()).equals(Text.trim(name))).toList();
    }

    private static <T> Optional<T> only(List<T> some) {
        return some.size() == 1 ? Optional.of(some.get(0)) : Optional.empty();
    }
}
