package dev.sibridge.sandbox.manage;

import java.util.List;

/**
 * A call that the sandbox got.
 *
 * @param time       ISO instant
 * @param path       below {@code apis/3.0}, with the query as received
 * @param status     of the answer; 0 if the connection was dropped
 * @param body       as received
 * @param fault      kind of the fault that hit the call, or null
 * @param violations what a careful client would not have done, such as a member that does not exist
 */
public record LoggedCall(String time, String method, String path, int status, String body, String fault,
        List<String> violations) {
}
