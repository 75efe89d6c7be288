package dev.sibridge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.sibridge.failure.Failure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that people enter lead out of this machine and its network, now and whenever something connects. */
class PrivateAddressesTest {

    private static final String ROUTER = "192.168.0.1";

    private final Proxies proxies = new Proxies(new NetworkProperties("http://proxy.acme.example:3128", "", ""));

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1", "https://10.1.2.3/SI", "https://172.31.0.1", "https://192.168.1.1",
        "https://169.254.169.254/latest/meta-data", "https://[::1]", "https://[fd00::1]:8443",
        "https://127.1", "https://2130706433", "::1", "fe80::1", "http://localhost:8080", "https://0.0.0.0",
        "https://0.1.2.3", "https://100.64.0.1", "https://224.0.0.1",
        "https://[::ffff:10.0.0.1]", "https://[64:ff9b::10.0.0.1]", "https://[64:ff9b:1::10.0.0.1]",
        "https://[2002:a00:1::]", "https://[::10.0.0.1]", "https://[::ffff:0:10.0.0.1]", "10.1.2.3", "127.0.0.1:25", "localhost", "HTTPS://LOCALHOST",
        "https://jdoe@10.1.2.3", "https://10.1.2.3/SI?a b", "https://10.1.2.3#\\"})
    void whatLeadsToThisMachineOrIntoAPrivateNetworkNobodyMayEnter(String address) {
        assertThat(addresses(InetAddress::getAllByName).isForbidden(address)).isTrue();
        assertThat(new PrivateAddresses(true, Set.of(), proxies, InetAddress::getAllByName).isForbidden(address))
                .as("unless they may").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://192.0.2.1", "https://[2001:db8::1]/x", "https://nowhere.invalid", "https://",
        "://", "https://[", "", "172.32.0.1", "smtp_1.invalid"})
    void whatLeadsElsewhereOrNowhereIsForOthersToJudge(String address) {
        assertThat(addresses(InetAddress::getAllByName).isForbidden(address)).isFalse();
    }

    @Test
    void oneOfSeveralAddressesIsEnough() {
        PrivateAddresses addresses = addresses(host -> new InetAddress[] {InetAddress.getByName("192.0.2.1"),
            InetAddress.getByName(ROUTER)});

        assertThat(addresses.isForbidden("manage.acme.example")).isTrue();
        assertThatThrownBy(() -> addresses.resolve("manage.acme.example")).isInstanceOf(PrivateAddressException.class);
    }

    @Test
    void aNewConnectionIsRefusedInASentenceThatNobodyRetries() {
        assertThatThrownBy(() -> leadingTo(ROUTER).resolve("manage.acme.example"))
                .asInstanceOf(throwable(PrivateAddressException.class))
                .returns(false, refusal -> refusal.call().mayPass())
                .returns(true, refusal -> refusal.call().didNothing())
                .returns(Kind.SETUP, refusal -> refusal.failures().get(0).kind())
                .hasMessageContaining("PRIVATE_ADDRESSES=true");
    }

    @Test
    void theOperatorsHostsAndProxiesMayBeAnywhere() throws UnknownHostException {
        PrivateAddresses addresses = leadingTo(ROUTER);

        assertThat(addresses.resolve("Tool.Acme.example")).hasSize(1);
        assertThatThrownBy(() -> addresses.resolve("proxy.acme.example")).isInstanceOf(PrivateAddressException.class);
        proxies.to("https", "manage.acme.example", 443);
        assertThat(addresses.resolve("proxy.acme.example")).as("on the way to somebody").hasSize(1);
    }

    @Test
    void aSocketThatLooksItsNameUpItselfConnectsToNothingPrivate() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = GuardedSockets.plain(leadingTo(ROUTER)).createSocket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress("localhost", server.getLocalPort()), 1_000))
                    .isInstanceOf(PrivateAddressException.class);
            assertThat(socket.isConnected()).isFalse();
        }
    }

    @Test
    void tlsSpeaksToNothingPrivate() throws IOException {
        SSLSocketFactory tls = GuardedSockets.tls((SSLSocketFactory) SSLSocketFactory.getDefault(), leadingTo(ROUTER));

        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket connected = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
            assertThatThrownBy(() -> tls.createSocket(connected, "smtp.acme.example", 465, true))
                    .isInstanceOf(PrivateAddressException.class);
        }
    }

    private PrivateAddresses leadingTo(String address) {
        return addresses(host -> new InetAddress[] {InetAddress.getByName(address)});
    }

    private PrivateAddresses addresses(PrivateAddresses.Lookup lookup) {
        return new PrivateAddresses(false, Set.of("tool.acme.example"), proxies, lookup);
    }
}
