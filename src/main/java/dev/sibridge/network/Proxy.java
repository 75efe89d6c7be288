package dev.sibridge.network;

import dev.sibridge.settings.WrongSettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A proxy that calls go through: those to {@code https} and to a mail server in a tunnel that it opens on CONNECT.
 *
 * @param user     who we are there; null when it does not ask
 * @param password secret; empty for none
 * @param setting  what names it, for people: {@code HTTPS_PROXY} or a property of Java's
 */
public record Proxy(String host, int port, String user, String password, String setting) {

    static final String SETTING = "HTTPS_PROXY";
    private static final String EXAMPLE = "It should look like http://proxy.acme.example:3128, or with a user"
            + " http://user:password@proxy.acme.example:3128.";
    private static final String SCHEME = "(?:[A-Za-z][A-Za-z0-9+.-]*://)?";

    /**
     * Reads {@code HTTPS_PROXY}. The scheme may be missing; user and password are percent-encoded.
     *
     * @throws WrongSettingException when it is no address of a proxy
     */
    static Proxy parse(String text) {
        URI address = address(text);
        if (!"http".equalsIgnoreCase(address.getScheme())) {
            throw wrong(text, "SI Bridge talks http to a proxy, even for https calls");
        }
        if (address.getHost() == null || address.getPort() < 1) {
            throw wrong(text, address.getHost() == null ? "it names no host" : "it names no port");
        }
        if (!address.getRawPath().matches("/?") || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw wrong(text, "a proxy has no path");
        }
        // A password may hold colons, a user name may not.
        String[] login = address.getRawUserInfo() == null ? new String[1] : address.getRawUserInfo().split(":", 2);
        return new Proxy(address.getHost().replaceAll("[\\[\\]]", ""), address.getPort(), decode(login[0], text),
                login.length < 2 ? "" : decode(login[1], text), SETTING);
    }

    public boolean hasUser() {
        return user != null;
    }

    /** The value of the Proxy-Authorization header. Secret. */
    public String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** As people know it; without the user. */
    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static URI address(String text) {
        try {
            return new URI(text.contains("://") ? text : "http://" + text);
        } catch (URISyntaxException e) {
            throw wrong(text, "characters such as @, / and % in a user name or password are written as %40, %2F and "
                    + "%25");
        }
    }

    // Not a form: a plus sign is one.
    private static String decode(String text, String given) {
        try {
            return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong(given, "a percent sign in a user name or password is written as %25");
        }
    }

    private static WrongSettingException wrong(String text, String why) {
        return new WrongSettingException(SETTING + " is not the address of a proxy: \"" + withoutPassword(text) + "\"; "
                + why + ". " + EXAMPLE);
    }

    // However it was mistyped: all before the last @ may be a password, and what follows a colon but is no port.
    private static String withoutPassword(String text) {
        return text.replaceFirst("(?s)^(" + SCHEME + ").*@", "$1***@")
                .replaceFirst("(?s)^(" + SCHEME + "[^:]*):(?!\\d{0,5}(?:/|$)).*$", "$1:***");
    }
}
