package dev.sibridge.pm.redmine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolHttp;
import dev.sibridge.pm.ToolHttp.Answer;
import dev.sibridge.pm.ToolHttp.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks Redmine's REST API (https://www.redmine.org/projects/redmine/wiki/Rest_api) and says what its answers mean.
 * Redmine answers many errors with an empty body, and an unknown key with empty lists unless it demands that everybody
 * signs in; so whatever shows that something is not there is proven by asking who we are.
 */
public final class RedmineHttp {

    private static final Map<Integer, Kind> BY_STATUS = Map.of(401, Kind.KEY, 403, Kind.RIGHT, 404, Kind.GONE,
            409, Kind.REFUSED, 412, Kind.REFUSED, 413, Kind.REFUSED, 422, Kind.REFUSED, 429, Kind.PASSING);
    private static final int UNPROCESSABLE = 422;
    private static final int SERVER_ERROR = 500;
    /** How often a write is sent that loses against others at the same moment. */
    private static final int MOST_RACES = 3;

    private final ToolHttp http;

    public RedmineHttp(ToolHttp http) {
        this.http = http;
    }

    /**
     * What is there of a record.
     *
     * @param body null unless it is there
     */
    public record Look(State state, JsonNode body) {

        /** Whether a record is there. An archived project and all that belongs to it cannot be read by anybody. */
        public enum State {
            HERE, ARCHIVED, GONE
        }

        public boolean isHere() {
            return state == State.HERE;
        }
    }

    /**
     * The user whose key it is. The answer holds that key: it must not get into messages.
     *
     * @throws ToolException of the kind {@code KEY} when Redmine does not accept it, or has its REST API switched off
     */
    public JsonNode me() {
        String request = "GET /users/current.json";
        Answer answer = http.send(Request.get("/users/current.json", Map.of()));
        if (answer.status() == 401 || answer.status() == 403) {
            throw new ToolException(Kind.KEY, request + " was rejected with status " + answer.status() + ".",
                    List.of());
        }
        JsonNode user = good(answer, request).path("user");
        Values.id(user);
        return user;
    }

    /**
     * Proves that what was read before is all that there is.
     *
     * @throws ToolException of the kind {@code RIGHT} when we are no administrator: others do not see everything
     */
    public void prove() {
        if (!me().path("admin").asBoolean()) {
            throw new ToolException(Kind.RIGHT, "Redmine shows everything only to administrators.", List.of());
        }
    }

    /** Whether Redmine answers to a key that it does not know, which stands in for ours. */
    public boolean isOpenTo(String key) {
        return http.send(Request.get("/projects.json", Map.of("key", key, "limit", "1"))).isGood();
    }

    /** The body of a good answer. */
    public JsonNode read(String path, Map<String, String> query) {
        return good(http.send(Request.get(path, query)), "GET " + path);
    }

    /** Whether a single record is there, and what it is. */
    public Look look(String path, Map<String, String> query) {
        Answer answer = http.send(Request.get(path, query));
        if (answer.status() != 404 && answer.status() != 403) {
            return new Look(Look.State.HERE, good(answer, "GET " + path));
        }
        prove();
        return new Look(answer.status() == 404 ? Look.State.GONE : Look.State.ARCHIVED, null);
    }

    /** Makes a record; what Redmine answers shows it. */
    public JsonNode post(String path, JsonNode body) {
        return good(sent(new Request("POST", path, Map.of(), Map.of(), body, false)), "POST " + path);
    }

    /** Makes something that Redmine does not answer with a record, or of which none is needed. */
    public void act(String path, JsonNode body) {
        check(sent(new Request("POST", path, Map.of(), Map.of(), body, false)), "POST " + path);
    }

    /** Changes a record. Redmine answers nothing, whether it has done it or not. */
    public void put(String path, JsonNode body) {
        check(sent(new Request("PUT", path, Map.of(), Map.of(), body, true)), "PUT " + path);
    }

    /**
     * Changes a record in the name of another user; repeated, it might do so twice.
     *
     * @param login null for ourselves
     */
    public void putAs(String login, String path, JsonNode body) {
        Map<String, String> headers = login == null ? Map.of() : Map.of("X-Redmine-Switch-User", login);
        Answer answer = http.send(new Request("PUT", path, Map.of(), headers, body, false));
        if (!answer.isGood()) {
            throw refusal(answer, "PUT " + path);
        }
    }

    /** Deletes a record; nothing happens if it is gone. */
    public void delete(String path, Map<String, String> query) {
        Answer answer = http.send(new Request("DELETE", path, query, Map.of(), null, true));
        if (answer.status() == 404) {
            prove();
        } else {
            check(answer, "DELETE " + path);
        }
    }

    // A write that loses against another one at the same moment is answered with an empty list of errors.
    private Answer sent(Request request) {
        Answer answer = http.send(request);
        for (int i = 1; i < MOST_RACES && isLostRace(answer); i++) {
            answer = http.send(request);
        }
        if (isLostRace(answer)) {
            throw new ToolException(Kind.PASSING, request.method() + " " + request.path()
                    + " was overtaken by other changes " + MOST_RACES + " times.", List.of());
        }
        return answer;
    }

    private static boolean isLostRace(Answer answer) {
        return answer.status() == UNPROCESSABLE && answer.body() != null && answer.body().path("errors").isArray()
                && answer.body().path("errors").isEmpty();
    }

    private JsonNode good(Answer answer, String request) {
        check(answer, request);
        if (answer.body() == null || !answer.body().isObject()) {
            throw odd(request + " was answered with something that is no JSON object");
        }
        return answer.body();
    }

    // An administrator may do everything, except in what is closed, archived or switched off.
    private void check(Answer answer, String request) {
        if (answer.status() == 403 && me().path("admin").asBoolean()) {
            throw new ToolException(Kind.REFUSED, request + " was rejected with status 403.",
                    List.of("The project is closed or archived, or the module is switched off in it"));
        }
        if (!answer.isGood()) {
            throw refusal(answer, request);
        }
    }

    private static ToolException refusal(Answer answer, String request) {
        Kind kind = answer.status() >= SERVER_ERROR ? Kind.PASSING : BY_STATUS.get(answer.status());
        return kind == null ? odd(request + " was answered with status " + answer.status())
                : new ToolException(kind, request + " was rejected with status " + answer.status() + ".",
                        reasons(answer));
    }

    private static List<String> reasons(Answer answer) {
        List<String> reasons = new ArrayList<>();
        if (answer.body() != null) {
            answer.body().path("errors").forEach(error -> reasons.add(error.asText()));
        }
        return reasons;
    }

    static ToolException odd(String message) {
        return new ToolException(Kind.ODD, message + ".", List.of());
    }
}
