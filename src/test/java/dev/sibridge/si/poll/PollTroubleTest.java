package dev.sibridge.si.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.alert.AlertKind;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.network.Answer;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.network.NoWayException;
import dev.sibridge.network.Proxy;
import dev.sibridge.si.tenant.BlockedException;
import dev.sibridge.si.tenant.Finding;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelExchangeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;

/** What kind of trouble kept a poll from its work, and whose. */
class PollTroubleTest {

    @ParameterizedTest
    @CsvSource({"401, KEYS_REFUSED", "403, SETUP_INCOMPLETE", "404, SETUP_INCOMPLETE", "429, OUTAGE", "500, OUTAGE",
        "503, OUTAGE", "408, OUTAGE"})
    void whatManageRefuses(int status, AlertKind kind) {
        ConnectWiseException refused = new ConnectWiseException("GET /service/boards", status,
                "{\"code\": \"NotFound\"}", null);

        assertThat(PollTrouble.of(new CamelExchangeException("in a split", null, refused), true))
                .returns(kind, PollTrouble::kind).returns("ConnectWise", PollTrouble::side);
    }

    @ParameterizedTest
    @CsvSource({"401, KEYS_REFUSED", "403, KEYS_REFUSED", "404, SETUP_INCOMPLETE", "429, OUTAGE", "502, OUTAGE"})
    void whatDToolsRefuses(int status, AlertKind kind) {
        assertThat(PollTrouble.of(new DToolsException("GET /Subscribe/Projects", status, null), false))
                .returns(kind, PollTrouble::kind).returns("D-Tools", PollTrouble::side);
    }

    @Test
    void whoDoesNotAnswerShowsByHowFarThePollCame() {
        assertThat(PollTrouble.of(new ConnectException("refused"), true)).returns("ConnectWise", PollTrouble::side)
                .returns(AlertKind.OUTAGE, PollTrouble::kind);
        assertThat(PollTrouble.of(new SocketTimeoutException(), false)).returns("D-Tools", PollTrouble::side)
                .returns(AlertKind.OUTAGE, PollTrouble::kind);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMistakeOfOursIsNoFaultOfEitherSideHoweverFarThePollCame(boolean listRead) {
        assertThat(PollTrouble.of(new NullPointerException(), listRead)).returns("SI Bridge", PollTrouble::side)
                .returns(true, PollTrouble::isOurs).returns(AlertKind.OUTAGE, PollTrouble::kind);
    }

    @Test
    void ourOwnDatabaseIsNoFaultOfEitherSide() {
        assertThat(PollTrouble.of(new UncategorizedSQLException("list", "UPDATE", new SQLException("--read-only",
                "HY000", 1290)), false).kind()).isEqualTo(AlertKind.DATABASE);
    }

    @Test
    void answersThatNobodyCanReadAreAnOutage() {
        assertThat(PollTrouble.of(new UnreadableExportException("D-Tools answered a web page.", true), false).kind())
                .isEqualTo(AlertKind.OUTAGE);
    }

    @Test
    @Tag("field")
    void somebodyInBetweenIsAnOutageNeitherRefusedKeysNorAMissingRight() {
        for (int status : new int[] {200, 302, 400, 401, 403, 404, 429, 503}) {
            InterceptedException page = new InterceptedException("ConnectWise", "h", "GET /x",
                    new Answer(status, null, null, null, null, "<html>"), UnaryOperator.identity());

            assertThat(PollTrouble.of(new CamelExchangeException("in a split", null, page), true))
                    .returns(AlertKind.OUTAGE, PollTrouble::kind).returns("ConnectWise", PollTrouble::side);
        }
    }

    @ParameterizedTest
    @CsvSource({"407, SETUP_INCOMPLETE", "403, OUTAGE", "503, OUTAGE"})
    @Tag("field")
    void aProxyThatWantsALoginIsToldAtOnce(int status, AlertKind kind) {
        Proxy proxy = new Proxy("proxy.acme.example", 3128, null, "", "HTTPS_PROXY");

        assertThat(PollTrouble.of(NoWayException.refused(proxy, status, "x:443"), false)).isEqualTo(new PollTrouble(kind,
                "D-Tools", NoWayException.refused(proxy, status, "x:443").failures()));
        assertThat(PollTrouble.of(NoWayException.unreachable(proxy, new ConnectException()), true).kind())
                .isEqualTo(AlertKind.OUTAGE);
    }

    @Test
    void whatThePreflightMissesIsTheSetUpOfManage() {
        PollTrouble trouble = PollTrouble.of(new BlockedException(List.of(
                Finding.block("Board", "board-missing", "No board.", ""),
                Finding.block("Sales rep", "sales-rep-missing", "No sales rep.", ""))), true);

        assertThat(trouble).isEqualTo(new PollTrouble(AlertKind.SETUP_INCOMPLETE, "ConnectWise",
                List.of(Failure.of(Kind.SETUP, "board-missing", "No board."),
                        Failure.of(Kind.SETUP, "sales-rep-missing", "No sales rep."))));
    }
}
