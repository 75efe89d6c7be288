package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.sandbox.manage.model.Trait;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many tenants require members of their own; the operator's routes fill them. */
class RequiredMembersTest extends OneShotTest {

    @BeforeEach
    void aTenantThatWantsTypes() {
        vendors.manage().take(Trait.REQUIRED_MEMBERS);
        vendors.export(vendors.sample(Vendors.SMALL));
    }

    @Test
    @Tag("field")
    void whatManageRequiresIsNamedAndARouteOfTheOperatorsFillsIt() throws IOException {
        assertThat(sync()).contains("POST /sales/opportunities was rejected with status 400: opportunity"
                + " object is invalid: The type field is required. [type]. SI Bridge does not send that field: set it"
                + " in the customize-* route of such records (docs/customizing.md)");

        customize("opportunity", "New Business");
        customize("project", "Residential");
        assertThat(sync()).isEmpty();

        assertThat(vendors.record("/sales/opportunities", "name", "Patio Music").path("type").path("name").asText())
                .isEqualTo("New Business");
        assertThat(vendors.record("/project/projects", "name", "Patio Music").path("type").path("name").asText())
                .isEqualTo("Residential");
    }

    private String sync() {
        try (InProcess own = InProcess.start(vendors, InProcess.routesOf(folder))) {
            return own.pollOne().messages();
        }
    }

    private void customize(String hook, String type) throws IOException {
        OwnRoute.write(folder, hook, """
                - bean:
                    ref: customizing
                    method: "reference(${body}, 'type', '%s')"
                """.formatted(type));
    }
}
