package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A project of real size: what SI says it comes to is what its records in Manage come to, to the cent. */
class LargeProjectTest {

    private static final String NAME = "Larkspur Estate";
    private static final BigDecimal BY_SI = new BigDecimal("276182.83");
    private static final BigDecimal FREIGHT = new BigDecimal("1250");
    private static final Vendors VENDORS = new Vendors();

    private static Run run;

    @BeforeAll
    static void syncIt() {
        VENDORS.startEmpty();
        VENDORS.exportLarge();
        try (InProcess bridge = InProcess.start(VENDORS)) {
            run = bridge.pollOne();
        }
    }

    @AfterAll
    static void forget() {
        VENDORS.assertNoViolations();
        VENDORS.startEmpty();
    }

    @Test
    void itIsSyncedWithoutAWarningAboutMoney() {
        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.messages()).isEqualTo("Optional rows worth 6648 were left out.");
        assertThat(run.siTotal()).isEqualByComparingTo(BY_SI);
        assertThat(run.linesTotal()).isEqualByComparingTo(BY_SI);
    }

    @Test
    void theOpportunityInManageComesToWhatSiSaysAndTheFreight() {
        assertThat(Vendors.total(lines("opportunity", "/sales/opportunities")))
                .isEqualByComparingTo(BY_SI.add(FREIGHT));
    }

    @Test
    void soDoesTheProjectWhoseTicketsCarryAllButTheFreight() {
        List<JsonNode> lines = lines("project", "/project/projects");
        List<JsonNode> onTickets = lines.stream().filter(line -> line.hasNonNull("ticket")).toList();

        assertThat(Vendors.total(lines)).isEqualByComparingTo(BY_SI.add(FREIGHT));
        assertThat(Vendors.total(onTickets)).isEqualByComparingTo(BY_SI);
    }

    @Test
    void everyLocationHasATicketAndRowsWithoutStandOnGeneral() {
        assertThat(VENDORS.records("/project/tickets")).hasSize(41)
                .extracting(ticket -> ticket.path("summary").asText()).contains("Tennis Court", "General");
    }

    @Test
    void theSandboxShowsTheSameSums() {
        JsonNode money = VENDORS.money();

        assertThat(money.path("opportunities").get(0).path("total").decimalValue())
                .isEqualByComparingTo(BY_SI.add(FREIGHT));
        assertThat(money.path("projects").get(0).path("onTickets").decimalValue()).isEqualByComparingTo(BY_SI);
        assertThat(money.path("projects").get(0).path("onProject").decimalValue()).isEqualByComparingTo(FREIGHT);
    }

    private static List<JsonNode> lines(String member, String path) {
        return VENDORS.linesOn(member, VENDORS.record(path, "name", NAME).path("id").asLong());
    }
}
