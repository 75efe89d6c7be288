package dev.sibridge.sandbox.manage.callbacks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.callbacks.CallbackFault.Kind;
import dev.sibridge.sandbox.manage.callbacks.DeliveryLog.Outcome;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Manage;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells those who registered a callback what was written, and what can be turned and read at that. */
public final class Callbacks implements AutoCloseable {

    private static final String TABLE = "CallbackEntry";
    private static final Set<Integer> RETRIED = Set.of(404, 409, 419, 429);

    private final Manage manage;
    private final SigningKeys keys = new SigningKeys();
    private final CallbackFaults faults = new CallbackFaults();
    private final DeliveryLog log = new DeliveryLog();
    private final Courier courier = new Courier();
    private final Outbox outbox = new Outbox(this::send);
    private final Map<Integer, Long> failingSince = new ConcurrentHashMap<>();
    private volatile String base = "http://localhost/sandbox/v4_6_release/apis/3.0";

    /** Hears from now on of what is written. */
    public Callbacks(Manage manage) {
        this.manage = manage;
        manage.listen(this::hear);
    }

    /** Where the API is served: absolute, up to {@code apis/3.0}. It stands in links, and the key is beside it. */
    public void servedAt(String url) {
        base = url;
    }

    /** The keys that messages are signed with. */
    public SigningKeys keys() {
        return keys;
    }

    /** The faults that wait to happen. */
    public CallbackFaults faults() {
        return faults;
    }

    /** What became of the messages. */
    public DeliveryLog log() {
        return log;
    }

    /** How messages are delivered. */
    public DeliverySettings settings() {
        return outbox.settings();
    }

    /** From now on delivers so. */
    public void settings(DeliverySettings settings) {
        outbox.settings(settings);
    }

    /** How many messages wait or are under way. */
    public int waiting() {
        return outbox.size();
    }

    /**
     * Waits until every message has arrived or was given up.
     *
     * @return false if that took longer
     * @throws InterruptedException when the caller is told to stop
     */
    public boolean awaitIdle(Duration longest) throws InterruptedException {
        return outbox.awaitIdle(longest);
    }

    /** Works as if just started: nothing waits, no faults, the usual settings, an empty log. */
    public void calmDown() {
        outbox.clear();
        outbox.settings(DeliverySettings.usual());
        faults.clear();
        log.clear();
        failingSince.clear();
    }

    private void hear(Manage.Event event) {
        if (event.entity().name().equals(TABLE)) {
            failingSince.remove(event.row().get("id").asInt());
        }
        String type = Levels.type(event.entity().name());
        if (type == null || manage.table(TABLE).size() == 0) {
            return;
        }
        for (ObjectNode callback : manage.table(TABLE).all()) {
            if (!callback.path("inactiveFlag").asBoolean() && Levels.matches(callback, type, event.row())
                    && !isOwn(callback, event.who())) {
                post(Message.of(manage, callback, type, event, base, keys.currentId()));
            }
        }
    }

    private boolean isOwn(ObjectNode callback, String who) {
        ObjectNode creator = manage.table("Member").get(callback.path("memberId").asInt());
        return callback.path("isSelfSuppressedFlag").asBoolean() && creator != null
                && Keys.of(creator.path("identifier").asText()).equals(Keys.of(who));
    }

    private void post(Message message) {
        CallbackFault fault = faults.next(message);
        Kind kind = fault == null ? null : fault.kind();
        if (kind == Kind.DROPPED) {
            log.add(message, kind, Outcome.DROPPED);
            return;
        }
        String signature = kind == Kind.FORGED ? keys.forge(message.body()) : keys.sign(message.body());
        boolean delayed = kind == Kind.LATE || kind == Kind.REORDERED;
        Duration delay = delayed ? Duration.ofMillis(fault.delayMs()) : Duration.ZERO;
        for (int copies = kind == Kind.DOUBLED ? 2 : 1; copies > 0; copies--) {
            long number = log.add(message, kind, Outcome.WAITING);
            if (!outbox.offer(number, message, signature, delay, kind == Kind.REORDERED)) {
                log.change(number, entry -> entry.after(0, null, Outcome.OVERFLOW));
            }
        }
    }

    private CompletableFuture<Outbox.Result> send(Parcel parcel) {
        int callback = parcel.message().callback();
        if (!manage.store().reading(() -> isActive(callback))) {
            return over(parcel, null, Outcome.CANCELLED);
        }
        if (!Courier.isLoopback(parcel.message().url())) {
            failed(callback);
            return over(parcel, null, Outcome.NOT_LOOPBACK);
        }
        Parcel sent = parcel.sent();
        return courier.send(sent.message(), sent.signature(), Duration.ofMillis(settings().timeoutMs()))
                .thenApply(status -> answered(sent, status));
    }

    private boolean isActive(int callback) {
        ObjectNode row = manage.table(TABLE).get(callback);
        return row != null && !row.path("inactiveFlag").asBoolean();
    }

    private CompletableFuture<Outbox.Result> over(Parcel parcel, Integer status, Outcome outcome) {
        log.change(parcel.number(), entry -> entry.after(parcel.attempts(), status, outcome));
        return CompletableFuture.completedFuture(Outbox.Result.DONE);
    }

    private Outbox.Result answered(Parcel sent, Integer status) {
        int callback = sent.message().callback();
        DeliverySettings settings = settings();
        if (status != null && status / 100 == 2) {
            failingSince.remove(callback);
            over(sent, status, Outcome.DELIVERED);
            return Outbox.Result.DONE;
        }
        if (status != null && RETRIED.contains(status) && sent.attempts() <= settings.retryMs().size()) {
            log.change(sent.number(), entry -> entry.after(sent.attempts(), status, Outcome.WAITING));
            return new Outbox.Result(sent, Duration.ofMillis(settings.retryMs().get(sent.attempts() - 1)));
        }
        failed(callback);
        over(sent, status, Outcome.FAILED);
        return Outbox.Result.DONE;
    }

    /** Failures in a row make a registration inactive, by and by. */
    private void failed(int callback) {
        long since = failingSince.computeIfAbsent(callback, any -> System.nanoTime());
        if (Duration.ofNanos(System.nanoTime() - since).toMillis() < settings().giveUpAfterMs()) {
            return;
        }
        manage.store().writing(() -> {
            ObjectNode row = manage.table(TABLE).get(callback);
            if (row != null) {
                ObjectNode copy = row.deepCopy().put("inactiveFlag", true);
                copy.withObject("/_info").put("lastUpdated", manage.now()).put("updatedBy", "zadmin");
                manage.table(TABLE).put(copy);
            }
            return Json.object();
        });
    }

    @Override
    public void close() {
        outbox.close();
    }
}
