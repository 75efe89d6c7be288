package dev.sibridge.si.choose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.si.mapping.MailDomain;
import dev.sibridge.text.Text;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Companies that may be a client's though they go by another id, and what speaks for each. */
public final class CompanyLikeness {

    private static final String NAME = "has the same name";

    private final Map<JsonNode, Set<String>> reasons = new LinkedHashMap<>();

    /**
     * @param names     of the client
     * @param email     of its primary contact; empty for none
     * @param companies in use, among them all that one of these contacts belongs to
     * @param contacts  whom Manage knows by the e-mail address or its domain
     */
    CompanyLikeness(Set<String> names, String email, List<JsonNode> companies, List<JsonNode> contacts) {
        Set<String> folded = names.stream().map(Text::fold).collect(Collectors.toSet());
        Optional<String> domain = MailDomain.of(email);
        for (JsonNode company : companies) {
            if (folded.contains(Text.fold(company.path("name").asText()))) {
                add(company, NAME);
            }
        }
        for (JsonNode company : companies) {
            boolean shares = domain.isPresent() && (MailDomain.isOf(domain.get(), company.path("website").asText())
                    || contacts.stream().anyMatch(contact -> isOf(company, contact)
                            && hasAddress(contact, address -> MailDomain.of(address).equals(domain))));
            if (shares) {
                add(company, "shares the email domain " + domain.get());
            }
        }
        for (JsonNode company : companies) {
            if (!email.isEmpty() && contacts.stream().anyMatch(contact -> isOf(company, contact)
                    && hasAddress(contact, address -> Text.fold(address).equals(Text.fold(email))))) {
                add(company, "has a contact with the address " + email);
            }
        }
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    /** The best first. */
    List<JsonNode> companies() {
        return List.copyOf(reasons.keySet());
    }

    /** What speaks for a company, in words that follow its name. */
    String reason(JsonNode company) {
        return String.join(" and ", reasons.get(company));
    }

    /** The one company of the client's name; of several the one for which something else speaks, too. */
    Optional<JsonNode> clear() {
        List<JsonNode> named = reasons.keySet().stream().filter(company -> reasons.get(company).contains(NAME))
                .toList();
        List<JsonNode> surest = named.size() == 1 ? named
                : named.stream().filter(company -> reasons.get(company).size() > 1).toList();
        return surest.size() == 1 ? Optional.of(surest.get(0)) : Optional.empty();
    }

    private void add(JsonNode company, String reason) {
        reasons.computeIfAbsent(company, any -> new LinkedHashSet<>()).add(reason);
    }

    private static boolean isOf(JsonNode company, JsonNode contact) {
        return Usable.is(contact) && contact.path("company").path("id").asLong() == company.path("id").asLong();
    }

    private static boolean hasAddress(JsonNode contact, Predicate<String> wanted) {
        return StreamSupport.stream(contact.path("communicationItems").spliterator(), false)
                .map(item -> item.path("value").asText()).anyMatch(wanted);
    }
}
