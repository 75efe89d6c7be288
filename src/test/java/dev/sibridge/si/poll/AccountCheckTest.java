package dev.sibridge.si.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.MailProperties;
import dev.sibridge.alert.TestMailServer;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.network.Answer;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.network.NoWayException;
import dev.sibridge.network.Proxy;
import dev.sibridge.si.tenant.BlockedException;
import dev.sibridge.si.tenant.Finding;
import dev.sibridge.si.tenant.Preflight.Verdict;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class AccountCheckTest {

    private static final Finding BOARD = Finding.ok("Project board", "There is one.");
    private static final Finding REP = Finding.block("Sales rep", "sales-rep-missing", "There is none.", "Name one.");
    private static final Processor WELL = exchange -> found(exchange, List.of());

    private boolean noticed;

    @Test
    void whereAllIsWellEveryCheckSaysSo() throws Exception {
        assertThat(check(WELL, exchange -> found(exchange, List.of(BOARD)))).extracting(Finding::check, Finding::state)
                .containsExactly(tuple("D-Tools", Finding.State.OK),
                        tuple("Project board", Finding.State.OK), tuple("Mail", Finding.State.WARN));
    }

    @Test
    void dtoolsIsAskedForTheQueueInTheAccountsName() throws Exception {
        check(exchange -> {
            assertThat(exchange.getMessage().getBody()).isInstanceOf(DToolsRequest.class);
            assertThat(exchange.getProperty("account")).isNotNull();
        }, WELL);
    }

    @Test
    void whatBlocksAPollIsAFindingAmongTheOthers() throws Exception {
        assertThat(check(WELL, exchange -> {
            throw new BlockedException(List.of(BOARD, REP));
        })).contains(BOARD, REP).hasSize(4);
    }

    @Test
    void troubleWithOneVendorDoesNotHideTheOther() throws Exception {
        List<Finding> findings = check(exchange -> {
            throw new DToolsException("GET /Subscribe/Projects", 401, null);
        }, exchange -> {
            throw new ConnectWiseException("GET /service/boards", 401, null, null);
        });

        assertThat(findings).extracting(Finding::check).containsExactly("D-Tools", "ConnectWise", "Mail");
        assertThat(findings.subList(0, 2)).allSatisfy(finding -> {
            assertThat(finding.state()).isEqualTo(Finding.State.BLOCK);
            assertThat(finding.message()).endsWith(".");
            assertThat(finding.todo()).startsWith("Check ");
        });
    }

    @Test
    void whatLiesBetweenIsNotBlamedOnTheVendorsSettings() throws Exception {
        List<Finding> findings = check(exchange -> {
            throw new InterceptedException("D-Tools", "api.d-tools.com", "GET /Subscribe/Projects",
                    new Answer(403, null, null, null, null, "<html>"), UnaryOperator.identity());
        }, exchange -> {
            throw NoWayException.refused(new Proxy("proxy.acme.example", 3128, null, "", "HTTPS_PROXY"), 407, "x:443");
        });

        assertThat(findings.subList(0, 2)).allMatch(finding -> finding.state() == Finding.State.BLOCK)
                .extracting(Finding::toString).satisfiesExactly(
                        dtools -> assertThat(dtools).startsWith("An intermediary between SI Bridge and D-Tools"
                                + " answered")
                                .doesNotContain("DTOOLS_"),
                        manage -> assertThat(manage).startsWith("The proxy proxy.acme.example:3128 requires a user"
                                + " name")
                                .doesNotContain("CONNECTWISE_"));
    }

    @Test
    void progressesThatNobodyHasThoughtOfAreToldWithWhatTheyMean() throws Exception {
        String rows = Stream.of(" Prewire", "approved", "Prewire", " ").map(progress -> """
                {"Id": "p", "MessageId": "m", "PublishedOnUnixTimeMs": 1, "Progress": "%s"}""".formatted(progress))
                .collect(Collectors.joining(","));
        String queue = "{\"TotalCount\": 4, \"Projects\": [" + rows + "]}";

        assertThat(check(exchange -> exchange.getMessage().setBody(ExportReader.readList(
                new ByteArrayInputStream(queue.getBytes(StandardCharsets.UTF_8)))), WELL))
                .filteredOn(finding -> finding.check().equals("Progresses")).singleElement()
                .satisfies(finding -> assertThat(finding.message()).endsWith("list: Prewire. They count as not won."));
    }

    @Test
    void whoIsToldByANoticeNeedsNoMailList() throws Exception {
        assertThat(check(WELL, WELL)).last().extracting(Finding::state).isEqualTo(Finding.State.WARN);
        noticed = true;

        assertThat(check(WELL, WELL)).last().extracting(Finding::message)
                .isEqualTo("A notice tells when an export fails.");
    }

    private static void found(Exchange exchange, List<Finding> findings) {
        exchange.getMessage().setBody(new Verdict(findings, Answers.to(List.of())));
    }

    private List<Finding> check(Processor dtools, Processor preflight) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:dtools-call").process(dtools);
                    from("direct:preflight").process(preflight);
                }
            });
            camel.start();
            return new AccountCheck(camel.createFluentProducerTemplate(),
                    TestMailServer.of(new MailProperties("", 587, "", "", "", "")),
                    (account, kind) -> noticed && kind == AlertKind.EXPORT_FAILED ? Set.of(1L) : Set.of())
                    .check(TestAccounts.account("default"));
        }
    }
}
