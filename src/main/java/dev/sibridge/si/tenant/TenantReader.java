package dev.sibridge.si.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.si.mapping.rows.Tenant.CommunicationTypes;
import dev.sibridge.si.mapping.rows.Tenant.Member;
import dev.sibridge.si.mapping.rows.Tenant.State;
import dev.sibridge.si.tenant.Preflight.Verdict;
import dev.sibridge.text.Text;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Makes a {@link Tenant} of what Manage answered: what every export needs once a poll, what one export names before
 * that export is mapped.
 */
@Component
public class TenantReader {

    private final Map<String, Set<Long>> inactiveCompanyStatuses = new ConcurrentHashMap<>();
    private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();
    private final Map<String, Account> asked = new ConcurrentHashMap<>();

    private final Preflights preflights;

    public TenantReader(Preflights preflights) {
        this.preflights = preflights;
    }

    /**
     * Remembers the tenant; {@link Preflight} has found that everything is there.
     *
     * @param poll that it is for; null for none
     */
    public void remember(@Body Verdict verdict, @ExchangeProperty("account") Account account,
            @ExchangeProperty("poll") PollRun poll) {
        if (account.isTrial()) {
            return;
        }
        Answers answers = verdict.answers();
        inactiveCompanyStatuses.put(account.name(), answers.of(TenantTopic.COMPANY_STATUSES).stream()
                .filter(status -> !Usable.is(status)).map(status -> status.path("id").asLong())
                .collect(Collectors.toSet()));
        tenants.put(account.name(), new Tenant(
                answers.firstId(TenantTopic.BOARD),
                answers.isAnswered(TenantTopic.WON_STATUS) ? answers.firstId(TenantTopic.WON_STATUS) : null,
                closedStatus(answers).map(status -> status.path("id").asLong()).orElse(null),
                answers.firstId(TenantTopic.SALES_REP),
                communicationTypes(answers.of(TenantTopic.COMMUNICATION_TYPES)),
                answers.of(TenantTopic.COMPANY_STATUSES).stream().filter(Usable::is)
                        .filter(status -> status.path("defaultFlag").asBoolean())
                        .map(status -> status.path("id").asLong()).findFirst().orElse(null),
                companyTypes(account.sync(), answers.of(TenantTopic.COMPANY_TYPES)),
                List.of(), Map.of(), List.of(), Map.of(), Map.of(),
                TenantCurrency.of(answers, account.sync()).orElse(null)));
        asked.put(account.name(), account);
        if (poll != null && !poll.purpose().isPreview()) {
            preflights.passed(account, answers);
        }
    }

    /**
     * The account with the settings for which the tenant was asked last: what a poll has found is synced as it began,
     * though they have changed since.
     */
    public Optional<Account> asked(String account) {
        return Optional.ofNullable(asked.get(account));
    }

    /** What every export of an account needs; null before the first preflight. */
    Tenant known(Account account) {
        return tenants.get(account.name());
    }

    /** The tenant's currency, such as USD; null when nobody knows it. */
    public String currency(Account account) {
        Tenant tenant = tenants.get(account.name());
        return tenant == null ? null : tenant.currency();
    }

    /** Ids of statuses that companies have which nobody works with any more. */
    public Set<Long> inactiveCompanyStatuses(Account account) {
        return inactiveCompanyStatuses.getOrDefault(account.name(), Set.of());
    }

    /** The status of what is neither open nor won; of several the one that is not lost either. */
    static Optional<JsonNode> closedStatus(Answers answers) {
        JsonNode won = answers.first(TenantTopic.WON_STATUS);
        return answers.of(TenantTopic.CLOSED_STATUSES).stream().filter(Usable::is)
                .filter(status -> won == null || status.path("id").asLong() != won.path("id").asLong())
                .min(Comparator.comparing((JsonNode status) -> status.path("lostFlag").asBoolean())
                        .thenComparing(status -> status.path("id").asLong()));
    }

    /** The tenant as one export sees it. */
    public Tenant tenant(@Body Answers answers, @ExchangeProperty("account") Account account) {
        return tenants.get(account.name()).with(tenant -> tenant
                .members(answers.of(TenantTopic.MEMBERS).stream().filter(Usable::is)
                        .map(TenantReader::member).toList())
                .countries(byNames(answers.of(TenantTopic.COUNTRIES), "name", "countryCode"))
                .states(answers.of(TenantTopic.STATES).stream().filter(Usable::is)
                        .map(TenantReader::state).toList())
                .units(byNames(answers.of(TenantTopic.UNITS), "name"))
                .vendors(TenantVendors.of(answers, inactiveCompanyStatuses(account))));
    }

    private static CommunicationTypes communicationTypes(List<JsonNode> types) {
        Predicate<JsonNode> phone = type -> type.path("phoneFlag").asBoolean();
        Predicate<JsonNode> mobile = phone.and(type -> {
            String name = Text.fold(type.path("description").asText());
            return name.contains("mobile") || name.contains("cell");
        });
        return new CommunicationTypes(
                preferred(types, type -> type.path("emailFlag").asBoolean()),
                preferred(types, phone.and(mobile.negate())),
                preferred(types, mobile));
    }

    private static Long preferred(List<JsonNode> types, Predicate<JsonNode> wanted) {
        List<JsonNode> hits = types.stream().filter(Usable::is).filter(wanted).toList();
        return Stream.concat(hits.stream().filter(type -> type.path("defaultFlag").asBoolean()), hits.stream())
                .findFirst().map(type -> type.path("id").asLong()).orElse(null);
    }

    private static Member member(JsonNode member) {
        return new Member(member.path("id").asLong(), member.path("identifier").asText(),
                fullNames(member),
                Stream.of("officeEmail", "primaryEmail", "mobileEmail", "homeEmail")
                        .map(email -> member.path(email).asText("")).filter(email -> !email.isBlank()).toList());
    }

    private static List<String> fullNames(JsonNode member) {
        String first = member.path("firstName").asText();
        String last = member.path("lastName").asText();
        return Stream.of(first + " " + last, first + " " + member.path("middleInitial").asText() + " " + last)
                .map(name -> name.strip().replaceAll(" +", " ")).distinct().toList();
    }

    private static State state(JsonNode state) {
        JsonNode country = state.path("country").path("id");
        return new State(state.path("id").asLong(), country.isNumber() ? country.asLong() : null,
                List.of(state.path("identifier").asText(), state.path("name").asText()));
    }

    private static Map<String, Long> byNames(List<JsonNode> records, String... members) {
        Map<String, Long> ids = new HashMap<>();
        for (JsonNode record : records.stream().filter(Usable::is).toList()) {
            for (String member : members) {
                if (record.hasNonNull(member)) {
                    ids.putIfAbsent(Text.fold(record.path(member).asText()), record.path("id").asLong());
                }
            }
        }
        return ids;
    }

    private static List<Long> companyTypes(SyncSettings sync, List<JsonNode> types) {
        return sync.companyTypes().stream().flatMap(name -> Stream.ofNullable(Answers.first(types.stream()
                .filter(type -> Text.fold(type.path("name").asText()).equals(Text.fold(name))).toList())))
                .map(type -> type.path("id").asLong()).distinct().toList();
    }
}
