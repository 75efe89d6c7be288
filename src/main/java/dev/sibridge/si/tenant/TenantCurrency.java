package dev.sibridge.si.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which currency a tenant works in. Nothing that Manage answers says so outright: it is the only one that is set up,
 * else that of the default country, unless the dealer names it.
 */
final class TenantCurrency {

    private static final String CHECK = "Currency";
    private static final String CODE = "[A-Za-z]{3}";

    private TenantCurrency() {
    }

    static List<Question> questions(SyncSettings sync) {
        return isNamed(sync) ? List.of() : List.of(
                Question.optional(TenantTopic.CURRENCIES, ConnectWiseRequest.list("/finance/currencies", null)),
                Question.optional(TenantTopic.DEFAULT_COUNTRY, ConnectWiseRequest.list("/company/countries",
                        Conditions.equal("defaultFlag", true))));
    }

    /** Its code, such as USD; empty when nobody knows it. */
    static Optional<String> of(Answers answers, SyncSettings sync) {
        if (isNamed(sync)) {
            return Optional.of(Text.trim(sync.currency()).toUpperCase(Locale.ROOT));
        }
        List<JsonNode> all = answers.of(TenantTopic.CURRENCIES);
        JsonNode country = answers.first(TenantTopic.DEFAULT_COUNTRY);
        Optional<String> only = all.size() == 1 ? code(all.get(0)) : Optional.empty();
        return only.isPresent() || country == null ? only : code(country.path("currency"));
    }

    static Finding finding(Answers answers, SyncSettings sync) {
        return of(answers, sync).map(code -> Finding.ok(CHECK, "Manage works in " + code + "."))
                .orElseGet(() -> Finding.warn(CHECK, "SI Bridge cannot read in which currency Manage works: it"
                        + " refuses projects to which"
                        + " SI gives a currency rate.", "Set SYNC_CURRENCY to it, such as USD."));
    }

    private static boolean isNamed(SyncSettings sync) {
        return !Text.isBlank(sync.currency());
    }

    // By its ISO code where the tenant has it, else by what people call it, if that looks like one.
    private static Optional<String> code(JsonNode currency) {
        JsonNode iso = currency.path("currencyCode");
        return Stream.of(iso.path("name").asText(), iso.asText(), currency.path("currencyIdentifier").asText())
                .map(Text::trim).filter(text -> text.matches(CODE)).findFirst()
                .map(code -> code.toUpperCase(Locale.ROOT));
    }
}
