package dev.sibridge.twoway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.mapping.CustomerSearch.Customer;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which customer is which company: by the mark, else by a name that is nobody else's; nobody is guessed. */
class CustomerSearchTest {

    private final List<Customer> customers = new ArrayList<>();
    private final List<Choice> companies = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean makes = true;

    @Test
    void whatIsNowhereHasNoTwin() {
        makes = false;
        companies.add(Choice.of("7", "Smith"));

        assertThat(find("c1", "7")).isEmpty();
        assertThat(find("c1", "8")).isEmpty();
        assertThat(find(null, null)).isEmpty();
    }

    @Test
    void ofSeveralOfTheSameNameNoneIsTaken() {
        customers.add(new Customer("c1", "Smith", null));
        companies.addAll(List.of(Choice.of("7", "Smith"), Choice.of("8", "Smith")));
        assertThat(find("c1", "7")).as("two companies").isEmpty();

        companies.remove(1);
        customers.add(new Customer("c2", "Smith", null));
        assertThat(find("c1", "7")).as("two customers").isEmpty();
        assertThat(customers).as("nor is a third one made").hasSize(2);
    }

    @Test
    void aCustomerOfAnotherCompanyIsNotTakenForItsName() {
        customers.add(new Customer("c1", "Smith", "8"));
        companies.addAll(List.of(Choice.of("7", "Smith"), Choice.of("8", "Smith and Sons")));

        assertThat(find(null, "7")).isEmpty();
        assertThat(find("c1", null)).isEqualTo(Map.of("c1", "8"));
    }

    @Test
    void aMarkOfACompanyThatIsGoneIsNoReasonToTakeAnother() {
        customers.add(new Customer("c1", "Smith", "6"));
        companies.add(Choice.of("7", "Smith"));

        assertThat(find("c1", "7")).isEmpty();
    }

    @Test
    void theMarkCountsWhateverTheNames() {
        customers.addAll(List.of(new Customer("c1", "Smith", null), new Customer("c2", "Smith, renamed", "7")));
        companies.add(Choice.of("7", "Smith"));

        assertThat(find(null, "7")).isEqualTo(Map.of("c2", "7"));
    }

    @Test
    void whatTheMarkTellsNeedsNoFurtherReading() {
        customers.add(new Customer("c1", "Smith", "7"));

        assertThat(find("c1", "7")).isEqualTo(Map.of("c1", "7"));
        assertThat(asked).containsExactly("customer c1");
    }

    @Test
    void aNameThatIsThereOnceOnEachSideIsTheSame() {
        customers.addAll(List.of(new Customer("c1", "Smith ", null), new Customer("c2", "smith", null)));
        companies.add(Choice.of("7", "Smith"));

        assertThat(find("c1", null)).isEqualTo(Map.of("c1", "7"));
        assertThat(find(null, "7")).isEqualTo(Map.of("c1", "7"));
    }

    @Test
    void bothSidesMayHaveOthersThanEachOther() {
        customers.addAll(List.of(new Customer("c1", "Smith", null), new Customer("c2", "Jones", null)));
        companies.addAll(List.of(Choice.of("7", "Smith"), Choice.of("8", "Jones")));

        assertThat(find("c1", "8")).isEqualTo(Map.of("c1", "7", "c2", "8"));
    }

    @Test
    void aCustomerThatIsMissingIsMadeOnceAndNoCompanyEver() {
        companies.add(Choice.of("7", "Smith"));

        assertThat(find(null, "7")).isEqualTo(Map.of("made1", "7"));
        assertThat(find(null, "7")).isEqualTo(Map.of("made1", "7"));
        customers.add(new Customer("c2", "Jones", null));
        assertThat(find("c2", null)).isEmpty();
    }

    @Test
    void eachIsTheOthersTwin() {
        Customers found = new Customers(Map.of("c1", "7"));

        assertThat(found.twin(Side.MANAGE, "c1")).contains("7");
        assertThat(found.twin(Side.TOOL, "7")).contains("c1");
        assertThat(found.twin(Side.TOOL, "c1")).isEmpty();
    }

    private Map<String, String> find(String customer, String company) {
        return new CustomerSearch(new InTool(), new InManage()).of(customer, company).companies();
    }

    private final class InTool implements CustomerSearch.InTool {

        @Override
        public List<Customer> all() {
            asked.add("customers");
            return List.copyOf(customers);
        }

        @Override
        public Optional<Customer> byId(String id) {
            asked.add("customer " + id);
            return customers.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        @Override
        public Optional<Customer> make(String company, String name) {
            if (makes) {
                customers.add(new Customer("made" + (customers.size() + 1), name, company));
            }
            return makes ? Optional.of(customers.get(customers.size() - 1)) : Optional.empty();
        }
    }

    private final class InManage implements CustomerSearch.InManage {

        @Override
        public Optional<Choice> byId(String id) {
            asked.add("company " + id);
            return companies.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        @Override
        public List<Choice> named(String name) {
            asked.add("company " + name);
            return companies.stream().filter(one -> one.name().equals(name.strip())).toList();
        }
    }
}
