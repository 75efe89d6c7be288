package dev.sibridge.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What mapping needs to know of the tenant's own tables. Ids are Manage's.
 *
 * @param wonStatusId      of opportunities; null when no won status is set
 * @param defaultSalesRepId who gets opportunities without a sales rep of their own
 * @param communicationTypes how contacts are reached
 * @param companyStatusId  the default status of companies; null when the tenant has none
 * @param companyTypeIds   the types of new companies
 * @param members          those members, active, whom the export may mean
 * @param countries        by {@link Text#fold}ed name and two-letter code
 * @param states           by folded name and identifier
 * @param units            units of measure by folded name
 */
public record Tenant(
        long boardId,
        Long wonStatusId,
        long defaultSalesRepId,
        CommunicationTypes communicationTypes,
        Long companyStatusId,
        List<Long> companyTypeIds,
        List<Member> members,
        Map<String, Long> countries,
        Map<String, Long> states,
        Map<String, Long> units) {

    /** The same tenant, with what one export needs besides. */
    public Tenant with(List<Member> members, Map<String, Long> countries, Map<String, Long> states,
            Map<String, Long> units) {
        return new Tenant(boardId, wonStatusId, defaultSalesRepId, communicationTypes, companyStatusId,
                companyTypeIds, members, countries, states, units);
    }

    /** The one member whom a name or an e-mail address means: by identifier, else e-mail, else full name. */
    public Optional<Member> member(String nameOrEmail) {
        if (Text.isBlank(nameOrEmail)) {
            return Optional.empty();
        }
        String wanted = Text.fold(nameOrEmail);
        return only(member -> List.of(Text.fold(member.identifier())), wanted)
                .or(() -> only(member -> member.emails().stream().map(Text::fold).toList(), wanted))
                .or(() -> only(member -> List.of(Text.fold(member.fullName())), wanted));
    }

    private Optional<Member> only(Function<Member, List<String>> names, String wanted) {
        List<Member> hits = members.stream().filter(member -> names.apply(member).contains(wanted)).toList();
        return hits.size() == 1 ? Optional.of(hits.get(0)) : Optional.empty();
    }

    /** Ids of the types of communication items; null where the tenant has none. */
    public record CommunicationTypes(Long email, Long phone, Long mobile) {
    }

    /** A person who works in Manage. */
    public record Member(long id, String identifier, String fullName, List<String> emails) {
    }
}
