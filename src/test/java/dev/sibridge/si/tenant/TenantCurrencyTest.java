package dev.sibridge.si.tenant;

import static dev.sibridge.si.mapping.Choices.choices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.question.Answers;
import org.junit.jupiter.api.Test;

class TenantCurrencyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SyncSettings UNNAMED = choices();
    private static final String CANADA = "{'id': 1, 'name': 'Canada', 'currency': {'currencyIdentifier': 'CAD'}}";

    private final Answers answers = new Answers();

    @Test
    void theDealersWordCountsAndNobodyIsAsked() throws JsonProcessingException {
        answer(TenantTopic.DEFAULT_COUNTRY, CANADA);

        assertThat(TenantCurrency.questions(choices("currency", " usd "))).isEmpty();
        assertThat(TenantCurrency.of(answers, choices("currency", " usd "))).contains("USD");
    }

    @Test
    void theOnlyOneThatIsSetUpIsTheTenants() throws JsonProcessingException {
        answer(TenantTopic.CURRENCIES,
                "{'id': 4, 'currencyIdentifier': 'Dollars', 'currencyCode': {'id': 1, 'name': 'usd'}}");
        answer(TenantTopic.DEFAULT_COUNTRY, CANADA);

        assertThat(TenantCurrency.of(answers, UNNAMED)).contains("USD");
    }

    @Test
    void ofSeveralThatOfTheDefaultCountryIs() throws JsonProcessingException {
        answer(TenantTopic.CURRENCIES, "{'id': 4, 'currencyIdentifier': 'USD'}",
                "{'id': 5, 'currencyIdentifier': 'CAD'}");
        answer(TenantTopic.DEFAULT_COUNTRY, CANADA);

        assertThat(TenantCurrency.of(answers, UNNAMED)).contains("CAD");
        assertThat(TenantCurrency.finding(answers, UNNAMED).state()).isEqualTo(Finding.State.OK);
    }

    @Test
    void whereNothingTellsItThePreflightWarnsAndNamesTheSetting() throws JsonProcessingException {
        answer(TenantTopic.CURRENCIES);
        answer(TenantTopic.DEFAULT_COUNTRY,
                "{'id': 1, 'name': 'Canada', 'currency': {'currencyIdentifier': 'C$', 'name': 'x'}}");

        assertThat(TenantCurrency.of(answers, UNNAMED)).isEmpty();
        Finding finding = TenantCurrency.finding(new Answers(), UNNAMED);
        assertThat(finding.state()).isEqualTo(Finding.State.WARN);
        assertThat(finding.todo()).contains("SYNC_CURRENCY");
    }

    private void answer(TenantTopic topic, String... records) throws JsonProcessingException {
        answers.records().put(topic, JSON.readerForListOf(JsonNode.class)
                .readValue("[" + String.join(",", records).replace('\'', '"') + "]"));
    }
}
