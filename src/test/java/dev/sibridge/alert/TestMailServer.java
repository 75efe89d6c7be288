package dev.sibridge.alert;

import dev.sibridge.network.NetworkProperties;
import dev.sibridge.network.Proxies;
import dev.sibridge.network.TrustedCertificates;

/** A mail server for tests. */
public final class TestMailServer {

    private TestMailServer() {
    }

    /** One that is reached without a proxy. */
    public static MailServer of(MailProperties settings) {
        return of(settings, NetworkProperties.NONE);
    }

    static MailServer of(MailProperties settings, NetworkProperties network) {
        return new MailServer(settings, new Proxies(network), new TrustedCertificates(network));
    }
}
