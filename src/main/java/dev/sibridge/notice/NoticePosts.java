package dev.sibridge.notice;

import dev.sibridge.alert.Outbox;
import dev.sibridge.alert.Outbox.Waiting;
import dev.sibridge.notice.Webhooks.RejectedPostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The posts that wait for their webhooks. Those of a notice go one after the other, in the order in which they arose;
 * notices do not wait for each other.
 */
@Component
public class NoticePosts {

    private static final Logger LOG = LoggerFactory.getLogger(NoticePosts.class);
    private static final String OF_NOTICE = " FROM notice_post WHERE account = ? AND notice = ? AND sent_at IS NULL";
    /** How long a round works on one notice: the next round waits for it. */
    private static final Duration ROUND = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Webhooks webhooks;
    private final Clock clock;
    private final Outbox outbox;

    public NoticePosts(JdbcClient jdbc, Notices notices, Webhooks webhooks, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.webhooks = webhooks;
        this.clock = clock;
        this.outbox = new Outbox(jdbc, clock, "notice_post");
    }

    /** A notice with posts that wait, and until when (milliseconds since 1970 UTC) this round works on them. */
    public record Receiver(String account, long notice, long until) {
    }

    /** Adds a post to be sent as soon as the webhook takes it. */
    void add(Notice notice, String body) {
        jdbc.sql("INSERT INTO notice_post (account, notice, target, body, created_at, next_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(notice.account(), notice.id(), notice.target().name(), body, clock.millis(), clock.millis())
                .update();
    }

    /** How many more posts people may read in one hour there; programs read as many as there are. */
    int room(Notice notice) {
        return notice.target() == Target.JSON ? Integer.MAX_VALUE : Outbox.MOST_AN_HOUR - jdbc.sql("SELECT COUNT(*)"
                        + " FROM notice_post WHERE account = ? AND notice = ? AND created_at > ? AND created_at <= ?")
                .params(notice.account(), notice.id(), clock.instant().minus(Outbox.HOUR).toEpochMilli(), clock.millis())
                .query(Integer.class).single();
    }

    /** The posts that have not arrived, by the number of the notice. */
    public Map<Long, Waiting> waiting(String account) {
        return jdbc.sql("SELECT notice, COUNT(*) AS number, MIN(created_at) AS oldest FROM notice_post"
                        + " WHERE account = ? AND sent_at IS NULL GROUP BY notice").params(account)
                .query((row, number) -> Map.entry(row.getLong("notice"), new Waiting(row.getLong("number"),
                        Instant.ofEpochMilli(row.getLong("oldest"))))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The notices for which something may be sent now. */
    public List<Receiver> receivers() {
        outbox.forget();
        long until = clock.instant().plus(ROUND).toEpochMilli();
        return jdbc.sql("SELECT DISTINCT account, notice FROM notice_post WHERE sent_at IS NULL AND " + Outbox.DUE
                        + " ORDER BY account, notice").params(outbox.now())
                .query((row, number) -> new Receiver(row.getString(1), row.getLong(2), until)).list();
    }

    /**
     * Takes the notice's next post to send it. Null when nothing may be sent now: all has arrived, an earlier one waits
     * for its next attempt or is with another process, or this round is over.
     */
    public Post next(@Body Receiver receiver) {
        while (clock.millis() < receiver.until()) {
            Head head = head(receiver).orElse(null);
            if (head == null || !outbox.claim(head.id())) {
                return null;
            }
            Notice notice = notices.find(receiver.account(), receiver.notice()).orElse(null);
            if (notice != null && notice.target() == head.target()) {
                return new Post(head.id(), notice, head.body(), null, receiver.until());
            }
            // It was meant for a webhook that nobody wants to be told any more.
            jdbc.sql("DELETE FROM notice_post WHERE id = ?").params(head.id()).update();
        }
        return null;
    }

    /** The same after a post. */
    public Post after(@ExchangeProperty("request") Post last) {
        return next(new Receiver(last.notice().account(), last.notice().id(), last.until()));
    }

    private record Head(long id, Target target, String body) {
    }

    private Optional<Head> head(Receiver receiver) {
        Object[] now = outbox.now();
        // Whatever must not go yet keeps all that arose later, unless it is what it says that was refused.
        return jdbc.sql("SELECT id, target, body" + OF_NOTICE + " AND " + Outbox.DUE + " AND NOT EXISTS (SELECT 1"
                        + " FROM notice_post earlier WHERE earlier.account = notice_post.account AND earlier.notice ="
                        + " notice_post.notice AND earlier.id < notice_post.id AND earlier.sent_at IS NULL"
                        + " AND earlier.refused = FALSE AND NOT (earlier.next_at <= ? OR earlier.next_at > ?))"
                        + " ORDER BY id LIMIT 1")
                .param(receiver.account()).param(receiver.notice()).params(now).params(now)
                .query((row, number) -> new Head(row.getLong("id"), Target.valueOf(row.getString("target")),
                        row.getString("body"))).optional();
    }

    /** Notes that the webhook took a post. */
    public void sent(@ExchangeProperty("request") Post post) {
        outbox.sent(post.id());
    }

    /** Puts a post off that did not arrive; drops one that was rejected for days. */
    public void failed(@ExchangeProperty("request") Post post,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception trouble) {
        boolean rejected = trouble instanceof RejectedPostException answer && answer.isRejection();
        if (outbox.drop(post.id(), rejected ? Outbox.REFUSED_FOR_GOOD : Outbox.KEPT)) {
            LOG.error("The webhook of {} at {} has not taken a post for days; it is dropped. Correct or remove the"
                    + " notice. {}", post.notice(), post.notice().host(), webhooks.sentence(trouble, post.notice()
                    .host()));
            return;
        }
        LOG.warn("The {} is waiting. {}", post, webhooks.sentence(trouble, post.notice().host()));
        if (trouble instanceof RejectedPostException answer && answer.isAboutWhatIsSaid()) {
            jdbc.sql("UPDATE notice_post SET refused = TRUE WHERE id = ?").params(post.id()).update();
        }
        outbox.putOff(post.id());
    }
}
