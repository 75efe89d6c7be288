package dev.sibridge.vendor.connectwise;

import dev.sibridge.failure.FailedCall;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Origin;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Manage refused a request. The message is a sentence with Manage's own reasons, fit for an operator. What does not
 * come from Manage ({@link #isManagesOwn}) must not become one: it says nothing of keys, rights or records.
 */
public class ConnectWiseException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    /**
     * How Manage words a server error that a value of the request has caused. It has no code for that: all such errors
     * say {@code ConnectWiseApi}, as time-outs do. The first three are what its JSON reader (Json.NET) says, as
     * recorded from tenants; the others are SQL Server's messages 8152 and 2628, 8114 and 8115, 241 to 245, and that of
     * .NET's SqlDateTime.
     */
    private static final Pattern VALUE_AT_FAULT = Pattern.compile("Error converting value"
            + "|Could not convert string to|String was not recognized as a valid"
            + "|String or binary data would be truncated|Arithmetic overflow error|Error converting data type"
            + "|Conversion failed when converting|resulted in an out-of-range value|SqlDateTime overflow");

    private final String what;
    private final String about;
    private final int status;
    private final String retryAfter;
    private final boolean misrouted;
    private final boolean valueAtFault;
    private final boolean incomplete;
    private final transient Set<String> missingReferences;
    private final transient SortedSet<String> fields;
    private final boolean read;
    private final boolean token;

    /**
     * @param what       what was asked for, such as {@code POST /company/companies}
     * @param status     of the answer
     * @param body       of the answer; JSON, plain text, a page of HTML, or null
     * @param retryAfter that header's value, or null
     */
    public ConnectWiseException(String what, int status, String body, String retryAfter) {
        this(what, null, status, body, retryAfter);
    }

    /** @param about the record that was to be written; null for a read */
    public ConnectWiseException(String what, String about, int status, String body, String retryAfter) {
        super(message(what, status, body));
        this.what = what;
        this.about = about;
        this.status = status;
        this.retryAfter = retryAfter;
        this.misrouted = RefusalBody.isMisrouted(status, body == null ? "" : body);
        this.valueAtFault = status == SERVER_ERROR && VALUE_AT_FAULT.matcher(RefusalBody.reason(body)).find();
        this.incomplete = status == BAD_REQUEST && !RefusalBody.errors(body, "MissingRequiredField").isEmpty();
        this.fields = RefusalBody.errors(body).stream().map(error -> error.path("field").asText())
                .filter(field -> !field.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        this.missingReferences = RefusalBody.missingReferences(status, body);
        this.read = what.startsWith("GET ");
        this.token = ConnectWiseRequest.isToken(what);
    }

    /**
     * Whether an answer that is no success comes from Manage: from its API, which gives a code or errors in JSON, or
     * from its gateway, which knows no such address. Of a server that is overloaded or broken everything is taken but a
     * web page.
     *
     * @param body null for none
     */
    public static boolean isManagesOwn(int status, String body) {
        String text = body == null ? "" : body;
        return RefusalBody.isMisrouted(status, text) || mayPass(status) && !RefusalBody.isPage(text) || status >= 400
                && RefusalBody.isError(text);
    }

    public int status() {
        return status;
    }

    /** Seconds or an HTTP date, as Manage wrote it; null when it did not. */
    public String retryAfter() {
        return retryAfter;
    }

    /** Whether the address led nowhere, as it does when a tenant has moved to another release. */
    public boolean isMisrouted() {
        return misrouted;
    }

    /** Whether the same request may well succeed a little later. */
    public boolean isTransient() {
        return mayPass(status) && !valueAtFault;
    }

    /** Whether Manage has judged what was written: the same will be refused again. */
    public boolean isLasting() {
        return (status == 400 && !misrouted || valueAtFault) && !read && !token;
    }

    /**
     * Whether it is certain that the request changed nothing: everything but time-outs and server errors, unless those
     * say that a value could not be taken.
     */
    public boolean changedNothing() {
        return status < 500 && status != 408 || valueAtFault;
    }

    /** Whether Manage has no such record. */
    public boolean isMissing() {
        return status == 404 && !misrouted;
    }

    /** Whether Manage requires members that were not sent, which is nobody's doing but the tenant's set-up. */
    public boolean isIncomplete() {
        return incomplete;
    }

    /** Members that refer to records which Manage does not hold, such as {@code ticket}. */
    public Set<String> missingReferences() {
        return missingReferences;
    }

    @Override
    public FailedCall call() {
        return new FailedCall(isTransient(), changedNothing(), retryAfter);
    }

    @Override
    public Origin origin() {
        return Origin.CONNECTWISE;
    }

    @Override
    public List<Failure> failures() {
        return List.of(new Failure(kind(), code(), subject(), getMessage(), ""));
    }

    private Kind kind() {
        return status == UNAUTHORIZED ? Kind.KEYS : isTransient() ? Kind.PASSING : isLasting() ? Kind.LASTING
                : Kind.SETUP;
    }

    private String code() {
        return status == UNAUTHORIZED ? "keys" : isTransient() ? "unavailable" : misrouted ? "misrouted"
                : "refused-" + status;
    }

    // Whichever request meets it first, a server that is down or keys that are not taken are one trouble; so is a right
    // that is missing, whatever record it is missed for.
    private String subject() {
        if (status == UNAUTHORIZED || isTransient()) {
            return "";
        }
        return about == null || status == FORBIDDEN ? what.replaceAll("/\\d+(?=/|$)", "/{id}")
                : Stream.concat(Stream.of(about), fields.stream()).collect(Collectors.joining(", "));
    }

    private static boolean mayPass(int status) {
        return status == 429 || status >= 500 || status == 408;
    }

    private static String message(String what, int status, String body) {
        String told = what + " was rejected with status " + status + RefusalBody.reason(body);
        String advice = advice(what, status, body);
        return advice.isEmpty() ? told : told + (told.endsWith(".") ? " " : ". ") + advice;
    }

    private static String advice(String what, int status, String body) {
        if (RefusalBody.isMisrouted(status, body == null ? "" : body)) {
            return "There is nothing at that address: check CONNECTWISE_SITE, CONNECTWISE_COMPANY and the keys.";
        }
        return switch (status) {
            case 400 -> !what.startsWith("POST ") || RefusalBody.errors(body, "MissingRequiredField").isEmpty() ? ""
                    : "SI Bridge does not send that field: set it in the customize-* route of such records"
                            + " (docs/customizing.md), or stop requiring it in Manage.";
            case 401 -> "Check the keys (or the integrator login) and CONNECTWISE_CLIENT_ID.";
            case 403 -> Rights.advice(what.substring(what.indexOf(' ') + 1));
            default -> "";
        };
    }

}
