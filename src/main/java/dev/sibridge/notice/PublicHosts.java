package dev.sibridge.notice;

import dev.sibridge.network.Proxies;
import dev.sibridge.setup.AllowedAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.stereotype.Component;

/**
 * Finds the addresses of hosts that people have entered, and none that is private unless such are allowed. The very
 * addresses that are judged are connected to: a name that leads elsewhere a moment later does not help.
 */
@Component
public class PublicHosts implements DnsResolver {

    private final AllowedAddresses allowed;
    private final Proxies proxies;

    public PublicHosts(AllowedAddresses allowed, Proxies proxies) {
        this.allowed = allowed;
        this.proxies = proxies;
    }

    /** A host leads to an address where nothing may be sent. */
    public static final class PrivateHostException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        PrivateHostException(String host) {
            super(host + " leads to a private address");
        }
    }

    /**
     * Looks at an address before a proxy does, which would connect to whatever it is told.
     *
     * @throws PrivateHostException when nothing may be sent there
     */
    void check(URI url) throws UnknownHostException {
        try {
            judged(url.getHost());
        } catch (PrivateHostException e) {
            throw e;
        } catch (UnknownHostException e) {
            if (proxies.to(url.getScheme(), url.getHost(), url.getPort()).isEmpty()) {
                throw e;
            }
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return isProxy(host) ? find(host) : judged(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    /** Asks this machine. */
    InetAddress[] find(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolve(host.replaceAll("^\\[|]$", ""));
    }

    private InetAddress[] judged(String host) throws UnknownHostException {
        InetAddress[] found = find(host);
        if (!allowed.allows(found)) {
            throw new PrivateHostException(host);
        }
        return found;
    }

    // The operator's own proxy is usually in the operator's own network.
    private boolean isProxy(String host) {
        return proxies.to("https", "host.invalid", -1).filter(proxy -> proxy.host().equalsIgnoreCase(host)).isPresent();
    }
}
