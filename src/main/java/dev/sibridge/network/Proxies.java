package dev.sibridge.network;

import dev.sibridge.settings.WrongSettingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which way calls leave: through the proxy that {@code HTTPS_PROXY} names, else through the one that Java's own
 * properties name, or without any. This machine is always reached without.
 */
@Component
public class Proxies {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.*\\.localhost|127(\\.\\d+){3}|(0*:)+0*1");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Proxy ours;
    private final NoProxy without;
    /** Hosts of those that were named so far: Java may tell a different one for every host. */
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    /** @throws WrongSettingException when the settings name no proxy or host */
    public Proxies(NetworkProperties settings) {
        ours = settings.httpsProxy().isBlank() ? null : Proxy.parse(settings.httpsProxy().strip());
        without = new NoProxy(settings.noProxy());
    }

    /**
     * The proxy that leads to a host; empty when it is reached without.
     *
     * @param scheme http or https, which Java's properties tell apart; https for whatever else
     * @param port   negative for the scheme's usual one
     */
    public Optional<Proxy> to(String scheme, String host, int port) {
        String name = host.replace("[", "").replace("]", "");
        int actual = port >= 0 ? port : "http".equalsIgnoreCase(scheme) ? HTTP : HTTPS;
        if (LOOPBACK.matcher(name.toLowerCase(Locale.ROOT)).matches() || without.contains(name, actual)) {
            return Optional.empty();
        }
        Optional<Proxy> proxy = ours != null ? Optional.of(ours) : javas(scheme.toLowerCase(Locale.ROOT), name, actual);
        proxy.ifPresent(known -> named.add(known.host().toLowerCase(Locale.ROOT)));
        return proxy;
    }

    /** Whether a host is a proxy that {@link #to} has named. */
    boolean isProxy(String host) {
        return named.contains(host.toLowerCase(Locale.ROOT));
    }

    /** The same as Java's own HTTP client asks for it. */
    public ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<java.net.Proxy> select(URI uri) {
                return List.of(to(uri.getScheme(), uri.getHost(), uri.getPort())
                        .map(proxy -> new java.net.Proxy(java.net.Proxy.Type.HTTP,
                                InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
                        .orElse(java.net.Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException trouble) {
                // Whoever called is told.
            }
        };
    }

    /** Everything about the proxy that nobody may read. */
    public Stream<String> secrets() {
        return Stream.concat(Stream.ofNullable(ours), Stream.of("http", "https").map(Proxies::login))
                .filter(Proxy::hasUser)
                .flatMap(proxy -> Stream.of(proxy.password(), proxy.authorization().replaceFirst("^Basic ", "")));
    }

    private static Optional<Proxy> javas(String scheme, String host, int port) {
        ProxySelector selector = ProxySelector.getDefault();
        String address = scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        return selector == null ? Optional.empty() : selector.select(URI.create(address)).stream()
                .filter(proxy -> proxy.type() == java.net.Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address()).findFirst()
                .map(proxy -> {
                    Proxy login = login(scheme);
                    return new Proxy(proxy.getHostString(), proxy.getPort(), login.user(), login.password(),
                            login.setting());
                });
    }

    // Java itself leaves the login to whoever calls; these are the names that everybody uses.
    private static Proxy login(String scheme) {
        return new Proxy("", 0, System.getProperty(scheme + ".proxyUser"),
                System.getProperty(scheme + ".proxyPassword", ""), scheme + ".proxyHost");
    }
}
