package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.sibridge.endtoend.Bridge.Result;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.network.TestCertificates;
import dev.sibridge.network.TestProxy;
import dev.sibridge.network.TlsFront;
import dev.sibridge.settings.WrongSettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In a company's network: nobody outside is reached, nor even known by name, but through its proxy, and whoever is
 * reached shows a certificate of the company's own authority.
 */
class BehindProxyTest {

    private static final Vendors VENDORS = new Vendors();
    private static final String MANAGE = "CONNECTWISE_SITE=https://manage.acme.example/sandbox";
    private static final String DTOOLS = "DTOOLS_URL=https://si.acme.example/sandbox/SI";

    private TlsFront vendors;
    private TestProxy proxy;

    @BeforeEach
    void start() {
        VENDORS.startEmpty();
        VENDORS.export(VENDORS.sample(Vendors.SMALL));
        vendors = new TlsFront(TestCertificates.GOOD, URI.create(VENDORS.url()).getPort());
        proxy = new TestProxy(vendors.port()).wants("bridge", "p@ss");
    }

    @AfterEach
    void stop() {
        proxy.close();
        vendors.close();
    }

    @Test
    @Tag("field")
    void bothVendorsAndTheMailServerAreReachedThroughTheProxyByTheirOwnTls() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        mail.start();
        VENDORS.export(VENDORS.sample(Vendors.LARGE).putNull("Client"));
        try (TlsFront smtp = new TlsFront(TestCertificates.GOOD, mail.getSmtp().getPort());
                InProcess bridge = InProcess.start(VENDORS, MANAGE, DTOOLS, httpsProxy(), trusted(),
                        "SMTP_HOST=smtp.acme.example", "SMTP_PORT=465", "SMTP_FROM=si-bridge@acme.example",
                        "SYNC_ERROR_EMAILS=office@acme.example")) {
            proxy.leads("smtp.acme.example", smtp.port());

            assertThat(bridge.runs(bridge.poll())).extracting(Run::outcome)
                    .containsExactlyInAnyOrder(Outcome.SYNCED, Outcome.REFUSED);
            bridge.sendAlerts();

            assertThat(mail.getReceivedMessages()).hasSize(1);
        } finally {
            mail.stop();
        }
        assertThat(proxy.asked()).containsOnly("CONNECT manage.acme.example:443 HTTP/1.1",
                "CONNECT si.acme.example:443 HTTP/1.1", "CONNECT smtp.acme.example:465 HTTP/1.1");
        assertThat(proxy.heads()).noneMatch(head -> head.toLowerCase(Locale.ROOT).contains("\nauthorization:")
                || head.toLowerCase(Locale.ROOT).contains("apikey"));
        VENDORS.assertNoViolations();
    }

    @Test
    @Tag("field")
    void soIsTheCollectorOfTraces(@TempDir Path folder) throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", call -> {
            received.add(call.getRequestURI() + " " + call.getRequestHeaders().keySet());
            call.getRequestBody().readAllBytes();
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        collector.start();
        Path url = Files.writeString(folder.resolve("proxy"), httpsProxy().replaceFirst("HTTPS_PROXY=", "") + "\n");
        try (TlsFront tls = new TlsFront(TestCertificates.GOOD, collector.getAddress().getPort())) {
            proxy.leads("otel.acme.example", tls.port());

            Result result = new Bridge(folder, VENDORS).with("HTTPS_PROXY_FILE", url.toString())
                    .with("TRUSTED_CERTIFICATES_FILE", TestCertificates.authority().toString())
                    .with("OTEL_EXPORTER_OTLP_ENDPOINT", "https://otel.acme.example:4318").once();

            assertThat(result.exitCode()).as(result.log()).isZero();
            assertThat(result.log()).doesNotContain("p@ss", "YnJpZGdlOnBAc3M=");
        } finally {
            collector.stop(0);
        }
        assertThat(proxy.asked()).containsOnly("CONNECT otel.acme.example:4318 HTTP/1.1");
        assertThat(received).isNotEmpty().allSatisfy(call -> assertThat(call).startsWith("/v1/traces ")
                .doesNotContainIgnoringCase("proxy-authorization"));
    }

    @Test
    @Tag("field")
    void aCompanysAuthorityThatNobodyNamedIsToldOfInOneSentenceAndNothingIsWritten() {
        try (InProcess bridge = InProcess.start(VENDORS, MANAGE, DTOOLS, httpsProxy())) {
            Poll poll = bridge.poll();

            assertThat(poll.state()).isEqualTo(Poll.State.FAILED);
            assertThat(poll.message()).startsWith("The certificate of si.acme.example is issued by \"Acme "
                    + "Inspection CA\", which this machine does not trust.").contains("TRUSTED_CERTIFICATES");
        }
        assertThat(VENDORS.manageLog()).isEmpty();
        assertThat(proxy.asked()).as("it does not pass by itself, and is not tried again and again").hasSize(2);
    }

    @Test
    void aCertificateOfAnotherHostIsNotTakenForTheVendors() {
        try (TlsFront other = new TlsFront(TestCertificates.ANOTHERS, URI.create(VENDORS.url()).getPort());
                InProcess bridge = InProcess.start(VENDORS, MANAGE, DTOOLS, httpsProxy(), trusted())) {
            proxy.leads("manage.acme.example", other.port());

            assertThat(bridge.poll().message()).startsWith("The certificate presented for manage.acme.example belongs"
                    + " to another host (");
        }
        assertThat(VENDORS.manageLog()).isEmpty();
    }

    @Test
    @Tag("field")
    void aWrongPasswordOfTheProxysIsToldOnceAndNotTriedAgainAndAgain() {
        try (InProcess bridge = InProcess.start(VENDORS, MANAGE, DTOOLS, trusted(),
                "HTTPS_PROXY=http://bridge:wr0ng-password@127.0.0.1:" + proxy.port())) {
            assertThat(bridge.poll().message()).isEqualTo("The proxy 127.0.0.1:" + proxy.port() + " rejects the user"
                    + " name and password: check those in HTTPS_PROXY (http://user:password@127.0.0.1:"
                    + proxy.port() + ").");
        }
        assertThat(proxy.heads()).hasSize(2).filteredOn(head -> head.contains("Proxy-Authorization")).hasSize(1);
    }

    @Test
    @Tag("field")
    void nothingStartsWithAProxyThatIsNone() {
        assertThatThrownBy(() -> InProcess.start(VENDORS, "HTTPS_PROXY=http://bridge:s3cret@proxy.acme.example"))
                .rootCause().isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("HTTPS_PROXY is not the address of a proxy: \"http://***@proxy.acme.example\"");
    }

    private String httpsProxy() {
        return "HTTPS_PROXY=http://bridge:p%40ss@127.0.0.1:" + proxy.port();
    }

    private static String trusted() {
        return "TRUSTED_CERTIFICATES=" + TestCertificates.authority();
    }
}
