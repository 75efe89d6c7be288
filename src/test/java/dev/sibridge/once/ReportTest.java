package dev.sibridge.once;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.RunDetails;
import dev.sibridge.history.Runs;
import dev.sibridge.history.Totals;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

class ReportTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Runs runs = new Runs(DATABASE.jdbc(), Clock.systemUTC());

    @BeforeEach
    void forgetEverything() {
        DATABASE.jdbc().sql("DELETE FROM run").update();
    }

    @Test
    void aRunThatDidNotGetSoFarHasNoMoney() {
        add();

        assertThat(printed()).contains("Patio Music: synced").doesNotContain("money");
    }

    @Test
    void theMoneyIsShownToTheCent() {
        runs.totals(add(), totals("184230.55", "184230.5512", "1250", "185480.5512", "185480.5512"));

        assertThat(printed()).contains("    money       SI 184,230.55   lines 184,230.55   misc items 1,250.00"
                + "   opportunity 185,480.55   project 185,480.55" + System.lineSeparator());
    }

    @Test
    void whatSiDoesNotSayAndAProjectThatIsNotWonAreLeftOut() {
        runs.totals(add(), totals(null, "10", "0", "10", null));

        assertThat(printed()).contains("    money       lines 10.00   misc items 0.00   opportunity 10.00"
                + System.lineSeparator());
    }

    private long add() {
        long id = runs.add(1, TestAccounts.account("default"), new ProjectInfo("p", "m", null, "Finch", "Patio Music",
                null, null, null, 1, null, null), "s", Purpose.SYNC);
        runs.finish(id, Outcome.SYNCED, null);
        return id;
    }

    private static Totals totals(String si, String lines, String misc, String opportunity, String project) {
        return new Totals(decimal(si), decimal(lines), decimal(misc), decimal(opportunity), decimal(project));
    }

    private static BigDecimal decimal(String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }

    private String printed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Report(runs,
                new RunDetails(new JdbcTemplate(DATABASE.connections()),
                        new JdbcTransactionManager(DATABASE.connections()), new ObjectMapper()))
                .print(List.of(new Poll(1, "default", false, Poll.State.DONE, 1, 0, null)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
