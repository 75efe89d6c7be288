package dev.sibridge.twoway.changes;

import dev.sibridge.account.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Changes in Manage that passes have read with all that belongs to them. They are found again by each search as long
 * as they are not older than its overlap, and need not be read again.
 */
@Component
public class ReadChanges {

    /** Manage's times have whole seconds: something may have changed again in the same one, after it was read. */
    private static final Duration SAME_SECOND = Duration.ofSeconds(2);

    private final Clock clock;
    private final Map<String, Map<String, Read>> accounts = new ConcurrentHashMap<>();

    public ReadChanges(Clock clock) {
        this.clock = clock;
    }

    /**
     * A version of a record that was read.
     *
     * @param first   when it had been read for the first time
     * @param settled whether it was read again so much later that it cannot be another one by now
     */
    private record Read(Instant first, boolean settled) {
    }

    /** Whether a record that is found in this version is certainly known. */
    boolean has(Account account, String version) {
        Read read = of(account).get(version);
        return read != null && read.settled();
    }

    /** Whether a record was read in this version, but may be another one by now. */
    boolean isToBeReadAgain(Account account, String version) {
        Read read = of(account).get(version);
        return read != null && !read.settled();
    }

    /** Forgets all that was not found any more. */
    void keep(Account account, Set<String> found) {
        of(account).keySet().retainAll(found);
    }

    /**
     * A pass has read these.
     *
     * @param began when it began to
     */
    public void add(Account account, Collection<String> versions, Instant began) {
        Instant now = clock.instant();
        versions.forEach(version -> of(account).merge(version, new Read(now, false), (before, again) ->
                new Read(before.first(), before.settled() || !before.first().plus(SAME_SECOND).isAfter(began))));
    }

    private Map<String, Read> of(Account account) {
        return accounts.computeIfAbsent(account.name() + " " + account.tenant(), first -> new ConcurrentHashMap<>());
    }
}
