package dev.sibridge.network;

import dev.sibridge.settings.WrongSettingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.springframework.stereotype.Component;

/**
 * Whose certificates are believed: those that Java believes ({@code javax.net.ssl.trustStore}, else its own), and
 * beside them those that {@code TRUSTED_CERTIFICATES} names.
 */
@Component
public class TrustedCertificates {

    private static final String SETTING = "TRUSTED_CERTIFICATES";
    private static final String EXAMPLE = " It is a PEM file with the certificate of your company's own authority, "
            + "such as /etc/si-bridge/company-ca.pem.";

    private final X509ExtendedTrustManager trusted;
    private final SSLContext context;

    /** @throws WrongSettingException when the setting names no certificates */
    public TrustedCertificates(NetworkProperties settings) {
        String given = settings.trustedCertificates().strip();
        try {
            X509ExtendedTrustManager java = trustManager(null);
            trusted = new NamingTrustManager(given.isEmpty() ? java
                    : trustManager(keyStore(java.getAcceptedIssuers(), read(given))));
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trusted}, null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Java's own certificates cannot be read", e);
        }
    }

    /** For calls by TLS. */
    public SSLContext sslContext() {
        return context;
    }

    /** What the context goes by. */
    public X509TrustManager trustManager() {
        return trusted;
    }

    private static Collection<? extends Certificate> read(String given) throws CertificateException {
        boolean itself = given.contains("-----BEGIN");
        String shown = itself ? "the text given" : "\"" + given + "\"";
        Collection<? extends Certificate> certificates;
        try {
            byte[] bytes = itself ? given.getBytes(StandardCharsets.US_ASCII) : Files.readAllBytes(Path.of(given));
            certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes));
        } catch (IOException | InvalidPathException e) {
            throw new WrongSettingException(SETTING + " names a file that cannot be read: " + shown + "." + EXAMPLE);
        } catch (CertificateException e) {
            throw new WrongSettingException(SETTING + ": " + shown + " contains no certificates." + EXAMPLE);
        }
        if (certificates.isEmpty()) {
            throw new WrongSettingException(SETTING + ": " + shown + " contains no certificate." + EXAMPLE);
        }
        return certificates;
    }

    private static KeyStore keyStore(X509Certificate[] javas, Collection<? extends Certificate> ours)
            throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        List<Certificate> certificates = new ArrayList<>(Arrays.asList(javas));
        certificates.addAll(ours);
        for (Certificate certificate : certificates) {
            all.setCertificateEntry(String.valueOf(all.size()), certificate);
        }
        return all;
    }

    /** @param certificates null for those that Java believes */
    private static X509ExtendedTrustManager trustManager(KeyStore certificates) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(certificates);
        return Arrays.stream(factory.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast).findFirst()
                .orElseThrow(() -> new IllegalStateException("Java does not check certificates"));
    }
}
