package dev.sibridge.account.declared;

import dev.sibridge.account.declared.AccountProperties.ConnectWise;
import dev.sibridge.account.declared.AccountProperties.DTools;
import dev.sibridge.account.declared.AccountProperties.Pm;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with an account's addresses and keys, a sentence each. None of them tells a secret. */
final class ConnectionChecks {

    private static final Pattern NO_KEY = Pattern.compile("[^!-~]|^[\"'`]|[\"'`]$");

    private final Mistakes mistakes;

    private ConnectionChecks(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    static void check(DTools dtools, ConnectWise connectwise, Mistakes mistakes) {
        ConnectionChecks checks = new ConnectionChecks(mistakes);
        checks.url("dtools.url", dtools.url(), "https://api.d-tools.com/SI");
        checks.key("dtools.api-key", dtools.apiKey(), "the key from SI's Control Panel, Manage Integrations");
        checks.url("connectwise.site", connectwise.site(), "https://api-na.myconnectwise.net");
        mistakes.require("connectwise.company", connectwise.company(), "the company id that you sign in with");
        checks.key("connectwise.client-id", connectwise.clientId(), "from developer.connectwise.com");
        checks.credentials(connectwise);
    }

    static void check(Pm pm, Mistakes mistakes) {
        ConnectionChecks checks = new ConnectionChecks(mistakes);
        checks.url("pm.url", pm.url(), "https://redmine.acme.example");
        checks.key("pm.api-key", pm.apiKey(), "the key of our own user in the tool");
    }

    // Keys of an API member, or an integrator login that works in a member's name: exactly one of the two.
    private void credentials(ConnectWise connectwise) {
        boolean keys = Mistakes.isSet(connectwise.publicKey()) || Mistakes.isSet(connectwise.privateKey());
        boolean login = Mistakes.isSet(connectwise.member()) || Mistakes.isSet(connectwise.integratorUsername())
                || Mistakes.isSet(connectwise.integratorPassword());
        if (keys && login) {
            mistakes.wrong("connectwise.public-key", "both keys and an integrator login are set; unset either"
                    + " {connectwise.public-key} and {connectwise.private-key}, or {connectwise.member},"
                    + " {connectwise.integrator-username} and {connectwise.integrator-password}.");
        } else if (login) {
            mistakes.require("connectwise.member", connectwise.member(), "the member as whom records are written");
            String meaning = "from the setup table Integrator Login";
            mistakes.require("connectwise.integrator-username", connectwise.integratorUsername(), meaning);
            mistakes.require("connectwise.integrator-password", connectwise.integratorPassword(), meaning);
        } else {
            String meaning = "from the API Keys tab of the API member";
            key("connectwise.public-key", connectwise.publicKey(), meaning);
            key("connectwise.private-key", connectwise.privateKey(), meaning);
        }
    }

    private void key(String setting, String value, String meaning) {
        mistakes.require(setting, value, meaning);
        Matcher odd = NO_KEY.matcher(value == null ? "" : value);
        if (Mistakes.isSet(value) && odd.find()) {
            mistakes.wrong(setting, "{" + setting + "} contains " + name(odd.group().codePointAt(0)) + ", which no key"
                    + " contains; copy it again, the key alone. It is " + meaning + ".");
        }
    }

    private static String name(int character) {
        return character == '\n' || character == '\r' ? "a line break"
                : Character.isWhitespace(character) || Character.isSpaceChar(character) ? "a space"
                : "\"'`".indexOf(character) >= 0 ? "a quotation mark at one end"
                : "the character U+%04X".formatted(character);
    }

    private void url(String setting, String given, String example) {
        if (!Mistakes.isSet(given)) {
            mistakes.missing(setting, "it is such as " + example);
            return;
        }
        Optional<URI> url = PastedAddress.parse(given);
        boolean http = url.isPresent() && "http".equals(url.get().getScheme());
        if (url.isEmpty() || !http && !"https".equals(url.get().getScheme())) {
            mistakes.wrong(setting, "{" + setting + "} is not an address" + shown(given) + "; it should look like "
                    + example + ".");
        } else if (url.get().getUserInfo() != null) {
            mistakes.wrong(setting, "{" + setting + "} contains a user name; keys have settings of their own. It should"
                    + " look like " + example + ".");
        } else if (http && !isLoopback(url.get().getHost())) {
            mistakes.wrong(setting, "{" + setting + "} starts with http, and keys would travel unencrypted; write"
                    + " https.");
        }
    }

    // A word alone may be a key that was pasted into the wrong place, and before an @ stands a password.
    private static String shown(String given) {
        return given.matches(".*[./].*") && !given.contains("@") ? ": \"" + given + "\"" : "";
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
