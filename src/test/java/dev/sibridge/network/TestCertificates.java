package dev.sibridge.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates of a company's own authority, made with the JDK's keytool: once for all tests of a process. */
public enum TestCertificates {

    /** For {@code *.acme.example} and this machine. */
    GOOD("-ext", "san=dns:*.acme.example,dns:localhost,ip:127.0.0.1"),
    /** The same, but of last week. */
    EXPIRED("-ext", "san=dns:*.acme.example,dns:localhost,ip:127.0.0.1", "-startdate", "-10d", "-validity", "5"),
    /** For another host. */
    ANOTHERS("-ext", "san=dns:other.example");

    /** What the authority calls itself. */
    public static final String AUTHORITY = "Acme Inspection CA";

    private static final String PASSWORD = "changeit";
    private static final Path FOLDER = folder();
    private static final Path STORE = FOLDER.resolve("certificates.p12");
    private static final Path PEM = FOLDER.resolve("company-ca.pem");

    private final List<String> options;

    TestCertificates(String... options) {
        this.options = List.of(options);
    }

    /** The authority's certificate as an operator has it. */
    public static synchronized Path authority() {
        if (!Files.exists(PEM)) {
            keytool("-genkeypair", "-alias", "ca", "-dname", "CN=" + AUTHORITY + ", O=Acme", "-ext", "bc:c");
            keytool("-exportcert", "-rfc", "-alias", "ca", "-file", PEM.toString());
        }
        return PEM;
    }

    /** What a server with this certificate speaks TLS with. */
    public SSLContext server() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(only(), PASSWORD.toCharArray());
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore only() throws GeneralSecurityException {
        authority();
        synchronized (TestCertificates.class) {
            KeyStore all = load(STORE);
            if (!all.containsAlias(name())) {
                List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", name(), "-signer", "ca",
                        "-dname", "CN=" + name()));
                arguments.addAll(options);
                keytool(arguments.toArray(String[]::new));
                all = load(STORE);
            }
            KeyStore only = load(null);
            only.setKeyEntry(name(), all.getKey(name(), PASSWORD.toCharArray()), PASSWORD.toCharArray(),
                    all.getCertificateChain(name()));
            return only;
        }
    }

    private static KeyStore load(Path file) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(file == null ? null : new ByteArrayInputStream(Files.readAllBytes(file)),
                    PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return store;
    }

    private static void keytool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", STORE.toString(), "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC"));
        }
        try {
            Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
            if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("certificates");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                for (Path file : List.of(STORE, PEM, folder)) {
                    file.toFile().delete();
                }
            }));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
