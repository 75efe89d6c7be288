package dev.sibridge.si.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.engine.model.Usable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells companies that people work with from those in the recycle bin, of an inactive status, or merged away. */
@Component
public class CompaniesInUse {

    private final TenantReader tenants;

    public CompaniesInUse(TenantReader tenants) {
        this.tenants = tenants;
    }

    /** Whether a client may be this company of Manage's. */
    public boolean is(JsonNode company, Account account) {
        return whyNot(company, account).isEmpty();
    }

    /** Why a client must not be this company, in words that follow its name; empty when it may. */
    public Optional<String> whyNot(JsonNode company, Account account) {
        if (!Usable.is(company)) {
            return Optional.of(Usable.reason(company));
        }
        JsonNode status = company.path("status");
        return tenants.inactiveCompanyStatuses(account).contains(status.path("id").asLong())
                ? Optional.of("has the status \"" + status.path("name").asText() + "\" in Manage, which is inactive")
                : Optional.empty();
    }
}
