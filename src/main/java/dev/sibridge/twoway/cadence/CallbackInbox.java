package dev.sibridge.twoway.cadence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sibridge.account.Account;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.run.Troubles;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.Pairs;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Takes what Manage calls back with. A callback only wakes a project: what it says is never taken for true, the records
 * are read again. Whoever calls has its answer at once, whatever is behind.
 */
@Component
public class CallbackInbox implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackInbox.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_REMEMBERED = 10_000;

    private final SigningKeys keys;
    private final Wakes wakes;
    private final PairedProjects projects;
    private final Pairs pairs;
    private final Map<String, Boolean> seen = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });
    private final ThreadPoolExecutor work = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING), new CustomizableThreadFactory("callbacks-"));

    CallbackInbox(SigningKeys keys, Wakes wakes, PairedProjects projects, Pairs pairs) {
        this.keys = keys;
        this.wakes = wakes;
        this.projects = projects;
        this.pairs = pairs;
    }

    /** What becomes of a callback. */
    public enum Answer {
        TAKEN,
        /** It was certainly not signed by Manage. */
        FORGED,
        /** Manage is to try again. */
        TOO_MANY
    }

    /**
     * Takes a callback.
     *
     * @param body      as it came: it is the bytes that are signed
     * @param signature null for none
     */
    public Answer take(Account account, byte[] body, String signature) {
        JsonNode callback = read(body);
        Optional<URI> address = address(callback).filter(url -> SigningKeys.isManages(account, url));
        if (signature == null || address.isEmpty() || keys.known(address.get())
                .filter(key -> !SigningKeys.isSigned(body, signature, key)).isPresent()) {
            return Answer.FORGED;
        }
        try {
            work.execute(() -> work(account, callback, body, signature, address.get()));
            return Answer.TAKEN;
        } catch (RejectedExecutionException e) {
            return Answer.TOO_MANY;
        }
    }

    private void work(Account account, JsonNode callback, byte[] body, String signature, URI address) {
        try {
            if (!SigningKeys.isSigned(body, signature, keys.key(account, address))) {
                LOG.warn("Account {}: a callback was not signed by Manage and is left out", account.name());
            } else if (seen.put(callback.path("MessageId").asText(), true) == null) {
                wake(account, callback);
            }
        } catch (RuntimeException e) {
            // The next look at what has changed finds it.
            LOG.warn("Account {}: a callback was left out: {}", account.name(), Troubles.sentence(e));
        }
    }

    private void wake(Account account, JsonNode callback) {
        String id = callback.path("ID").asText();
        JsonNode hint = read(callback.path("Entity").asText("").getBytes(StandardCharsets.UTF_8));
        switch (callback.path("Type").asText()) {
            case "project" -> project(account, id).ifPresent(project -> wakes.wake(project,
                    Set.of(Touch.of(Side.MANAGE, Kind.PROJECT, id)), false));
            case "ticket" -> wakeTicket(account, id, hint.at("/project/id").asText());
            case "schedule" -> wakeTicket(account, hint.path("objectId").asText(), "");
            case "time" -> wakeTicket(account, hint.path("chargeToId").asText(), "");
            default -> LOG.debug("A callback of another type came: {}", callback.path("Type").asText());
        }
    }

    private void wakeTicket(Account account, String ticket, String project) {
        pairs.projectOf(Kind.TASK, Side.MANAGE, ticket)
                .filter(known -> projects.accountOf(known).filter(account.name()::equals).isPresent())
                .or(() -> project(account, project))
                .ifPresent(known -> wakes.wake(known, Set.of(Touch.ticket(ticket)), false));
    }

    private Optional<Long> project(Account account, String id) {
        return id.matches("\\d{1,18}") ? projects.on(account, Side.MANAGE, id).map(PairedProject::id)
                : Optional.empty();
    }

    private static Optional<URI> address(JsonNode callback) {
        try {
            return Optional.of(new URI(callback.at("/Metadata/key_url").asText()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static JsonNode read(byte[] json) {
        try {
            return json.length == 0 ? MissingNode.getInstance() : JSON.readTree(json);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void destroy() {
        work.shutdownNow();
    }
}
