package dev.sibridge.vendor.dtools;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request to the D-Tools SI API.
 *
 * @param kind   what is asked for
 * @param method GET or PUT
 * @param path   below the service's URL, starting with a slash, encoded
 * @param query  parameters by name, not yet encoded
 */
public record DToolsRequest(Kind kind, String method, String path, Map<String, String> query) {

    private static final String PROJECTS = "/Subscribe/Projects";
    private static final String MESSAGE = "messageId";
    private static final int PAGE_SIZE = 200;

    /** One page, from 1, of the queue's rows that nobody has acknowledged. */
    public static DToolsRequest list(int page) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("includeDeleted", "true");
        query.put("includeArchived", "true");
        query.put("pageNumber", String.valueOf(page));
        query.put("pageSize", String.valueOf(PAGE_SIZE));
        return new DToolsRequest(Kind.LIST, "GET", PROJECTS, query);
    }

    /**
     * A project, or a change order of it, in full: one row a unit, price adjustments on the rows.
     *
     * @param coNumber null for the project itself
     */
    public static DToolsRequest read(String projectId, String coNumber) {
        return new DToolsRequest(Kind.PROJECT, "GET", PROJECTS + "/" + encode(projectId), inFull(coNumber));
    }

    /** The same in the form that older services understand. */
    public static DToolsRequest readInOlderForm(String projectId, String coNumber) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("id", projectId);
        query.putAll(inFull(coNumber));
        return new DToolsRequest(Kind.PROJECT, "GET", PROJECTS, query);
    }

    private static Map<String, String> inFull(String coNumber) {
        Map<String, String> query = new LinkedHashMap<>();
        if (coNumber != null) {
            query.put("coNumber", coNumber);
        }
        query.put("getAdjustmentsByItem", "true");
        return query;
    }

    /**
     * Acknowledges one message.
     *
     * @param publishedOnUnixTimeMs the version that was read, so that a newer export is not acknowledged with it; null
     *                              for a message of which a newer one is known
     */
    public static DToolsRequest acknowledge(String messageId, Long publishedOnUnixTimeMs) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(MESSAGE, messageId);
        if (publishedOnUnixTimeMs != null) {
            query.put("publishedOnUnixTimeMs", String.valueOf(publishedOnUnixTimeMs));
        }
        return new DToolsRequest(Kind.ACKNOWLEDGEMENT, "PUT", PROJECTS + "/MarkAsImportedByMessageId", query);
    }

    /** The message that is acknowledged; null for any other request. */
    public String messageId() {
        return query.get(MESSAGE);
    }

    /** The parameters as they stand behind the question mark. */
    public String encodedQuery() {
        return query.entrySet().stream().map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** What the answer holds. */
    public enum Kind { LIST, PROJECT, ACKNOWLEDGEMENT }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
