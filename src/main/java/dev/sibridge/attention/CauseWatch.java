package dev.sibridge.attention;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.attention.Cause.State;
import dev.sibridge.attention.CauseEntry.What;
import dev.sibridge.attention.CauseStore.Content;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares what is wrong now with the causes that are known: new ones open, those that nothing speaks of any more
 * close, and those that are back open again. One process looks at a time, and it finds what the last one has left.
 */
@Component
public class CauseWatch {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Comparator<Affected> LAST_FIRST =
            Comparator.comparing(Affected::run, Comparator.nullsLast(Comparator.reverseOrder()));

    private final List<FactSource> sources;
    private final Accounts accounts;
    private final CauseStore causes;
    private final Clock clock;

    CauseWatch(List<FactSource> sources, Accounts accounts, CauseStore causes, Clock clock) {
        this.sources = sources;
        this.accounts = accounts;
        this.causes = causes;
        this.clock = clock;
    }

    /**
     * Looks what is wrong, unless somebody has looked within that time.
     *
     * @param fresh zero to look now in any case
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void look(Duration fresh) {
        long now = clock.millis();
        if (!causes.takeTurn(now, now - fresh.toMillis())) {
            return;
        }
        Map<String, Cause> known = causes.of(accounts.all().stream().map(Account::name).toList()).stream()
                .collect(Collectors.toMap(cause -> cause.key().fingerprint(), Function.identity()));
        accounts.all().forEach(account -> facts(account).forEach((key, facts) ->
                settle(key, facts, known.remove(key.fingerprint()), now)));
        known.values().stream().filter(cause -> cause.closedAt() == null)
                .forEach(cause -> causes.close(cause, now));
        causes.forget(now - KEPT.toMillis());
    }

    private Map<CauseKey, List<Fact>> facts(Account account) {
        return sources.stream().flatMap(source -> source.of(account).stream())
                .collect(Collectors.groupingBy(Fact::key, LinkedHashMap::new, Collectors.toList()));
    }

    private void settle(CauseKey key, List<Fact> facts, Cause known, long now) {
        if (known != null && known.closedAt() == null) {
            goOn(known, content(facts, known.affected()), now);
            return;
        }
        Content content = content(facts, List.of());
        long since = content.affected().stream().mapToLong(Affected::since).min()
                .orElseGet(() -> facts.get(0).since());
        if (known == null) {
            causes.open(key, content, since);
        } else {
            causes.reopen(known, content, Math.max(since, known.closedAt()));
            causes.note(known.id(), new CauseEntry(What.REOPENED, null, null, now));
        }
    }

    private void goOn(Cause known, Content content, long now) {
        Set<String> before = known.affected().stream().map(Affected::identity).collect(Collectors.toSet());
        if (known.state(now) == State.SNOOZED
                && content.affected().stream().anyMatch(one -> !before.contains(one.identity()))) {
            // Whoever put it off has not seen this one.
            causes.snooze(known.id(), null);
            causes.note(known.id(), new CauseEntry(What.WOKEN, null, null, now));
        }
        if (!content.equals(new Content(known.what(), known.todo(), known.affected()))) {
            causes.update(known, content);
        }
    }

    private static Content content(List<Fact> facts, List<Affected> before) {
        Map<String, Long> since = before.stream().collect(Collectors.toMap(Affected::identity, Affected::since,
                Math::min));
        Map<String, Affected> byProject = facts.stream().filter(fact -> fact.affected() != null)
                .map(fact -> fact.affected().since(Optional.ofNullable(since.get(fact.affected().identity()))
                        .orElseGet(fact::since)))
                .collect(Collectors.toMap(Affected::identity, Function.identity(), Affected::and, LinkedHashMap::new));
        List<Affected> affected = byProject.values().stream().sorted(LAST_FIRST).toList();
        Fact last = affected.isEmpty() ? facts.get(0) : facts.stream().filter(fact -> fact.affected() != null
                && fact.affected().identity().equals(affected.get(0).identity())).findFirst().orElseThrow();
        return new Content(last.what(), last.todo(), affected);
    }
}
