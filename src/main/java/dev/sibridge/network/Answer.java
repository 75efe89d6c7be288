package dev.sibridge.network;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer to a request, as far as it shows who gave it.
 *
 * @param server    that header's value; null when there is none
 * @param location  where it points; null when nowhere
 * @param challenge how it wants somebody to sign in; null when it does not
 * @param retryAfter that header's value; null when there is none
 * @param body      of which the beginning will do; empty for none
 */
public record Answer(int status, String server, String location, String challenge, String retryAfter, String body) {

    // XML alone may be an API's; what is made for people begins so.
    private static final Pattern PAGE = Pattern.compile("(?is)[\\s\\uFEFF]*(<\\?xml[^>]*>\\s*)?<(!--|(!doctype html"
            + "|html|head|body|title|meta|script|style|center|div|h\\d|p|br|font|table|iframe|noscript)\\b)");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern SIGN_IN = Pattern.compile("(?i)(basic|digest|ntlm|negotiate)\\b.*");
    private static final int LONGEST = 200;
    private static final int BEGINNING = 4096;

    public Answer {
        body = body.substring(0, Math.min(BEGINNING, body.length()));
    }

    /** Whether it is a web page, which is for people and no API's word. */
    public boolean isPage() {
        return PAGE.matcher(body).lookingAt();
    }

    /** Whether it sends us elsewhere. */
    public boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /** Whether it asks for a person's login, as a network does and no API that is called with keys of its own. */
    public boolean asksToSignIn() {
        return challenge != null && SIGN_IN.matcher(challenge.strip()).matches();
    }

    boolean isCloudflares() {
        return "cloudflare".equalsIgnoreCase(server);
    }

    /** Who gave it and with which status, without what must not be seen. */
    String giver(UnaryOperator<String> redact) {
        String name = isCloudflares() ? "Cloudflare" : plain(redact.apply(server == null ? "" : server));
        return name.isEmpty() ? "status " + status : name + ", status " + status;
    }

    /** How it looks, never in its own marks. */
    String look(UnaryOperator<String> redact) {
        if (isRedirect()) {
            return "with a redirect" + host().map(host -> " to " + host).orElse("");
        }
        String text = plain(redact.apply(isPage() ? title() : body));
        return (isPage() ? "with a web page " : text.isEmpty() ? "with an empty response" : "with ")
                .concat(text.isEmpty() ? "" : "\"" + text + "\"").strip();
    }

    private String title() {
        Matcher title = TITLE.matcher(body);
        return title.find() ? title.group(1) : "";
    }

    // The rest of an address may hold more than is good to show.
    private Optional<String> host() {
        try {
            return Optional.ofNullable(location == null ? null : new URI(location.strip()).getHost());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String plain(String text) {
        String line = text.replaceAll("<[^>]*>|&[a-zA-Z#0-9]+;|[\\p{Cntrl}\\s]+", " ").replaceAll(" {2,}", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
