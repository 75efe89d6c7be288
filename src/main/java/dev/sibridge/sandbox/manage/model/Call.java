package dev.sibridge.sandbox.manage.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request to the API.
 *
 * @param base       absolute URL of the API, up to {@code apis/3.0}
 * @param path       below the base, starting with a slash
 * @param rawQuery   as received, or null
 * @param parameters of the query, names in lower case
 * @param headers    names in lower case
 * @param violations what a careful client would not have done; goes to the log
 */
public record Call(String method, String base, String path, String rawQuery, Map<String, String> parameters,
        Map<String, String> headers, byte[] body, List<String> violations) {

    public Call(String method, String base, String path, String rawQuery, Map<String, String> parameters,
            Map<String, String> headers, byte[] body) {
        this(method, base, path, rawQuery, parameters, headers, body, new ArrayList<>());
    }

    public String parameter(String name) {
        return parameters.get(name);
    }

    public String header(String name) {
        return headers.get(name);
    }

    public void violation(String text) {
        violations.add(text);
    }
}
