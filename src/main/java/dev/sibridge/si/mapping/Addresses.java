package dev.sibridge.si.mapping;

import dev.sibridge.account.Limits;
import dev.sibridge.engine.model.Bodies;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project.Address;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/** SI's addresses in Manage's members. What Manage cannot hold is left out, not cut or guessed, with a warning. */
final class Addresses {

    private final Tenant tenant;
    private final Collection<String> warnings;

    /** @param warnings gets a sentence for each thing left out */
    Addresses(Tenant tenant, Collection<String> warnings) {
        this.tenant = tenant;
        this.warnings = warnings;
    }

    /** Whether an address says anything; null says nothing. */
    static boolean isFilled(Address address) {
        return address != null && Stream.of(address.street1(), address.street2(), address.city(), address.state(),
                address.postalCode(), address.country(), address.phone(), address.fax())
                .anyMatch(text -> !Text.isBlank(text));
    }

    /** As companies have it: the state is free text. */
    Map<String, Object> ofCompany(Address address) {
        Map<String, Object> members = common(address);
        members.put("state", Text.cut(address.state(), Limits.ADDRESS));
        members.put("faxNumber", fitting("fax number", address.fax(), Limits.PHONE));
        return members;
    }

    /** As sites have it: the state is one of Manage's table. */
    Map<String, Object> ofSite(Address address) {
        Map<String, Object> members = common(address);
        Long state = tenant.state(address.state(), country(address)).orElse(null);
        if (state == null && !Text.isBlank(address.state())) {
            warnings.add("Manage does not know the state \"" + Text.trim(address.state()) + "\"; the site has none.");
        }
        members.put("stateReference", Bodies.id(state));
        return members;
    }

    /** A code or number as it is, or null with a warning when it is too long: cut it would be another one. */
    String fitting(String what, String value, int most) {
        String trimmed = Text.trim(value);
        if (trimmed.length() <= most) {
            return trimmed;
        }
        warnings.add("The " + what + " \"" + Text.cut(trimmed, most) + "…\" is longer than Manage allows; it was left"
                + " out.");
        return null;
    }

    private Map<String, Object> common(Address address) {
        Long country = country(address);
        if (country == null && !Text.isBlank(address.country())) {
            warnings.add("Manage does not know the country \"" + Text.trim(address.country()) + "\"; it was left out.");
        }
        return Bodies.of(
                "addressLine1", Text.cut(address.street1(), Limits.ADDRESS),
                "addressLine2", Text.cut(address.street2(), Limits.ADDRESS),
                "city", Text.cut(address.city(), Limits.ADDRESS),
                "zip", fitting("postal code", address.postalCode(), Limits.ZIP),
                "country", Bodies.id(country),
                "phoneNumber", fitting("phone number", address.phone(), Limits.PHONE));
    }

    private Long country(Address address) {
        return Countries.find(address.country(), tenant.countries());
    }
}
