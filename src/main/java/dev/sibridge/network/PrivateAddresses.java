package dev.sibridge.network;

import dev.sibridge.settings.GivenSettings;
import dev.sibridge.settings.ShippedSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Keeps what people enter in the console from leading to this machine or into private networks: SI Bridge would reach
 * there whatever this machine reaches. A name is looked up for every new connection, as it may lead elsewhere by then.
 * Free of that is what the operator of this machine names, as an address or as a proxy; {@code PRIVATE_ADDRESSES} frees
 * everything. What a proxy connects to, it looks up itself.
 */
@Component
public class PrivateAddresses {

    /** The settings of an account that requests are sent to. */
    private static final List<String> OF_ACCOUNTS = List.of("dtools.url", "connectwise.site", "pm.url");
    private static final String MAIL_HOST = "bridge.mail.host";
    // Whatever follows it may be no address at all.
    private static final Pattern HOST =
            Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*://)?(?:[^/?#]*@)?"
                    + "(\\[[^/?#]*]|[\\da-f]*:[\\da-f]*:[\\da-f:.]*|[^/?#:\\[]+)");
    private static final List<IpAddressMatcher> PRIVATE = Stream.of(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
            "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
            // Gateways lead these to the IPv4 address that they contain.
            "::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16").map(IpAddressMatcher::new).toList();

    private final boolean allowed;
    private final Set<String> operators;
    private final Proxies proxies;
    private final Lookup lookup;

    /** Where a name leads. */
    @FunctionalInterface
    public interface Lookup {

        InetAddress[] of(String host) throws UnknownHostException;
    }

    @Autowired
    PrivateAddresses(@Value("${bridge.network.private-addresses}") boolean allowed, GivenSettings given,
            Proxies proxies) {
        this(allowed, given(given), proxies, InetAddress::getAllByName);
    }

    /** @param operators hosts that the operator of this machine names, in lower case */
    public PrivateAddresses(boolean allowed, Set<String> operators, Proxies proxies, Lookup lookup) {
        this.allowed = allowed;
        this.operators = operators;
        this.proxies = proxies;
        this.lookup = lookup;
    }

    // What we ship leads where it leads in this network.
    private static Set<String> given(GivenSettings given) {
        Set<String> hosts = new HashSet<>();
        OF_ACCOUNTS.stream().map(key -> ShippedSettings.get(ShippedSettings.ACCOUNT + key)).forEach(setting -> {
            hosts.add(host(setting.usual()));
            given.accounts().forEach(account -> given.ofAccount(account, setting)
                    .ifPresent(value -> hosts.add(host(value.value()))));
        });
        given.of(ShippedSettings.get(MAIL_HOST)).ifPresent(value -> hosts.add(host(value.value())));
        return hosts;
    }

    /** Whether a setting of an account, or of all, says where requests are sent. */
    public static boolean isAddress(String setting) {
        return OF_ACCOUNTS.contains(setting) || setting.equals(MAIL_HOST);
    }

    /**
     * Whether nobody may enter an address in the console.
     *
     * @param address with or without a scheme, or a host alone; one that cannot be read or is unknown is none of those
     */
    public boolean isForbidden(String address) {
        String host = host(address);
        try {
            return !allowed && !host.isEmpty() && Arrays.stream(lookup.of(host)).anyMatch(PrivateAddresses::isPrivate);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Where a host is at this moment, for a new connection.
     *
     * @throws PrivateAddressException when it must not be connected to
     * @throws UnknownHostException    when nobody knows it
     */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = lookup.of(host);
        for (InetAddress address : found) {
            check(host, address);
        }
        return found;
    }

    /** @throws PrivateAddressException when a host must not be connected to at this address */
    void check(String host, InetAddress address) throws PrivateAddressException {
        if (!allowed && isPrivate(address) && !operators.contains(host.toLowerCase(Locale.ROOT))
                && !proxies.isProxy(host)) {
            throw new PrivateAddressException(host);
        }
    }

    private static boolean isPrivate(InetAddress address) {
        return PRIVATE.stream().anyMatch(range -> range.matches(address.getHostAddress().replaceFirst("%.*", "")));
    }

    /** @return in lower case; empty when there is none */
    private static String host(String address) {
        Matcher host = HOST.matcher(address.strip());
        return host.lookingAt() ? host.group(1).replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT) : "";
    }
}
