package dev.sibridge.alert;

import dev.sibridge.network.NetworkProperties;
import dev.sibridge.network.PrivateAddresses;
import dev.sibridge.network.Proxies;
import dev.sibridge.network.TrustedCertificates;
import java.net.InetAddress;
import java.util.Set;

/** A mail server for tests. */
public final class TestMailServer {

    private TestMailServer() {
    }

    /** One that is reached without a proxy. */
    public static MailServer of(MailProperties settings) {
        return of(settings, NetworkProperties.NONE);
    }

    static MailServer of(MailProperties settings, NetworkProperties network) {
        Proxies proxies = new Proxies(network);
        return new MailServer(settings, proxies, new TrustedCertificates(network),
                new PrivateAddresses(true, Set.of(), proxies, InetAddress::getAllByName));
    }
}
