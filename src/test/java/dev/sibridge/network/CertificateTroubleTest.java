package dev.sibridge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.InvalidAlgorithmParameterException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** What becomes of a handshake that Java checks itself, as with a mail server. */
class CertificateTroubleTest {

    @Test
    void anAuthorityThatIsNotTrusted() {
        assertThat(sentence(TestCertificates.GOOD, "")).startsWith("The certificate of smtp.acme.example is issued by "
                + "\"Acme Inspection CA\", which this machine does not trust.");
    }

    @Test
    void aCertificateOfAnotherHost() {
        assertThat(sentence(TestCertificates.ANOTHERS, TestCertificates.authority().toString())).startsWith("The"
                + " certificate presented for smtp.acme.example belongs to another host (");
    }

    @Test
    void aCertificateThatExpired() {
        assertThat(sentence(TestCertificates.EXPIRED, TestCertificates.authority().toString())).startsWith("The "
                + "certificate of smtp.acme.example expired on ");
    }

    @Test
    void aMachineThatTrustsNobody() {
        assertThat(CertificateTrouble.sentence(new SSLException("Unexpected error", new IllegalStateException(
                new InvalidAlgorithmParameterException("the trustAnchors parameter must be non-empty"))), "x"))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("-Djavax.net.ssl.trustStore"));
    }

    @Test
    void otherTroubleIsNone() {
        assertThat(CertificateTrouble.sentence(new SSLException("Connection reset"), "x")).isEmpty();
        assertThat(CertificateTrouble.of(new IOException("reset"), "x")).isEmpty();
    }

    private static String sentence(TestCertificates shown, String trusted) {
        try (ServerSocket behind = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TlsFront server = new TlsFront(shown, behind.getLocalPort())) {
            Throwable trouble = catchThrowable(() -> shakeHands(server.port(), trusted));
            return CertificateTrouble.sentence(trouble, "smtp.acme.example").orElseThrow(() ->
                    new AssertionError(trouble));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void shakeHands(int port, String trusted) throws IOException {
        TrustedCertificates certificates = new TrustedCertificates(new NetworkProperties("", "", trusted));
        try (SSLSocket socket = (SSLSocket) certificates.sslContext().getSocketFactory().createSocket(
                new Socket(InetAddress.getLoopbackAddress(), port), "smtp.acme.example", port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("LDAPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }
}
