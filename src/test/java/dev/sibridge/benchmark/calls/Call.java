package dev.sibridge.benchmark.calls;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * One call to Manage as the sandbox's journal has it.
 *
 * @param arrived  in microseconds since 1970
 * @param answered the same
 * @param target   path and query as sent
 * @param body     empty for none
 * @param id       of the record that the call made; null when it made none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Call(long arrived, long answered, String method, String target, String body, int status, Long id) {

    private static final String API = "/apis/3.0";

    /** The path below the API; the whole path for a call outside of it. */
    public String path() {
        int api = target.indexOf(API);
        int query = target.indexOf('?');
        return target.substring(api < 0 ? 0 : api + API.length(), query < 0 ? target.length() : query);
    }

    public boolean isRead() {
        return method.equals("GET");
    }

    /** Whether Manage had no time for it, so that it had to be repeated. */
    public boolean isRejected() {
        return status == 429;
    }
}
