package dev.sibridge.account;

import dev.sibridge.account.AccountProperties.ConnectWise;
import dev.sibridge.account.AccountProperties.DTools;
import dev.sibridge.account.AccountProperties.Pm;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with an account's addresses and keys, a sentence each. None of them tells a secret. */
final class ConnectionChecks {

    private static final Pattern NO_KEY = Pattern.compile("[^!-~]|^[\"'`]|[\"'`]$");

    private final String account;
    private final List<String> mistakes = new ArrayList<>();

    private ConnectionChecks(String account) {
        this.account = account;
    }

    static List<String> mistakes(String account, DTools dtools, ConnectWise connectwise) {
        ConnectionChecks checks = new ConnectionChecks(account);
        checks.url("DTOOLS_URL", dtools.url(), "https://api.d-tools.com/SI");
        checks.key("DTOOLS_API_KEY", dtools.apiKey(), "the key from SI's Control Panel, Manage Integrations");
        checks.url("CONNECTWISE_SITE", connectwise.site(), "https://api-na.myconnectwise.net");
        checks.require("CONNECTWISE_COMPANY", connectwise.company(), "the company id that you sign in with");
        checks.key("CONNECTWISE_CLIENT_ID", connectwise.clientId(), "from developer.connectwise.com");
        checks.credentials(connectwise);
        return checks.mistakes;
    }

    static List<String> toolMistakes(String account, Pm pm) {
        ConnectionChecks checks = new ConnectionChecks(account);
        checks.url("PM_URL", pm.url(), "https://redmine.acme.example");
        checks.key("PM_API_KEY", pm.apiKey(), "the key of our own user in the tool");
        return checks.mistakes;
    }

    // Keys of an API member, or an integrator login that works in a member's name: exactly one of the two.
    private void credentials(ConnectWise connectwise) {
        boolean keys = isSet(connectwise.publicKey()) || isSet(connectwise.privateKey());
        boolean login = isSet(connectwise.member()) || isSet(connectwise.integratorUsername())
                || isSet(connectwise.integratorPassword());
        if (keys && login) {
            mistake("both keys and an integrator login are set; unset either CONNECTWISE_PUBLIC_KEY and "
                    + "CONNECTWISE_PRIVATE_KEY, or CONNECTWISE_MEMBER, CONNECTWISE_INTEGRATOR_USERNAME and "
                    + "CONNECTWISE_INTEGRATOR_PASSWORD.");
        } else if (login) {
            require("CONNECTWISE_MEMBER", connectwise.member(), "the member as whom records are written");
            String meaning = "from the setup table Integrator Login";
            require("CONNECTWISE_INTEGRATOR_USERNAME", connectwise.integratorUsername(), meaning);
            require("CONNECTWISE_INTEGRATOR_PASSWORD", connectwise.integratorPassword(), meaning);
        } else {
            String meaning = "from the API Keys tab of the API member";
            key("CONNECTWISE_PUBLIC_KEY", connectwise.publicKey(), meaning);
            key("CONNECTWISE_PRIVATE_KEY", connectwise.privateKey(), meaning);
        }
    }

    private void require(String variable, String value, String meaning) {
        if (!isSet(value)) {
            mistake(variable + " is not set; it is " + meaning + ".");
        }
    }

    private void key(String variable, String value, String meaning) {
        require(variable, value, meaning);
        Matcher odd = NO_KEY.matcher(value == null ? "" : value);
        if (isSet(value) && odd.find()) {
            mistake(variable + " contains " + name(odd.group().codePointAt(0)) + ", which no key contains; copy it"
                    + " again, the key alone. It is " + meaning + ".");
        }
    }

    private static String name(int character) {
        return character == '\n' || character == '\r' ? "a line break"
                : Character.isWhitespace(character) || Character.isSpaceChar(character) ? "a space"
                : "\"'`".indexOf(character) >= 0 ? "a quotation mark at one end"
                : "the character U+%04X".formatted(character);
    }

    private void url(String variable, String given, String example) {
        if (!isSet(given)) {
            mistake(variable + " is not set; it is such as " + example + ".");
            return;
        }
        Optional<URI> url = PastedAddress.parse(given);
        boolean http = url.isPresent() && "http".equals(url.get().getScheme());
        if (url.isEmpty() || !http && !"https".equals(url.get().getScheme())) {
            mistake(variable + " is not an address" + shown(given) + "; it should look like " + example + ".");
        } else if (url.get().getUserInfo() != null) {
            mistake(variable + " contains a user name; keys have settings of their own. It should look like " + example
                    + ".");
        } else if (http && !isLoopback(url.get().getHost())) {
            mistake(variable + " starts with http, and keys would travel unencrypted; write https.");
        }
    }

    // A word alone may be a key that was pasted into the wrong place, and before an @ stands a password.
    private static String shown(String given) {
        return given.matches(".*[./].*") && !given.contains("@") ? ": \"" + given + "\"" : "";
    }

    private void mistake(String sentence) {
        mistakes.add("Account " + account + ": " + sentence);
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
