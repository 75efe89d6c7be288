package dev.sibridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagePageTest {

    private static final String OPEN =
            "https://na.myconnectwise.net/v4_6_release/services/system_io/router/openrecord.rails?recordType=";
    private static final ManagePage PAGE = new ManagePage(new ConnectWiseSettings(
            URI.create("https://api-na.myconnectwise.net/"), "acme & co", "", "", "", "", "", "",
            Duration.ofSeconds(1)));

    @ParameterizedTest
    @CsvSource({"COMPANY, CompanyFV", "CONTACT, ContactFV", "OPPORTUNITY, OpportunityFV", "PROJECT, ProjectHeaderFV",
        "TICKET, ServiceFV"})
    void theseHaveAPageOfTheirOwn(RecordType type, String page) {
        assertThat(after(Action.CREATE, type, "/anywhere", Map.of(), null))
                .isEqualTo(OPEN + page + "&recid=7&companyName=acme+%26+co");
    }

    @Test
    void othersAreShownByWhatTheyBelongTo() throws Exception {
        assertThat(after(Action.CREATE, RecordType.SITE, "/company/companies/12/sites", Map.of(), null))
                .contains("CompanyFV&recid=12&");
        assertThat(after(Action.UPDATE, RecordType.PHASE, "/project/projects/31/phases/7", Map.of(), null))
                .contains("ProjectHeaderFV&recid=31&");
        assertThat(line(Action.CREATE, "{\"project\":{\"id\":31},\"ticket\":{\"id\":41}}", null))
                .contains("ServiceFV&recid=41&");
        assertThat(line(Action.CREATE, "{\"opportunity\":{\"id\":24}}", null)).contains("OpportunityFV&recid=24&");
        assertThat(line(Action.UPDATE, "{\"quantity\":2}", "{\"opportunity\":{\"id\":24}}"))
                .contains("OpportunityFV&recid=24&");
        assertThat(line(Action.REMOVE, "{}", "{\"project\":{\"id\":31}}")).contains("ProjectHeaderFV&recid=31&");
    }

    @Test
    void whatIsGoneAndWhatHasNoKnownPageHasNoAddress() throws Exception {
        assertThat(after(Action.REMOVE, RecordType.TICKET, "/project/tickets/7", Map.of(), null)).isNull();
        assertThat(after(Action.CREATE, RecordType.CATALOG_ITEM, "/procurement/catalog", Map.of(), null)).isNull();
        assertThat(after(Action.CREATE, RecordType.MANUFACTURER, "/procurement/manufacturers", Map.of(), null))
                .isNull();
        assertThat(line(Action.UPDATE, "{\"quantity\":2}", null)).isNull();
    }

    private static String line(Action action, String body, String base) throws Exception {
        ObjectMapper json = new ObjectMapper();
        return after(action, RecordType.LINE, "/procurement/products/7", json.readValue(body, Map.class),
                base == null ? null : json.readTree(base));
    }

    private static String after(Action action, RecordType type, String path, Map<String, Object> body, JsonNode base) {
        return PAGE.after(new Step(action, new RecordRef(type, "k"), "title", null, 1, path, body, 7L, base), 7);
    }
}
