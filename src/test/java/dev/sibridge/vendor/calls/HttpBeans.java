package dev.sibridge.vendor.calls;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Accounts;
import dev.sibridge.network.NetworkProperties;
import dev.sibridge.network.PrivateAddresses;
import dev.sibridge.network.Proxies;
import dev.sibridge.network.TrustedCertificates;
import dev.sibridge.vendor.answers.AnswerLimits;
import dev.sibridge.vendor.answers.AnswerProperties;
import dev.sibridge.vendor.answers.GarbledAnswerException;
import dev.sibridge.vendor.answers.PayloadProperties;
import dev.sibridge.vendor.calls.gate.Gates;
import dev.sibridge.vendor.calls.tool.ToolBeans;
import dev.sibridge.vendor.connectwise.Requesting;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.core5.util.Timeout;
import org.mockito.Mockito;
import org.springframework.util.unit.DataSize;

/** The beans behind calls to the vendors, as the application makes them. */
public final class HttpBeans {

    private HttpBeans() {
    }

    public static Map<String, Object> of(Accounts accounts, Codebases codebases, Clock clock) {
        return of(accounts, codebases, clock, new PayloadProperties(DataSize.ofMegabytes(1), 64, 1_000_000, 1_000,
                Duration.ofMinutes(1)), new AnswerProperties(Duration.ofMinutes(1), DataSize.ofMegabytes(1)));
    }

    /** With limits of one's own; the usual ones here are 1 MB and 1000 rows. */
    public static Map<String, Object> of(Accounts accounts, Codebases codebases, Clock clock,
            PayloadProperties payload, AnswerProperties answers) {
        if (Mockito.mockingDetails(accounts).isMock()) {
            Mockito.when(accounts.asOf(Mockito.any())).thenAnswer(call -> accounts.get(call.getArgument(0)));
        }
        AnswerLimits limits = new AnswerLimits(answers, payload);
        MemberTokens memberTokens = new MemberTokens(clock);
        Proxies proxies = new Proxies(NetworkProperties.NONE);
        Credentials credentials = new Credentials(new WayOut(proxies, HttpConfiguration.connections(
                new TrustedCertificates(NetworkProperties.NONE),
                new PrivateAddresses(true, Set.of(), proxies, InetAddress::getAllByName), 64, Timeout.ofMinutes(1))));
        Redaction redaction = new Redaction(memberTokens, proxies);
        Interception interception = new Interception(redaction);
        return Map.of(
                "codebases", codebases,
                "connectWiseCalls", new ConnectWiseCalls(codebases, interception, redaction, new ObjectMapper(),
                        clock),
                "dtoolsCalls", new DToolsCalls(interception, payload),
                "memberTokens", memberTokens,
                "retries", new Retries(memberTokens, clock),
                "connectwiseCredentials", credentials.connectwiseCredentials(accounts, memberTokens, limits,
                        new Gates(8, 8, request -> Optional.of("the tenant"),
                                request -> Optional.empty())),
                "dtoolsCredentials", credentials.dtoolsCredentials(accounts, limits),
                "toolCalls", ToolBeans.calls(),
                "toolKey", ToolBeans.key(accounts, credentials, limits));
    }

    /** What takes calls to addresses that people enter our way out. */
    public static HttpClientConfigurer guardedCalls(NetworkProperties network, PrivateAddresses addresses) {
        return new WayOut(new Proxies(network), HttpConfiguration.connections(new TrustedCertificates(network), addresses,
                64, Timeout.ofMinutes(1)))::configure;
    }

    /** The bean behind calls to Manage where nothing is sent. */
    public static ConnectWiseCalls calls() {
        return new ConnectWiseCalls(null, null, null, new ObjectMapper(), Clock.systemUTC());
    }

    /** A call to Manage that has not been sent. */
    public static ManageCall call(Requesting asked) {
        return calls().begin(asked);
    }

    /** Says whether the list that a call reads goes on. */
    public static void hasNextPage(Exchange exchange, boolean hasNextPage) {
        ManageCall.of(exchange).hasNextPage(hasNextPage);
    }

    /** What a call ends with when a proxy answers in the vendor's place. */
    public static GarbledAnswerException garbledAnswer() {
        return new GarbledAnswerException("That is no JSON.");
    }
}
