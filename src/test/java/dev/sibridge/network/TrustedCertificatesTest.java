package dev.sibridge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.settings.WrongSettingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedCertificatesTest {

    @TempDir
    private Path folder;

    @Test
    @Tag("field")
    void aFileThatCannotBeReadIsNamed() {
        for (Path file : List.of(folder.resolve("none.pem"), folder)) {
            assertThatThrownBy(() -> issuers(file.toString())).isInstanceOf(WrongSettingException.class)
                    .hasMessage("TRUSTED_CERTIFICATES names a file that cannot be read: \"" + file + "\". It is a PEM"
                            + " file with the certificate of your company's own authority, such as"
                            + " /etc/si-bridge/company-ca.pem.");
        }
        assertThatThrownBy(() -> issuers("a\0b")).isInstanceOf(WrongSettingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
    @Tag("field")
    void aFileWithoutACertificateIsNamed(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("x.pem"), content);

        assertThatThrownBy(() -> issuers(file.toString())).isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("TRUSTED_CERTIFICATES: \"" + file + "\" contains no certificate");
    }

    @Test
    void whatTheSettingHoldsItselfIsNotTold() {
        assertThatThrownBy(() -> issuers("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----"))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("TRUSTED_CERTIFICATES: the text given ").hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    @Tag("field")
    void aCompanysAuthorityIsTrustedBesideJavas() throws IOException {
        int javas = issuers("").size();
        Path authority = TestCertificates.authority();

        assertThat(javas).isPositive();
        assertThat(names(issuers(""))).noneMatch(name -> name.contains(TestCertificates.AUTHORITY));
        for (String given : List.of(authority.toString(), Files.readString(authority),
                twice(authority).toString(), der(authority).toString())) {
            assertThat(issuers(given)).hasSize(javas + 1);
            assertThat(names(issuers(given))).anyMatch(name -> name.contains(TestCertificates.AUTHORITY));
        }
    }

    @Test
    @Tag("field")
    void javasOwnPropertyHolds() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(
                new ByteArrayInputStream(Files.readAllBytes(TestCertificates.authority()))));
        Path file = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
        try {
            assertThat(names(issuers(""))).singleElement().asString().contains(TestCertificates.AUTHORITY);
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    private Path twice(Path authority) throws IOException {
        String pem = Files.readString(authority);
        return Files.writeString(folder.resolve("twice.pem"), "# ours\n" + pem + "\n# once more\n" + pem);
    }

    private Path der(Path authority) throws IOException {
        try {
            return Files.write(folder.resolve("ca.cer"), CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(authority))).getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<X509Certificate> issuers(String given) {
        return Arrays.stream(new TrustedCertificates(new NetworkProperties("", "", given)).trustManager()
                .getAcceptedIssuers()).distinct().toList();
    }

    private static List<String> names(List<X509Certificate> certificates) {
        return certificates.stream().map(certificate -> certificate.getSubjectX500Principal().getName()).toList();
    }
}
