package dev.sibridge.account.declared;

import dev.sibridge.text.Pasted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of the vendors as people copy them: from a browser, an API's documentation, a mail. */
final class PastedAddress {

    private static final Pattern SCHEME_AND_HOST = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)?([^/?#]*)(.*)");
    // A host of the internet; a word may be anything, even a key.
    private static final Pattern HOST = Pattern.compile("(?i)[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}(:\\d+)?");
    private static final Pattern CLOUD = Pattern.compile("(.*\\.)?(myconnectwise\\.net|connectwisedev\\.com)");
    // People sign in at the one, programs call the other.
    private static final Pattern REGION = Pattern.compile(
            "(na|eu|au|aus|za)\\.myconnectwise\\.net|staging\\.connectwisedev\\.com");
    private static final String BELOW_THE_SITE = "(?i)/(v\\d+_\\w+|apis|login|services)(/.*)?$";
    private static final String BELOW_THE_SERVICE = "(?i)/(Subscribe|Publish|doc|swagger)(/.*)?$";
    private static final String DTOOLS = "https://api.d-tools.com";

    private PastedAddress() {
    }

    /** Of Manage: without what follows the site, and in the cloud where its API is. */
    static String site(String given) {
        return address(given).map(address -> {
            String path = CLOUD.matcher(hostName(address.host)).matches() ? ""
                    : address.path.replaceFirst(BELOW_THE_SITE, "");
            String api = REGION.matcher(address.host).matches() ? "api-" : "";
            return address.scheme + api + address.host + withoutSlash(path);
        }).orElse(Pasted.key(given));
    }

    /** Of the D-Tools SI service: without what follows it. */
    static String service(String given) {
        return address(given).map(address -> {
            String service = address.scheme + address.host
                    + withoutSlash(address.path.replaceFirst(BELOW_THE_SERVICE, ""));
            return service.equals(DTOOLS) ? DTOOLS + "/SI" : service;
        }).orElse(Pasted.key(given));
    }

    /** What the text says as an address; empty when it is none. */
    static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text)).filter(address -> address.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** @param path with the slash that it begins with; without what follows a question mark or a hash */
    private record Address(String scheme, String host, String path) {
    }

    private static Optional<Address> address(String given) {
        Matcher parts = SCHEME_AND_HOST.matcher(given == null ? "" : Pasted.key(given));
        if (!parts.matches() || parts.group(1) == null && !HOST.matcher(parts.group(2)).matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1) == null ? "https://" : parts.group(1).toLowerCase(Locale.ROOT);
        boolean login = parts.group(2).contains("@");
        return Optional.of(new Address(scheme, login ? parts.group(2) : parts.group(2).toLowerCase(Locale.ROOT),
                parts.group(3).replaceFirst("[?#].*", "")));
    }

    private static String hostName(String host) {
        return host.replaceFirst(":\\d+$", "");
    }

    private static String withoutSlash(String path) {
        return path.replaceFirst("/+$", "");
    }
}
