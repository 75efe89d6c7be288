package dev.sibridge.vendor.connectwise;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One request to Manage.
 *
 * @param method GET, POST, PATCH or DELETE
 * @param path   below the API's base, starting with a slash, encoded
 * @param query  parameters by name, not yet encoded
 * @param body   what is sent as JSON; null for none
 * @param about  the record that is written, by its source key; null when none is
 */
public record ConnectWiseRequest(String method, String path, Map<String, String> query, Object body, String about)
        implements Requesting {

    /** The most records that Manage gives out in one page. */
    public static final int MAX_PAGE_SIZE = 1000;

    /** Manage answers 414 to a longer address. */
    public static final int MAX_URL_LENGTH = 2000;

    private static final int NO_CONTENT = 204;
    private static final Pattern OF_ONE = Pattern.compile(".*/\\d+");
    private static final String TOKENS = "/tokens";
    private static final String COMPANY_INFO = "/login/companyinfo/";

    public ConnectWiseRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    @Override
    public ConnectWiseRequest request() {
        return this;
    }

    /** Asks which release a tenant runs. The one request that goes to the site itself and needs no credentials. */
    public static ConnectWiseRequest companyInfo(String company) {
        return new ConnectWiseRequest("GET", COMPANY_INFO + encode(company), Map.of(), null, null);
    }

    /**
     * Asks for the key that callbacks are signed with.
     *
     * @param url as a callback names it; whoever asks has made sure that it is Manage's
     */
    public static ConnectWiseRequest signingKey(URI url) {
        return new ConnectWiseRequest("GET", url.toString(), Map.of(), null, null);
    }

    /** Whether it asks for the key of callbacks; its path is a whole URL then. */
    public boolean isSigningKey() {
        return path.startsWith("http");
    }

    /** Reads one record by its own path. */
    public static ConnectWiseRequest get(String path) {
        return new ConnectWiseRequest("GET", path, Map.of(), null, null);
    }

    /** Reads the records of a list that fulfil the conditions; null means all. */
    public static ConnectWiseRequest list(String path, String conditions) {
        return list(path, conditions, null);
    }

    /** As {@link #list(String, String)}, with conditions on child arrays. */
    public static ConnectWiseRequest list(String path, String conditions, String childConditions) {
        Map<String, String> query = new LinkedHashMap<>();
        if (conditions != null) {
            query.put("conditions", conditions);
        }
        if (childConditions != null) {
            query.put("childConditions", childConditions);
        }
        query.put("pageSize", String.valueOf(MAX_PAGE_SIZE));
        query.put("page", "1");
        return new ConnectWiseRequest("GET", path, query, null, null);
    }

    /** Where one record of a list is; some lists end in a slash. */
    public static String recordPath(String list, long id) {
        return list.replaceAll("/+$", "") + "/" + id;
    }

    public static ConnectWiseRequest create(String path, Map<String, Object> body) {
        return new ConnectWiseRequest("POST", path, Map.of(), body, null);
    }

    /** Replaces members of a record; each member as a whole, references too (a path into one changes nothing). */
    public static ConnectWiseRequest update(String path, Map<String, Object> changes) {
        List<Map<String, Object>> operations = changes.entrySet().stream().map(ConnectWiseRequest::operation).toList();
        return new ConnectWiseRequest("PATCH", path, Map.of(), operations, null);
    }

    public static ConnectWiseRequest delete(String path) {
        return new ConnectWiseRequest("DELETE", path, Map.of(), null, null);
    }

    /** The same as what writes a record. */
    public ConnectWiseRequest about(Object record) {
        return new ConnectWiseRequest(method, path, query, body, record.toString());
    }

    /** The same list, one page on. */
    public ConnectWiseRequest nextPage() {
        Map<String, String> next = new LinkedHashMap<>(query);
        next.merge("page", "1", (page, one) -> String.valueOf(Integer.parseInt(page) + 1));
        return new ConnectWiseRequest(method, path, next, body, about);
    }

    /** The parameters as they stand behind the question mark; empty for none. */
    public String encodedQuery() {
        return query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Asks for keys in a member's name; only an integrator login may. */
    public static ConnectWiseRequest token(String member) {
        return new ConnectWiseRequest("POST", "/system/members/" + encode(member) + TOKENS, Map.of(),
                Map.of("memberIdentifier", member), null);
    }

    /** Whether it asks for a token. */
    public boolean isToken() {
        return isToken(path);
    }

    /** Whether a path is that of tokens. */
    public static boolean isToken(String path) {
        return path.endsWith(TOKENS);
    }

    /** Whether it goes to the site itself instead of the API. */
    public boolean isCompanyInfo() {
        return path.startsWith(COMPANY_INFO);
    }

    /** Whether sending it twice ends in the same state as sending it once. */
    public boolean isRepeatable() {
        return !method.equals("POST") || isToken();
    }

    /** What the answer to it looks like. */
    public AnswerShape answerShape() {
        if (isCompanyInfo()) {
            return AnswerShape.COMPANY_INFO;
        }
        if (isSigningKey()) {
            return AnswerShape.SIGNING_KEY;
        }
        return switch (method) {
            case "GET" -> OF_ONE.matcher(path).matches() ? AnswerShape.RECORD : AnswerShape.LIST;
            case "POST" -> isToken() ? AnswerShape.TOKEN : AnswerShape.CREATED;
            case "PATCH" -> AnswerShape.CHANGED;
            case "DELETE" -> AnswerShape.NOTHING;
            default -> throw new IllegalStateException("Unknown method " + method);
        };
    }

    /**
     * Tells what is wrong with an answer; empty when it is one.
     *
     * @param status between 200 and 299
     * @param answer the body as JSON; a missing node for none
     */
    public Optional<String> complaintAbout(int status, JsonNode answer) {
        AnswerShape shape = answerShape();
        boolean isOne = shape.fits(answer, path) && (shape == AnswerShape.NOTHING) == (status == NO_CONTENT);
        return isOne ? Optional.empty() : Optional.of("ConnectWise responded to " + method + " " + path + " with "
                + AnswerShape.describe(answer) + " (status " + status + ") instead of " + shape.label() + ".");
    }

    private static Map<String, Object> operation(Map.Entry<String, Object> change) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("op", change.getValue() == null ? "remove" : "replace");
        operation.put("path", change.getKey());
        if (change.getValue() != null) {
            operation.put("value", change.getValue());
        }
        return operation;
    }

    // A plus sign would be read as a space, and a space written as a plus sign by some as a plus sign.
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
