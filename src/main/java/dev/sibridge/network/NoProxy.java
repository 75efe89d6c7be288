package dev.sibridge.network;

import dev.sibridge.settings.WrongSettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The hosts that are reached without the proxy. An entry is a name, which means all names below it, too (also written
 * {@code .name} or {@code *.name}); an IP address or a range of them ({@code 10.0.0.0/8}, {@code 10.*}); any of these
 * with a port; or {@code *} for all.
 */
final class NoProxy {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String ADDRESS = BYTE + "(\\." + BYTE + "){3}|[0-9a-f]*:[0-9a-f:.]*";
    private static final String RANGE = "(" + ADDRESS + ")/\\d{1,3}";

    private final List<BiPredicate<String, Integer>> entries;

    /**
     * @param list with commas, semicolons, bars or white space
     * @throws WrongSettingException when an entry cannot be meant so
     */
    NoProxy(String list) {
        entries = Arrays.stream(list.strip().toLowerCase(Locale.ROOT).split("[,;|\\s]+"))
                .filter(entry -> !entry.isEmpty()).map(NoProxy::entry).toList();
    }

    /** @param host in any case; an IPv6 address without brackets */
    boolean contains(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return entries.stream().anyMatch(entry -> entry.test(name, port));
    }

    private static BiPredicate<String, Integer> entry(String text) {
        if (text.equals("*")) {
            return (host, port) -> true;
        }
        // Brackets part an IPv6 address from its port.
        String port = text.matches("[^:]+:\\d+|\\[.*]:\\d+") ? text.substring(text.lastIndexOf(':') + 1) : null;
        String host = (port == null ? text : text.substring(0, text.length() - port.length() - 1))
                .replaceAll("[\\[\\]]", "");
        BiPredicate<String, Integer> hosts = host(host, text);
        return port == null ? hosts
                : (name, asked) -> String.valueOf(asked).equals(port) && hosts.test(name, asked);
    }

    private static BiPredicate<String, Integer> host(String text, String entry) {
        if (text.matches(ADDRESS) || text.matches(RANGE)) {
            try {
                IpAddressMatcher addresses = new IpAddressMatcher(text);
                return (host, port) -> host.matches(ADDRESS) && addresses.matches(host);
            } catch (IllegalArgumentException e) {
                throw wrong(entry);
            }
        }
        String name = text.replaceFirst("^\\*?\\.", "");
        if (!name.matches("[\\p{L}\\p{N}*._-]+")) {
            throw wrong(entry);
        }
        String pattern = "(.*\\.)?" + Pattern.quote(name).replace("*", "\\E.*\\Q");
        return (host, port) -> host.matches(pattern);
    }

    private static WrongSettingException wrong(String entry) {
        return new WrongSettingException("NO_PROXY: \"" + entry + "\" is not a host; write names, addresses or ranges"
                + " separated by commas, such as manage.acme.example,.internal.example,10.0.0.0/8,192.0.2.7:8443.");
    }
}
