package dev.sibridge.si.tenant;

import static dev.sibridge.si.mapping.Choices.choices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.SyncSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantCurrencyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SyncSettings UNNAMED = choices();
    private static final String CANADA = "{'id': 1, 'name': 'Canada', 'currency': {'currencyIdentifier': 'CAD'}}";

    private final Map<String, List<JsonNode>> answers = new HashMap<>();

    @Test
    void theDealersWordCountsAndNobodyIsAsked() throws JsonProcessingException {
        answer("defaultCountry", CANADA);

        assertThat(TenantCurrency.questions(choices("currency", " usd "))).isEmpty();
        assertThat(TenantCurrency.of(answers, choices("currency", " usd "))).contains("USD");
    }

    @Test
    void theOnlyOneThatIsSetUpIsTheTenants() throws JsonProcessingException {
        answer("currencies", "{'id': 4, 'currencyIdentifier': 'Dollars', 'currencyCode': {'id': 1, 'name': 'usd'}}");
        answer("defaultCountry", CANADA);

        assertThat(TenantCurrency.of(answers, UNNAMED)).contains("USD");
    }

    @Test
    void ofSeveralThatOfTheDefaultCountryIs() throws JsonProcessingException {
        answer("currencies", "{'id': 4, 'currencyIdentifier': 'USD'}", "{'id': 5, 'currencyIdentifier': 'CAD'}");
        answer("defaultCountry", CANADA);

        assertThat(TenantCurrency.of(answers, UNNAMED)).contains("CAD");
        assertThat(TenantCurrency.finding(answers, UNNAMED).state()).isEqualTo(Finding.State.OK);
    }

    @Test
    void whereNothingTellsItThePreflightWarnsAndNamesTheSetting() throws JsonProcessingException {
        answer("currencies");
        answer("defaultCountry", "{'id': 1, 'name': 'Canada', 'currency': {'currencyIdentifier': 'C$', 'name': 'x'}}");

        assertThat(TenantCurrency.of(answers, UNNAMED)).isEmpty();
        Finding finding = TenantCurrency.finding(Map.of(), UNNAMED);
        assertThat(finding.state()).isEqualTo(Finding.State.WARN);
        assertThat(finding.todo()).contains("SYNC_CURRENCY");
    }

    private void answer(String question, String... records) throws JsonProcessingException {
        answers.put(question, JSON.readerForListOf(JsonNode.class)
                .readValue("[" + String.join(",", records).replace('\'', '"') + "]"));
    }
}
