package dev.sibridge.si.mapping.rows;

import dev.sibridge.text.Text;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What mapping needs to know of the tenant's own tables. Ids are Manage's.
 *
 * @param wonStatusId      of opportunities; null when no won status is set
 * @param closedStatusId   of opportunities that are closed without being won; null unless change orders are such
 * @param defaultSalesRepId who gets opportunities without a sales rep of their own
 * @param communicationTypes how contacts are reached
 * @param companyStatusId  the default status of companies; null when the tenant has none
 * @param companyTypeIds   the types of new companies
 * @param members          those members, active, whom the export may mean
 * @param countries        by {@link Text#fold}ed name and two-letter code
 * @param states           those that the export may mean
 * @param units            units of measure by folded name
 * @param vendors          those companies that the export may mean as vendors, by folded name
 * @param currency         such as USD; null when nobody knows it
 */
@RecordBuilder
public record Tenant(
        long boardId,
        Long wonStatusId,
        Long closedStatusId,
        long defaultSalesRepId,
        CommunicationTypes communicationTypes,
        Long companyStatusId,
        List<Long> companyTypeIds,
        List<Member> members,
        Map<String, Long> countries,
        List<State> states,
        Map<String, Long> units,
        Map<String, Long> vendors,
        String currency) implements TenantBuilder.With {

    /**
     * The one state of a name or identifier. Identifiers repeat from country to country: of several states none is
     * meant.
     *
     * @param countryId the country it lies in; null when that is not known
     */
    public Optional<Long> state(String nameOrIdentifier, Long countryId) {
        List<State> hits = states.stream()
                .filter(state -> countryId == null || Objects.equals(state.countryId(), countryId))
                .filter(state -> state.names().stream().map(Text::fold).toList().contains(Text.fold(nameOrIdentifier)))
                .toList();
        return hits.size() == 1 ? Optional.of(hits.get(0).id()) : Optional.empty();
    }

    /** The one member whom a name or an e-mail address means: by identifier, else e-mail, else full name. */
    public Optional<Member> member(String nameOrEmail) {
        if (Text.isBlank(nameOrEmail)) {
            return Optional.empty();
        }
        String wanted = person(nameOrEmail);
        return only(member -> List.of(Text.fold(member.identifier())), wanted)
                .or(() -> only(member -> member.emails().stream().map(Text::fold).toList(), wanted))
                .or(() -> only(member -> member.names().stream().map(Tenant::person).toList(), wanted));
    }

    private Optional<Member> only(Function<Member, List<String>> names, String wanted) {
        List<Member> hits = members.stream().filter(member -> names.apply(member).contains(wanted)).toList();
        return hits.size() == 1 ? Optional.of(hits.get(0)) : Optional.empty();
    }

    // People write two spaces, and leave out the full stop behind an initial.
    private static String person(String name) {
        return Text.fold(name).replaceAll("(?<= \\p{L})\\.(?= )", "").replaceAll(" +", " ");
    }

    /** Ids of the types of communication items; null where the tenant has none. */
    public record CommunicationTypes(Long email, Long phone, Long mobile) {
    }

    /**
     * A person who works in Manage.
     *
     * @param names the full name, with and without the middle initial where there is one
     */
    public record Member(long id, String identifier, List<String> names, List<String> emails) {
    }

    /**
     * A state of Manage's table.
     *
     * @param countryId null when the tenant names none
     * @param names     its identifier, such as {@code WA}, and its name
     */
    public record State(long id, Long countryId, List<String> names) {
    }
}
