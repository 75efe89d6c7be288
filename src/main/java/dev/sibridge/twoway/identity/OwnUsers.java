package dev.sibridge.twoway.identity;

import dev.sibridge.account.Account;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.twoway.merge.MergePlan;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.ProjectLog;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Notices when somebody else works under our name: people who sign in as our user, or another integration with our
 * keys. What they do cannot be told from what we do, when it matters who did it.
 */
@Component
public class OwnUsers {

    private static final String WHAT = "OWN_USER";
    /** Clocks of two systems do not agree better than that. */
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration LATELY = Duration.ofDays(30);
    /** What exports become, in which the other flow writes under the same name. */
    private static final Map<Kind, RecordType> EXPORTED = Map.of(Kind.PROJECT, RecordType.PROJECT, Kind.PHASE,
            RecordType.PHASE, Kind.TASK, RecordType.TICKET);

    private final TwoWayAccounts accounts;
    private final ProjectLog log;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, String> inManage = new ConcurrentHashMap<>();

    public OwnUsers(TwoWayAccounts accounts, ProjectLog log, Ledger ledger, Clock clock) {
        this.accounts = accounts;
        this.log = log;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Keys do not tell whose they are, but the answer to what we have just made does.
     *
     * @param user who has made it, by what Manage says; null when it says nothing
     */
    public void learn(Account account, String user) {
        if (user != null && !user.equals(inManage.get(account.name()))) {
            accounts.manageUser(account, user);
            inManage.put(account.name(), user);
        }
    }

    /**
     * Looks for such edits on a side, before a pass over a project that has had one before writes anything, and puts
     * them into the project's log.
     *
     * @param user  who we are there; null when that is not known
     * @param pairs as they were before the pass
     */
    public void look(Account account, PairedProject project, Side side, String user, Collection<Pair> pairs, Seen seen,
            MergePlan plan) {
        if (user == null || project.lastPass() == null) {
            return;
        }
        ForeignEdits edits = new ForeignEdits(side, pairs, plan);
        Instant since = project.lastPass().plus(SKEW);
        if (edits.of(seen.records(), user, since).isEmpty()) {
            return;
        }
        // A pass notes at its end what it wrote.
        Instant last = log.last(project.id()).map(at -> at.plus(SKEW)).filter(since::isBefore).orElse(since);
        edits.of(seen.records(), user, last).stream()
                .filter(record -> side == Side.TOOL || !mayBeExported(account, record, edits.isPaired(record)))
                .forEach(record -> log.add(project.id(), WHAT, side, record.kind(), Objects.toString(record.value(
                        Field.title(record.kind())), record.id()), null, null));
    }

    /** Who we are in Manage; null when that is not known yet. */
    public String inManage(Account account) {
        return account.connectwise().impersonates() ? account.connectwise().member()
                : inManage.computeIfAbsent(account.name(), name -> accounts.manageUser(account).orElse(null));
    }

    // The ledger hears a little late of what an export has just made.
    private boolean mayBeExported(Account account, Sighting record, boolean isPaired) {
        RecordType type = EXPORTED.get(record.kind());
        return type != null && (!isPaired || !ledger.holders(account, type, List.of(Long.valueOf(record.id())))
                .isEmpty());
    }

    /** What was found of late in an account's projects, the newest first. */
    public List<ProjectLog.Row> lately(Account account) {
        return log.since(account, WHAT, clock.instant().minus(LATELY));
    }
}
